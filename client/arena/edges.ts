/** The references of a picture as lines to draw, each with a key that names it across views. */
import type { FrameId, ObjectId, Picture, PicturedName, Slot } from '../../shared/heap/picture.ts';

export type EdgeFrom =
  | { readonly type: 'slot'; readonly object: ObjectId; readonly slot: string }
  | { readonly type: 'name'; readonly frame: FrameId; readonly name: string };

export interface Edge {
  readonly key: string;
  readonly from: EdgeFrom;
  readonly to: ObjectId;
  readonly kind: Slot['kind'] | 'name';
  readonly weak: boolean;
}

/** What the interpreter holds in `gc.garbage` is shown as one more shared name, with a reference to each. */
export const GARBAGE = 'gc.garbage';
/** The stack of a parked thread is shown as one more shared name, which refers to the frame that waits. */
export const PARKED = 'park()';

/** The name of the thread that waits in a frame: each has its own, and keeps it while others end. */
export const threadName = (frame: ObjectId): string => `${PARKED} ${frame}`;

/** True for what stands among the shared names and is none: no line can say it. */
export function isUnspoken(name: string): boolean {
  return name === GARBAGE || name.startsWith(PARKED);
}

/** A root as it is written: of a parked thread, how it was made. */
export function rootText(name: string): string {
  return name.startsWith(PARKED) ? PARKED : name;
}

/** Every root of a picture as a name: `gc.garbage` while there is something in it, and each parked thread. */
export function rootsOf(picture: Picture): readonly PicturedName[] {
  const [first] = picture.garbage;
  const globals = (name: string, object: ObjectId): PicturedName => ({ frame: 'globals', name, to: { object } });
  return [
    ...picture.names,
    ...(first === undefined ? [] : [globals(GARBAGE, first)]),
    ...picture.threads.map(({ frame }) => globals(threadName(frame), frame)),
  ];
}

/** One for each reference to an object, those of slots first, in the picture's order. */
export function edgesOf(picture: Picture): readonly Edge[] {
  const alive = new Set(picture.objects.map((object) => object.id));
  const seen = new Map<string, number>();
  const edges: Edge[] = [];
  const add = (base: string, edge: Omit<Edge, 'key'>): void => {
    const before = seen.get(base) ?? 0;
    seen.set(base, before + 1);
    edges.push({ ...edge, key: before === 0 ? base : `${base}~${before}` });
  };
  for (const object of picture.objects) {
    for (const { name, kind, to, weak } of object.slots) {
      if (!('object' in to) || !alive.has(to.object)) continue;
      const from = { type: 'slot', object: object.id, slot: name } as const;
      add(`${object.id}${name}>${to.object}`, { from, to: to.object, kind, weak });
    }
  }
  for (const { frame, name, to } of picture.names) {
    if (!('object' in to) || !alive.has(to.object)) continue;
    const from = { type: 'name', frame, name } as const;
    add(`${frame}/${name}>${to.object}`, { from, to: to.object, kind: 'name', weak: false });
  }
  for (const object of picture.garbage) {
    if (!alive.has(object)) continue;
    const from = { type: 'name', frame: 'globals', name: GARBAGE } as const;
    add(`globals/${GARBAGE}>${object}`, { from, to: object, kind: 'name', weak: false });
  }
  for (const { frame } of picture.threads) {
    const from = { type: 'name', frame: 'globals', name: threadName(frame) } as const;
    add(`globals/${from.name}>${frame}`, { from, to: frame, kind: 'name', weak: false });
  }
  return edges;
}

/** What is written beside a reference. Cells and rows carry their index or key in the shape. */
export function edgeLabel(edge: Edge): string {
  return edge.from.type === 'slot' ? edge.from.slot : '';
}

/** True for references that are only written when somebody looks closer. */
export function isQuiet(edge: Edge): boolean {
  return edge.kind !== 'attribute';
}
