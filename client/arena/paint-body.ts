/** Draws a body: its shape, what is in it, and what is written below. */
import type { PicturedObject } from '../../shared/heap/picture.ts';
import { type Body, type BodyCell, inCells, isDeadWeakref } from './body.ts';
import type { Drawing } from './canvas-textures.ts';
import { formPath } from './paint-shapes.ts';
import { tapDetails } from './paint-tap.ts';
import { type ClassColours, coloursOf, type Palette } from './palette.ts';
import { MONO, mix, SANS, withAlpha } from './theme.ts';

type Context = CanvasRenderingContext2D;

export interface BodyLook {
  readonly palette: Palette;
  /** The full word of a hidden holder, when somebody looks closer; null: its glyph. */
  readonly word: string | null;
  /** Whether what a wrapper has opened is still open; null for whatever is no wrapper. */
  readonly open: boolean | null;
  /** How much larger than on a desk letters are. */
  readonly lettering: number;
}

/** Text with a halo in the ground's colour, so that lines may pass behind it. */
export function haloText(context: Context, text: string, x: number, y: number, halo: string): void {
  const colour = context.fillStyle;
  context.lineJoin = 'round';
  context.lineWidth = 3.4;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function fillShape(context: Context, body: Body, colours: ClassColours): void {
  const path = formPath(body.form, body.width, body.height);
  const shade = context.createLinearGradient(0, -body.height / 2, 0, body.height / 2);
  shade.addColorStop(0, mix(colours.fill, colours.line, 0.3));
  shade.addColorStop(0.55, colours.fill);
  shade.addColorStop(1, mix(colours.fill, '#000000', 0.12));
  context.save();
  context.shadowColor = 'rgba(0,0,0,0.34)';
  context.shadowBlur = 9;
  context.shadowOffsetY = 3;
  context.fillStyle = shade;
  context.fill(path);
  context.restore();
  context.lineWidth = 2;
  context.strokeStyle = colours.line;
  context.stroke(path);
}

function chipShape(context: Context, body: Body, colours: ClassColours, dead: boolean): void {
  const path = formPath('chip', body.width, body.height);
  context.fillStyle = withAlpha(colours.fill, 0.92);
  context.fill(path);
  context.lineWidth = 1.4;
  context.setLineDash([4, 3]);
  context.strokeStyle = withAlpha(colours.line, dead ? 0.5 : 1);
  context.stroke(path);
  context.setLineDash([]);
}

function dot(context: Context, x: number, y: number, radius: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fillStyle = colour;
  context.fill();
}

function drawIndexCell(context: Context, cell: BodyCell, first: boolean, colours: ClassColours, letters: number): void {
  const { box } = cell;
  const middle = box.x + box.width / 2;
  if (!first) {
    context.beginPath();
    context.moveTo(box.x, box.y + 5);
    context.lineTo(box.x, box.y + box.height - 5);
    context.lineWidth = 1.2;
    context.strokeStyle = withAlpha(colours.line, 0.55);
    context.stroke();
  }
  context.font = `500 ${10.5 * letters}px ${MONO}`;
  context.fillStyle = withAlpha(colours.text, cell.slot === null ? 0.95 : 0.7);
  context.fillText(cell.title, middle, cell.slot === null ? 0 : -9);
  if (cell.slot === null) return;
  if (cell.atom === null) dot(context, cell.port.x, cell.port.y, 3.6, colours.line);
  else {
    context.font = `600 ${10 * letters}px ${MONO}`;
    context.fillStyle = colours.text;
    context.fillText(cell.atom, middle, 8);
  }
}

function drawRow(context: Context, cell: BodyCell, first: boolean, colours: ClassColours, letters: number): void {
  const { box } = cell;
  if (!first) {
    context.beginPath();
    context.moveTo(box.x + 6, box.y);
    context.lineTo(box.x + box.width - 6, box.y);
    context.lineWidth = 1;
    context.strokeStyle = withAlpha(colours.line, 0.4);
    context.stroke();
  }
  context.font = `500 ${11 * letters}px ${MONO}`;
  context.fillStyle = colours.text;
  context.textAlign = 'left';
  context.fillText(cell.title, box.x + 10, box.y + box.height / 2 + 0.5);
  if (cell.slot !== null && cell.atom === null) dot(context, cell.port.x, cell.port.y, 3.6, colours.line);
  else if (cell.atom !== null) {
    context.textAlign = 'right';
    context.font = `600 ${10.5 * letters}px ${MONO}`;
    context.fillText(cell.atom, box.x + box.width - 10, box.y + box.height / 2 + 0.5);
  }
  context.textAlign = 'center';
}

function drawOpening(context: Context, cell: BodyCell, colours: ClassColours): void {
  const { port } = cell;
  context.beginPath();
  context.roundRect(port.x - 10, port.y - 6, 20, 12, 4);
  context.fillStyle = 'rgba(0,0,0,0.28)';
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = withAlpha(colours.line, 0.65);
  context.stroke();
  if (cell.atom !== null) {
    context.font = `600 8px ${MONO}`;
    context.fillStyle = colours.text;
    context.fillText(cell.atom, port.x, port.y + 0.5);
  } else if (cell.slot !== null) dot(context, port.x, port.y, 3.2, colours.line);
}

function clapper(context: Context, body: Body, colours: ClassColours): void {
  const y = body.height / 2;
  dot(context, 0, y * 0.96, 5, colours.line);
  context.beginPath();
  context.moveTo(-body.width * 0.38, y * 0.6);
  context.lineTo(body.width * 0.38, y * 0.6);
  context.lineWidth = 1.2;
  context.strokeStyle = withAlpha(colours.line, 0.55);
  context.stroke();
}

function embers(context: Context, body: Body, colours: ClassColours): void {
  context.save();
  context.translate(0, body.height * 0.12);
  context.fillStyle = withAlpha('#ffc46b', 0.3);
  context.fill(formPath('flame', body.width * 0.6, body.height * 0.62));
  context.restore();
  dot(context, 0.12 * body.width, -0.27 * body.height, 2, colours.text);
}

function scowl(context: Context, body: Body, colours: ClassColours): void {
  const { width, height } = body;
  context.lineWidth = 2.4;
  context.lineCap = 'round';
  context.strokeStyle = colours.line;
  context.beginPath();
  context.moveTo(-width * 0.27, -height * 0.32);
  context.lineTo(-width * 0.07, -height * 0.22);
  context.moveTo(width * 0.27, -height * 0.32);
  context.lineTo(width * 0.07, -height * 0.22);
  context.moveTo(-width * 0.16, height * 0.38);
  context.quadraticCurveTo(0, height * 0.25, width * 0.16, height * 0.38);
  context.stroke();
  dot(context, -width * 0.15, -height * 0.17, 2.1, colours.line);
  dot(context, width * 0.15, -height * 0.17, 2.1, colours.line);
}

/** The clip by which a member wears it, and the line that says whose it is. */
function badgeClip(context: Context, body: Body, colours: ClassColours): void {
  const { width, height } = body;
  context.lineCap = 'round';
  context.lineWidth = 2.2;
  context.strokeStyle = colours.line;
  context.beginPath();
  context.moveTo(-width * 0.06, -height * 0.41);
  context.lineTo(width * 0.06, -height * 0.41);
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = withAlpha(colours.line, 0.6);
  context.beginPath();
  context.moveTo(-width * 0.3, height * 0.34);
  context.lineTo(width * 0.3, height * 0.34);
  context.stroke();
}

function drawstring(context: Context, body: Body, colours: ClassColours, members: number): void {
  const { width, height } = body;
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.strokeStyle = colours.line;
  context.beginPath();
  context.moveTo(-width * 0.16, -height * 0.31);
  context.quadraticCurveTo(0, -height * 0.26, width * 0.16, -height * 0.31);
  context.stroke();
  const shown = Math.min(members, 5);
  for (let index = 0; index < shown; index += 1) {
    dot(context, (index - (shown - 1) / 2) * 9, height * 0.3, 2.8, colours.line);
  }
}

function sealedEnds(context: Context, body: Body, colours: ClassColours): void {
  for (const side of [-1, 1]) {
    const x = (side * body.width) / 2 - side * 12;
    context.beginPath();
    context.moveTo(x, -body.height / 2 + 5);
    context.lineTo(x, body.height / 2 - 5);
    context.lineWidth = 2.6;
    context.strokeStyle = withAlpha(colours.line, 0.8);
    context.stroke();
  }
}

function weakRing(context: Context, body: Body, colours: ClassColours): void {
  context.beginPath();
  context.arc(-body.width / 2 + 9, -body.height / 2 + 9, 4.2, 0, Math.PI * 2);
  context.setLineDash([1.6, 1.8]);
  context.lineWidth = 1.6;
  context.strokeStyle = colours.line;
  context.stroke();
  context.setLineDash([]);
}

function details(context: Context, body: Body, object: PicturedObject, look: BodyLook, colours: ClassColours): void {
  const letters = inCells(look.lettering);
  switch (body.form) {
    case 'tap':
      tapDetails(
        context,
        body,
        { open: look.open === true, closesItself: object.type === 'SafeHandle', water: look.palette.hint },
        colours,
      );
      break;
    case 'bell':
      clapper(context, body, colours);
      break;
    case 'flame':
      embers(context, body, colours);
      break;
    case 'rock':
      scowl(context, body, colours);
      break;
    case 'badge':
      badgeClip(context, body, colours);
      break;
    case 'bag':
      drawstring(context, body, colours, object.slots.filter((slot) => slot.kind === 'member').length);
      break;
    case 'sealed':
      sealedEnds(context, body, colours);
      for (const [index, cell] of body.cells.entries()) drawIndexCell(context, cell, index === 0, colours, letters);
      break;
    case 'cells':
      for (const [index, cell] of body.cells.entries()) drawIndexCell(context, cell, index === 0, colours, letters);
      break;
    case 'rows':
      for (const [index, cell] of body.cells.entries()) drawRow(context, cell, index === 0, colours, letters);
      break;
    case 'plate':
      for (const cell of body.cells) drawOpening(context, cell, colours);
      if (object.type === 'SlotW') weakRing(context, body, colours);
      break;
    case 'hexagon':
    case 'chip':
      break;
  }
}

const LABEL_Y: Readonly<Partial<Record<Body['form'], number>>> = {
  plate: -8,
  bell: 3,
  badge: 5,
  tap: 1,
  flame: 9,
  rock: 4,
  bag: 2,
};
const EMPTY: Readonly<Partial<Record<Body['form'], string>>> = { cells: '[ ]', sealed: '( )', rows: '{ }' };

function chipText(context: Context, text: string, dead: boolean, colours: ClassColours, lettering: number): void {
  context.font = `500 ${11 * lettering}px ${MONO}`;
  context.fillStyle = withAlpha(colours.text, dead ? 0.6 : 1);
  context.fillText(text, 0, 0.5);
  if (!dead) return;
  const width = context.measureText(text).width / 2 + 4;
  context.beginPath();
  context.moveTo(-width, 0);
  context.lineTo(width, 0);
  context.lineWidth = 1.4;
  context.strokeStyle = colours.line;
  context.stroke();
}

function captions(context: Context, body: Body, palette: Palette, lettering: number): void {
  context.fillStyle = palette.quiet;
  body.captions.forEach((caption, index) => {
    context.font = index === 0 ? `500 ${11 * lettering}px ${SANS}` : `500 ${10 * lettering}px ${MONO}`;
    haloText(
      context,
      caption,
      0,
      body.height / 2 + (12 + index * 12.5) * lettering,
      withAlpha(palette.terraces[1], 0.85),
    );
  });
}

function looksKey(body: Body, object: PicturedObject, look: BodyLook): string {
  const cells = body.cells.map((cell) => `${cell.slot}:${cell.title}:${cell.atom}`).join(',');
  const members = object.slots.filter((slot) => slot.kind === 'member').length;
  const dead = isDeadWeakref(object);
  return ['body', object.type, body.label, body.captions.join('|'), cells, members, dead, look.word, look.open].join(
    ';',
  );
}

/** The drawing of an object's body. Two objects that look alike share one. */
export function bodyDrawing(body: Body, object: PicturedObject, look: BodyLook): Drawing {
  const { palette, lettering } = look;
  const colours = coloursOf(palette, object.type);
  const reach = Math.max(-body.extent.x, body.extent.x + body.extent.width) + 16;
  const wide =
    look.word === null ? body : { ...body, width: Math.max(body.width, look.word.length * 7 * lettering + 26) };
  return {
    key: looksKey(body, object, look),
    halfWidth: Math.max(reach, wide.width / 2 + 6),
    halfHeight: body.height / 2 + 18 + body.captions.length * 13 * lettering,
    paint: (context) => {
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      const dead = isDeadWeakref(object);
      if (body.form === 'chip') {
        chipShape(context, wide, colours, dead);
        chipText(context, look.word ?? body.label, dead, colours, lettering);
        return;
      }
      fillShape(context, body, colours);
      details(context, body, object, look, colours);
      const text = body.cells.length === 0 ? (EMPTY[body.form] ?? body.label) : body.label;
      context.font = `700 ${14 * lettering}px ${SANS}`;
      context.fillStyle = colours.text;
      context.fillText(text, 0, (LABEL_Y[body.form] ?? 0) + 0.5, body.width - 8);
      captions(context, body, palette, lettering);
    },
  };
}
