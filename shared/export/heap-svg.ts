/** A heap as an SVG that stands by itself: it brings its colours for light and dark, and no script. */
import type { Picture, Place } from '../heap/picture.ts';
import {
  boxTitle,
  type HeapGraph,
  type Line,
  layHeapOut,
  type NameBox,
  type ObjectBox,
  type Point,
} from './heap-graph.ts';

/** What the drawing says, in the reader's language. */
export interface HeapWords {
  readonly title: string;
  readonly places: Readonly<Record<`${Place}`, string>>;
  readonly dead: string;
  readonly weak: string;
  /** Whose names stand in a frame. */
  readonly frame: (frame: NameBox['frame']) => string;
}

const LEGEND_HEIGHT = 30;
const PLACES: readonly Place[] = [0, 1, 2, 'P', 'U', 'T'];

const STYLE = [
  'text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#1d2430}',
  '.small{font-size:10px;fill:#5b6575}',
  '.card{fill:#fbfaf7;stroke:#d9d4c7}',
  '.box{fill:#fff;stroke:#8c95a4;stroke-width:1.2}',
  '.name{fill:#eef1f6;stroke:#b9c1ce}',
  '.line{fill:none;stroke:#5b6575;stroke-width:1.4}',
  '.tip{fill:#5b6575}',
  '.word{stroke:#fbfaf7;stroke-width:4px;paint-order:stroke}',
  '.weak{stroke-dasharray:4 4}',
  '.dead{opacity:.35}',
  '.p0{fill:#2f9e6e}.p1{fill:#d08a1d}.p2{fill:#7a5bd0}.pP{fill:#3c8bd9}.pU{fill:#a3abb8}.pT{fill:#2f9e6e}',
  '@media(prefers-color-scheme:dark){text{fill:#e7eaf0}.small{fill:#a9b2c1}.card{fill:#171b22;stroke:#333b48}' +
    '.box{fill:#222833;stroke:#6d7788}.name{fill:#2b3342;stroke:#47526a}.line{stroke:#a9b2c1}.tip{fill:#a9b2c1}' +
    '.word{stroke:#171b22}}',
].join('');

/** Draws a picture; with the picture before, what died in between is there, faded. */
export function heapSvg(picture: Picture, before: Picture | null, words: HeapWords): string {
  const graph = layHeapOut(picture, before);
  const legend = legendOf(graph, words);
  const width = Math.ceil(Math.max(graph.width, legend.width + 32));
  const height = Math.ceil(graph.height) + LEGEND_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(words.title)}</title><style>${STYLE}</style>`,
    `<rect class="card" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10"/>`,
    ...graph.lines.map(drawLine),
    ...graph.names.map((name) => drawName(name, words)),
    ...graph.objects.map(drawObject),
    `<g transform="translate(16 ${height - 16})">${legend.text}</g>`,
    '</svg>',
  ].join('\n');
}

function drawObject({ object, alive, x, y, width, height }: ObjectBox): string {
  const [left, top] = [round(x - width / 2), round(y - height / 2)];
  const references = alive ? `×${object.references}` : '†';
  return [
    `<g class="${alive ? 'object' : 'object dead'}">`,
    `<rect class="box" x="${left}" y="${top}" width="${round(width)}" height="${height}" rx="8"/>`,
    `<rect class="p${object.place}" x="${round(left + 7)}" y="${round(top + 8)}" width="5" height="${height - 16}" rx="2.5"/>`,
    `<text x="${round(left + 20)}" y="${round(y - 3)}">${escaped(boxTitle(object))}</text>`,
    `<text class="small" x="${round(left + 20)}" y="${round(y + 13)}">${references}</text>`,
    '</g>',
  ].join('');
}

function drawName({ name, frame, x, y, width, height }: NameBox, words: HeapWords): string {
  const [left, top] = [round(x - width / 2), round(y - height / 2)];
  return [
    `<g><rect class="name" x="${left}" y="${top}" width="${round(width)}" height="${height}" rx="13"/>`,
    `<text x="${round(x)}" y="${round(y + 4)}" text-anchor="middle">${escaped(name)}</text>`,
    frame === 'globals'
      ? ''
      : `<text class="small" x="${round(x)}" y="${round(top - 3)}" text-anchor="middle">${escaped(words.frame(frame))}</text>`,
    '</g>',
  ].join('');
}

function drawLine({ points, text, at, weak, alive }: Line): string {
  const classes = `line${weak ? ' weak' : ''}`;
  return [
    `<g class="${alive ? 'reference' : 'reference dead'}"><path class="${classes}" d="${pathThrough(points)}"/>`,
    tip(points),
    text === ''
      ? ''
      : `<text class="small word" x="${round(at.x)}" y="${round(at.y + 3)}" text-anchor="middle">${escaped(text)}</text>`,
    '</g>',
  ].join('');
}

/** A smooth way through all points (Catmull and Rom's), so that it passes where the layout left room for it. */
export function pathThrough(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const at = (index: number): Point => points[Math.min(Math.max(index, 0), points.length - 1)] ?? first;
  const bends = points.slice(1).map((end, index) => {
    const [before, start, after] = [at(index - 1), at(index), at(index + 2)];
    const one = { x: start.x + (end.x - before.x) / 6, y: start.y + (end.y - before.y) / 6 };
    const two = { x: end.x - (after.x - start.x) / 6, y: end.y - (after.y - start.y) / 6 };
    return `C${[one, two, end].map(({ x, y }) => `${round(x)} ${round(y)}`).join(' ')}`;
  });
  return `M${round(first.x)} ${round(first.y)}${bends.join('')}`;
}

/** The arrow's head, turned as the way ends. */
function tip(points: readonly Point[]): string {
  const [before, end] = points.slice(-2);
  if (before === undefined || end === undefined) return '';
  const turn = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return `<path class="tip" d="M0 0L-8 -3.5L-8 3.5Z" transform="translate(${round(end.x)} ${round(end.y)}) rotate(${round(turn)})"/>`;
}

/** Which colours and lines mean what, as far as they occur. */
function legendOf(graph: HeapGraph, words: HeapWords): { readonly text: string; readonly width: number } {
  const places = PLACES.filter((place) => graph.objects.some(({ object }) => object.place === place));
  const items = places.map((place) => [
    `<rect class="p${place}" y="-9" width="5" height="11" rx="2.5"/>`,
    words.places[place],
  ]);
  if (graph.lines.some(({ weak }) => weak)) {
    items.push(['<path class="line weak" d="M-8 -3H8"/>', words.weak]);
  }
  if (graph.objects.some(({ alive }) => !alive)) items.push(['<text class="small">†</text>', words.dead]);
  let x = 0;
  const texts = items.map(([mark = '', text = '']) => {
    const item = `<g transform="translate(${round(x + 8)} 0)">${mark}<text class="small" x="14">${escaped(text)}</text></g>`;
    x += 40 + [...text].reduce((width, letter) => width + (letter > '\u2e80' ? 11 : 6.1), 0);
    return item;
  });
  return { text: texts.join(''), width: x };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
