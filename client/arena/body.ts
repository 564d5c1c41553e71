/**
 * What an object of a class measures and shows: its outline, its cells, where its references leave. The painter draws
 * it, layout keeps room for it and routes start and end on it, so all three agree.
 */
import type { ObjectId, PicturedObject, Slot } from '../../shared/heap/picture.ts';
import { type BodyForm, formOf, outlineOf } from './forms.ts';
import type { Box, Point } from './geometry.ts';
import { monoWidth, sansWidth } from './text-width.ts';

/** A part of a body that stands for one slot. */
export interface BodyCell {
  /** As in the picture; null for the cell that stands for what there is no room for. */
  readonly slot: string | null;
  /** The index or the key, or how many more there are. */
  readonly title: string;
  /** The atom in it; null when it refers to an object. */
  readonly atom: string | null;
  /** Relative to the centre of the body. */
  readonly box: Box;
  /** Where the reference leaves, relative to the centre of the body. */
  readonly port: Point;
}

export interface Body {
  readonly object: ObjectId;
  readonly form: BodyForm;
  readonly width: number;
  readonly height: number;
  /** Around the centre, clockwise. */
  readonly outline: readonly Point[];
  readonly cells: readonly BodyCell[];
  /** Written in the shape; empty when the shape is full of cells. */
  readonly label: string;
  /** Written below the shape, a line each. */
  readonly captions: readonly string[];
  /** Everything that is drawn, relative to the centre: shape, badge and captions. */
  readonly extent: Box;
}

/** A place where a reference can leave, and the direction in which it does, relative to the centre. */
export interface Port {
  readonly at: Point;
  readonly towards: Point;
}

const CELL_WIDTH = 32;
const CELL_HEIGHT = 40;
const MOST_CELLS = 6;
const ROW_HEIGHT = 21;
const MOST_ROWS = 4;
const CAPTION = 12;
/** A cell has little room: what is written in it grows no more than this. */
const MOST_IN_CELLS = 1.35;
const BADGE = 11;

const visible = (slots: readonly Slot[], kind: Slot['kind']): readonly Slot[] =>
  slots.filter((slot) => slot.kind === kind);

