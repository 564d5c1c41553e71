/** A picture of a heap as boxes and lines in the plane: a name stands at the left of what it leads to. */
import { Graph, layout } from '@dagrejs/dagre';
import type { ObjectId, Picture, PicturedObject, Target, TypeName } from '../heap/picture.ts';

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
/** What a reference to itself takes above a box. */
const LOOP_HEIGHT = 24;
const LETTER = 7.3;
const MARGIN = 16;

/** How wide a text in 12 pixels of a monospaced font is; Chinese letters take two places. */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > '\u2e80' ? 2 : 1) * LETTER, 0);
}

/** What a box says: its label, if it has one, and its type. */
export function boxTitle({ label, type }: PicturedObject): string {
  return label === null ? type : `${label} ${type}`;
}

/** Lays a picture out. What was alive in the picture before and is no more stays, as dead. */
export function layHeapOut(picture: Picture, before: Picture | null): HeapGraph {
  return new HeapLayout(picture, before).graph();
}

interface Root {
  readonly name: string;
  readonly frame: NameBox['frame'];
  readonly to: readonly ObjectId[];
}

interface Reference {
  readonly from: ObjectId;
  readonly to: ObjectId;
  readonly text: string;
  readonly weak: boolean;
  readonly key: string;
}

class HeapLayout {
  readonly #living: ReadonlySet<ObjectId>;
  readonly #objects: readonly PicturedObject[];
  readonly #names: readonly Root[];
  readonly #references: readonly Reference[];
  /** The references of objects to themselves: the layout does not know of them. */
  readonly #loops: ReadonlyMap<ObjectId, string>;
  readonly #graph = new Graph({ multigraph: true });

  constructor(picture: Picture, before: Picture | null) {
    this.#living = new Set(picture.objects.map(({ id }) => id));
    const dead = (before?.objects ?? []).filter(({ id, label }) => !this.#living.has(id) && label !== null);
    this.#objects = [...picture.objects.filter(isWorthSeeing), ...dead].sort((a, b) => a.id - b.id);
    const known = new Set(this.#objects.map(({ id }) => id));
    this.#names = rootsOf(picture, known);
    const references = this.#objects.flatMap((object) => referencesOf(object, known));
    this.#references = references.filter(({ from, to }) => from !== to);
    this.#loops = new Map(
      this.#objects.flatMap(({ id }): [ObjectId, string][] => {
        const texts = references.filter(({ from, to }) => from === id && to === id).map(({ text }) => text);
        return texts.length === 0 ? [] : [[id, texts.join(' ')]];
      }),
    );
    this.#lay();
  }

  graph(): HeapGraph {
    const { width = 0, height = 0 } = this.#graph.graph() as { width?: number; height?: number };
    const objects = this.#objects.map((object) => ({
      object,
      alive: this.#living.has(object.id),
      ...this.#boxOf(object),
    }));
    return {
      width: finite(width) + MARGIN,
      height: finite(height) + MARGIN,
      names: this.#names.map(({ name, frame }, index) => ({ name, frame, ...this.#placed(`name ${index}`) })),
      objects,
      lines: [
        ...this.#nameLines(),
        ...this.#references.map((reference) => this.#line(reference)),
        ...this.#loopLines(),
      ],
    };
  }

  #lay(): void {
    const graph = this.#graph;
    graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 46, edgesep: 12, marginx: MARGIN, marginy: MARGIN });
    for (const [index, { name, to }] of this.#names.entries()) {
      graph.setNode(`name ${index}`, { width: textWidth(name) + 20, height: NAME_HEIGHT });
      for (const object of to) graph.setEdge(`name ${index}`, `${object}`, { width: 0, height: 0 }, 'name');
    }
    for (const object of this.#objects) {
      const loop = this.#loops.get(object.id);
      const width = Math.max(76, textWidth(boxTitle(object)) + 34, loop === undefined ? 0 : textWidth(loop) + 52);
      graph.setNode(`${object.id}`, { width, height: BOX_HEIGHT + (loop === undefined ? 0 : LOOP_HEIGHT) });
    }
    for (const { from, to, text, key } of this.#references) {
      graph.setEdge(`${from}`, `${to}`, { width: textWidth(text), height: 14, labelpos: 'c' }, key);
    }
    layout(graph);
  }

  #placed(node: string): Placed {
    const { x = 0, y = 0, width = 0, height = 0 } = this.#graph.node(node) as Partial<Placed>;
    return { x, y, width, height };
  }

  /** The box itself, below its loop if it has one. */
  #boxOf({ id }: Pick<PicturedObject, 'id'>): Placed {
    const { x, y, width } = this.#placed(`${id}`);
    return { x, y: y + (this.#loops.has(id) ? LOOP_HEIGHT / 2 : 0), width, height: BOX_HEIGHT };
  }

  #way(from: string, to: string, key: string): { readonly points: readonly Point[]; readonly at: Point } {
    const { points = [], x = 0, y = 0 } = this.#graph.edge(from, to, key) as Partial<Point> & { points?: Point[] };
    return { points, at: { x, y } };
  }

  #nameLines(): Line[] {
    return this.#names.flatMap(({ to }, index) =>
      to.map((id) => {
        const { points, at } = this.#way(`name ${index}`, `${id}`, 'name');
        return { points: endingAt(points, this.#boxOf({ id })), at, text: '', weak: false, alive: true };
      }),
    );
  }

  #line({ from, to, text, weak, key }: Reference): Line {
    const { points, at } = this.#way(`${from}`, `${to}`, key);
    const begun = endingAt([...points].reverse(), this.#boxOf({ id: from })).reverse();
    const alive = this.#living.has(from) && this.#living.has(to);
    return { points: endingAt(begun, this.#boxOf({ id: to })), at, text, weak, alive };
  }

  #loopLines(): Line[] {
    return [...this.#loops].map(([id, text]) => {
      const { x, y, width } = this.#boxOf({ id });
      const [middle, top] = [x - width / 2 + 22, y - BOX_HEIGHT / 2];
      const shape = [
        [-6, 0],
        [-12, -13],
        [0, -20],
        [12, -13],
        [6, 0],
      ] as const;
      const points = shape.map(([dx, dy]) => ({ x: middle + dx, y: top + dy }));
      const at = { x: middle + 20 + textWidth(text) / 2, y: top - 11 };
      return { points, at, text, weak: false, alive: this.#living.has(id) };
    });
  }
}

