/** What belongs to the thing that somebody points at: the rest steps back. Headless. */
import type { ObjectId } from '../../shared/heap/picture.ts';
import type { Anchor } from './arena.ts';
import type { Edge } from './edges.ts';

export interface Emphasis {
  readonly objects: ReadonlySet<ObjectId>;
  readonly edges: ReadonlySet<string>;
}

function belongs(edge: Edge, anchor: Anchor): boolean {
  const { from } = edge;
  switch (anchor.type) {
    case 'object':
      return edge.to === anchor.object || (from.type === 'slot' && from.object === anchor.object);
    case 'slot':
      return from.type === 'slot' && from.object === anchor.object && from.slot === anchor.slot;
    case 'name':
      return from.type === 'name' && from.frame === anchor.frame && from.name === anchor.name;
    case 'frame':
      return from.type === 'name' && from.frame === anchor.frame;
    case 'heap':
      return false;
  }
}

/** Null when nothing is to step back. */
export function emphasisFor(anchor: Anchor | null, edges: readonly Edge[]): Emphasis | null {
  if (anchor === null || anchor.type === 'heap') return null;
  const mine = edges.filter((edge) => belongs(edge, anchor));
  if (mine.length === 0 && anchor.type !== 'object' && anchor.type !== 'slot') return null;
  const objects = new Set(mine.flatMap(({ from, to }) => (from.type === 'slot' ? [from.object, to] : [to])));
  if (anchor.type === 'object' || anchor.type === 'slot') objects.add(anchor.object);
  return { objects, edges: new Set(mine.map((edge) => edge.key)) };
}