/** Atoms are written as Python writes them, but a cell has room for a few letters only. */
export function short(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

function cellsInARow(slots: readonly Slot[]): readonly BodyCell[] {
  const shown = slots.length > MOST_CELLS ? slots.slice(0, MOST_CELLS - 1) : slots;
  const titles = shown.map((slot) => ({ slot, title: slot.name.slice(1, -1) }));
  const count = titles.length + (shown.length < slots.length ? 1 : 0);
  const start = (-count * CELL_WIDTH) / 2;
  const boxAt = (index: number): Box => ({
    x: start + index * CELL_WIDTH,
    y: -CELL_HEIGHT / 2,
    width: CELL_WIDTH,
    height: CELL_HEIGHT,
  });
  const portAt = (index: number): Point => ({ x: start + (index + 0.5) * CELL_WIDTH, y: 7 });
  const cells: readonly BodyCell[] = titles.map(({ slot, title }, index) => ({
    slot: slot.name,
    title,
    atom: 'atom' in slot.to ? short(slot.to.atom, 4) : null,
    box: boxAt(index),
    port: portAt(index),
  }));
  return withRest(cells, slots.length - shown.length, boxAt, portAt);
}

/** The cells, and one more that counts the slots for which there is no room. */
function withRest(
  cells: readonly BodyCell[],
  left: number,
  boxAt: (index: number) => Box,
  portAt: (index: number) => Point,
): readonly BodyCell[] {
  if (left === 0) return cells;
  const index = cells.length;
  return [...cells, { slot: null, title: `+${left}`, atom: null, box: boxAt(index), port: portAt(index) }];
}

/** How much larger than on a desk letters in cells are. */
export const inCells = (lettering: number): number => Math.min(MOST_IN_CELLS, lettering);

function rowWidth(slot: Slot, letters: number): number {
  const value = 'atom' in slot.to ? monoWidth(short(slot.to.atom, 5), 10.5 * letters) + 4 : 10;
  return monoWidth(short(slot.name.slice(1, -1), 8), 11 * letters) + value + 30;
}

function rows(slots: readonly Slot[], letters: number): readonly BodyCell[] {
  const shown = slots.length > MOST_ROWS ? slots.slice(0, MOST_ROWS - 1) : slots;
  const width = Math.max(76, ...shown.map((slot) => rowWidth(slot, letters)));
  const count = shown.length + (shown.length < slots.length ? 1 : 0);
  const top = (-count * ROW_HEIGHT) / 2;
  const boxAt = (index: number): Box => ({
    x: -width / 2,
    y: top + index * ROW_HEIGHT,
    width,
    height: ROW_HEIGHT,
  });
  const portAt = (index: number): Point => ({ x: width / 2 - 12, y: top + (index + 0.5) * ROW_HEIGHT });
  const cells: readonly BodyCell[] = shown.map((slot, index) => ({
    slot: slot.name,
    title: short(slot.name.slice(1, -1), 8),
    atom: 'atom' in slot.to ? short(slot.to.atom, 5) : null,
    box: boxAt(index),
    port: portAt(index),
  }));
  return withRest(cells, slots.length - shown.length, boxAt, portAt);
}

/** `__slots__ = left, right`: two openings at the lower edge, whether they are filled or not. */
function plateCells(object: PicturedObject, width: number, height: number): readonly BodyCell[] {
  return (['.left', '.right'] as const).map((name, index) => {
    const slot = object.slots.find((each) => each.name === name);
    const x = index === 0 ? -width / 4 : width / 4;
    return {
      slot: slot === undefined ? null : name,
      title: name.slice(1),
      atom: slot !== undefined && 'atom' in slot.to ? short(slot.to.atom, 5) : null,
      box: { x: x - width / 4, y: 0, width: width / 2, height: height / 2 },
      port: { x, y: height / 2 - 11 },
    };
  });
}

function sizeOf(
  form: BodyForm,
  cells: readonly BodyCell[],
  object: PicturedObject,
  lettering: number,
): { width: number; height: number } {
  switch (form) {
    case 'hexagon':
      return { width: 62, height: 54 };
    case 'plate':
      return { width: 66, height: 52 };
    case 'bell':
      return { width: 58, height: 58 };
    case 'flame':
      return { width: 62, height: 62 };
    case 'rock':
      return { width: 62, height: 56 };
    case 'tap':
      return { width: 70, height: 60 };
    case 'badge':
      return { width: 62, height: 54 };
    case 'bag':
      return { width: 60, height: 60 };
    case 'cells':
      return { width: Math.max(1, cells.length) * CELL_WIDTH, height: CELL_HEIGHT };
    case 'sealed':
      return { width: Math.max(1, cells.length) * CELL_WIDTH + 24, height: CELL_HEIGHT };
    case 'rows':
      return { width: cells[0]?.box.width ?? 76, height: Math.max(1, cells.length) * ROW_HEIGHT + 8 };
    case 'chip':
      return { width: Math.max(34, monoWidth(glyphOf(object), 11 * lettering) + 20), height: 14 + 12 * lettering };
  }
}

const GLYPHS: Readonly<Record<string, string>> = {
  function: 'ƒ',
  cell: 'cell',
  frame: 'frame',
  generator: 'gen',
  method: 'meth',
  exception: 'exc',
  traceback: 'tb',
  weakref: 'weak',
  finalize: 'fin',
  lru_cache: 'lru',
  WeakValueDictionary: 'wvd',
  LogRecord: 'log',
};

/** What a hidden holder shows until somebody looks closer. */
export function glyphOf(object: PicturedObject): string {
  return object.guarded === true ? 'try' : (GLYPHS[object.type] ?? object.type);
}

/** True for a weak reference whose referent is gone. */
export function isDeadWeakref(object: PicturedObject): boolean {
  return object.type === 'weakref' && !object.slots.some((slot) => slot.weak && 'object' in slot.to);
}

function captionsOf(object: PicturedObject, form: BodyForm, lettering: number): readonly string[] {
  if (form === 'chip') return [];
  const inside = form !== 'cells' && form !== 'sealed' && form !== 'rows';
  const name = inside || object.label === null ? object.type : `${object.label} ${object.type}`;
  const atoms = object.slots
    .filter((slot) => slot.kind === 'attribute' && 'atom' in slot.to && form !== 'plate')
    .map((slot) => `${slot.name} = ${'atom' in slot.to ? short(slot.to.atom, 6) : ''}`);
  // of large letters only those that tell more than the shape does
  return lettering > 1 && inside ? atoms.slice(0, 2) : [name, ...atoms.slice(0, 2)];
}

function cellsOf(object: PicturedObject, form: BodyForm, lettering: number): readonly BodyCell[] {
  switch (form) {
    case 'cells':
    case 'sealed':
      return cellsInARow(visible(object.slots, 'index'));
    case 'rows':
      return rows(visible(object.slots, 'key'), inCells(lettering));
    case 'plate':
      return plateCells(object, 66, 52);
    case 'hexagon':
    case 'bell':
    case 'flame':
    case 'rock':
    case 'tap':
    case 'badge':
    case 'bag':
    case 'chip':
      return [];
  }
}

/** The body of an object, in pixels at scale 1. `lettering`: how much larger than on a desk letters are. */
export function bodyOf(object: PicturedObject, lettering = 1): Body {
  const form = formOf(object.type);
  const cells = cellsOf(object, form, lettering);
  const { width, height } = sizeOf(form, cells, object, lettering);
  const captions = captionsOf(object, form, lettering);
  const reach = Math.max(width, ...captions.map((caption) => sansWidth(caption, 11 * lettering))) / 2;
  const full = form === 'cells' || form === 'sealed' || form === 'rows';
  return {
    object: object.id,
    form,
    width,
    height,
    outline: outlineOf(form, width, height),
    cells,
    label: full ? '' : form === 'chip' ? glyphOf(object) : (object.label ?? ''),
    captions,
    extent: {
      x: -reach,
      y: -height / 2 - BADGE / 2,
      width: reach + Math.max(reach, width / 2 + BADGE / 2),
      height: height + BADGE / 2 + captions.length * (CAPTION + 1) * lettering + 2,
    },
  };
}

/**
 * Where the reference in a slot may leave. Empty when the slot has no place of its own: it then leaves the outline
 * wherever its target is.
 */
export function portsOf(body: Body, slot: string): readonly Port[] {
  const index = body.cells.findIndex((cell) => cell.slot === slot);
  const cell = body.cells[index];
  if (cell === undefined) return [];
  const at = cell.port;
  if (body.form === 'rows') {
    return [
      { at, towards: { x: 1, y: 0 } },
      { at: { x: -body.width / 2, y: at.y }, towards: { x: -1, y: 0 } },
    ];
  }
  const ports: Port[] = [{ at, towards: { x: 0, y: 1 } }];
  if (body.form !== 'plate') ports.push({ at: { x: at.x, y: at.y }, towards: { x: 0, y: -1 } });
  if (index === 0) ports.push({ at, towards: { x: -1, y: 0 } });
  if (index === body.cells.length - 1) ports.push({ at, towards: { x: 1, y: 0 } });
  return ports;
}