/** Hidden things that may hold something: `graveyard` and its like, caches, the function of a frame. */
const CONTAINERS: ReadonlySet<TypeName> = new Set(['list', 'lru_cache', 'WeakValueDictionary', 'local', 'function']);

/** They are seen once they do. */
function isWorthSeeing({ label, type, slots }: PicturedObject): boolean {
  return label !== null || slots.length > 0 || !CONTAINERS.has(type);
}

/** What objects are reached from: names, `gc.garbage`, the stacks of parked threads. */
function rootsOf({ names, garbage, threads }: Picture, known: ReadonlySet<ObjectId>): Root[] {
  const inGarbage = garbage.filter((id) => known.has(id));
  return [
    ...names.flatMap(({ name, frame, to }): Root[] => {
      const target = leadsTo(to, known);
      return target === null ? [] : [{ name, frame, to: [target] }];
    }),
    ...(inGarbage.length === 0 ? [] : [{ name: 'gc.garbage', frame: 'globals' as const, to: inGarbage }]),
    ...threads.map(({ frame }): Root => ({ name: 'park()', frame: 'globals', to: [frame] })),
  ];
}

function referencesOf({ id, slots }: PicturedObject, known: ReadonlySet<ObjectId>): Reference[] {
  return slots.flatMap(({ name, to, weak }, index) => {
    const target = leadsTo(to, known);
    return target === null ? [] : [{ from: id, to: target, text: name, weak, key: `${index}` }];
  });
}

function leadsTo(to: Target, known: ReadonlySet<ObjectId>): ObjectId | null {
  return 'object' in to && known.has(to.object) ? to.object : null;
}

/** The way with its last point on the box's edge: the layout takes a box with a loop for a higher one. */
function endingAt(points: readonly Point[], box: Placed): Point[] {
  const before = points.at(-2);
  if (before === undefined) return [...points];
  const [dx, dy] = [before.x - box.x, before.y - box.y];
  const scale = Math.min(box.width / 2 / Math.max(Math.abs(dx), 1), box.height / 2 / Math.max(Math.abs(dy), 1), 1);
  return [...points.slice(0, -1), { x: box.x + dx * scale, y: box.y + dy * scale }];
}

/** An empty graph has no extent. */
function finite(length: number): number {
  return Number.isFinite(length) ? Math.max(length, 120) : 120;
}
