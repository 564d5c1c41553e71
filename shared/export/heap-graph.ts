/** A picture of a heap as boxes and lines in the plane: a name stands at the left of what it leads to. */
import { Graph, layout } from '@dagrejs/dagre';
import type { ObjectId, Picture, PicturedObject, Target } from '../heap/picture.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y` are a box's middle, in pixels. */
interface Placed extends Point {
  readonly width: number;
  readonly height: number;
}

export interface NameBox extends Placed {
  readonly name: string;
  readonly frame: Picture['names'][number]['frame'];
}

export interface ObjectBox extends Placed {
  readonly object: PicturedObject;
  /** False for what has died since the picture before: it is drawn as it was then. */
  readonly alive: boolean;
}

export interface Line {
  readonly points: readonly Point[];
  readonly text: string;
  /** Where the text's middle is. */
  readonly at: Point;
  readonly weak: boolean;
  readonly alive: boolean;
}

export interface HeapGraph {
  readonly width: number;
  readonly height: number;
  readonly names: readonly NameBox[];
  readonly objects: readonly ObjectBox[];
  readonly lines: readonly Line[];
}

const BOX_HEIGHT = 44;
const NAME_HEIGHT = 26;
const LETTER = 7.3;
const MARGIN = 16;

/** How wide a text in 12 pixels of a monospaced font is; Chinese letters take two places. */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > '\u2e80' ? 2 : 1) * LETTER, 0);
}

/** Lays a picture out. What was alive in the picture before and is no more stays, as dead. */
export function layHeapOut(picture: Picture, before: Picture | null): HeapGraph {
  const living = new Set(picture.objects.map(({ id }) => id));
  const dead = (before?.objects ?? []).filter(({ id, label }) => !living.has(id) && label !== null);
  const objects = [...picture.objects, ...dead].sort((a, b) => a.id - b.id);
  const known = new Set(objects.map(({ id }) => id));
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 46, edgesep: 12, marginx: MARGIN, marginy: MARGIN });

  const names = picture.names.filter(({ to }) => leadsTo(to, known) !== null);
  for (const [index, { name, to }] of names.entries()) {
    graph.setNode(`name ${index}`, { width: textWidth(name) + 20, height: NAME_HEIGHT });
    graph.setEdge(`name ${index}`, `${leadsTo(to, known)}`, { width: 0, height: 0 }, 'name');
  }
  for (const object of objects) graph.setNode(`${object.id}`, { width: boxWidth(object), height: BOX_HEIGHT });
  const references = objects.flatMap((object) =>
    object.slots.flatMap(({ name, to, weak }, index) => {
      const target = leadsTo(to, known);
      return target === null ? [] : [{ from: object.id, target, name, weak, key: `${index}` }];
    }),
  );
  for (const { from, target, name, key } of references) {
    graph.setEdge(`${from}`, `${target}`, { width: textWidth(name), height: 14, labelpos: 'c' }, key);
  }
  layout(graph);

  const line = (from: string, to: string, key: string): { points: readonly Point[]; at: Point } => {
    const { points = [], x = 0, y = 0 } = graph.edge(from, to, key) as { points?: Point[]; x?: number; y?: number };
    return { points, at: { x, y } };
  };
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: finite(width) + MARGIN,
    height: finite(height) + MARGIN,
    names: names.map(({ name, frame }, index) => ({ name, frame, ...placed(graph, `name ${index}`) })),
    objects: objects.map((object) => ({ object, alive: living.has(object.id), ...placed(graph, `${object.id}`) })),
    lines: [
      ...names.map(({ to }, index) => ({
        ...line(`name ${index}`, `${leadsTo(to, known)}`, 'name'),
        text: '',
        weak: false,
        alive: true,
      })),
      ...references.map(({ from, target, name, weak, key }) => ({
        ...line(`${from}`, `${target}`, key),
        text: name,
        weak,
        alive: living.has(from) && living.has(target),
      })),
    ],
  };
}

function leadsTo(to: Target, known: ReadonlySet<ObjectId>): ObjectId | null {
  return 'object' in to && known.has(to.object) ? to.object : null;
}

/** What a box says: its label, if it has one, and its type. */
export function boxTitle({ label, type }: PicturedObject): string {
  return label === null ? type : `${label} ${type}`;
}

function boxWidth(object: PicturedObject): number {
  return Math.max(76, textWidth(boxTitle(object)) + 34);
}

function placed(graph: Graph, node: string): Placed {
  const { x = 0, y = 0, width = 0, height = 0 } = graph.node(node) as Partial<Placed>;
  return { x, y, width, height };
}

/** An empty graph has no extent. */
function finite(length: number): number {
  return Number.isFinite(length) ? Math.max(length, 120) : 120;
}
