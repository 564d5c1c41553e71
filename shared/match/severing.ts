/** Which lines cut an object off: for each reference to it, what a player can write to take it away. */
import type { ObjectId, Picture, PicturedObject } from '../heap/picture.ts';
import { depthOf, type HeldBy, holdersOf, type Sight } from './sight.ts';

/** `all`: so that the count falls to zero. `outside`: so that no name leads there, and what is unreachable may hold on. */
export type Severance = 'all' | 'outside';

interface Cut {
  readonly line: string;
  /** The holder's depth: what hangs deepest is cut first, while the way to it is still there. */
  readonly depth: number;
  readonly index: number;
}

/** How far up to go where a reference itself cannot be taken away: a tuple's item, a closure's cell. */
const FURTHEST = 4;

/**
 * The lines that cut the objects off, in an order in which each still finds its way; null when the seat cannot cut all
 * that it must. With `outside` they may go on holding one another. `after` is the heap after the bell: what frames
 * alone hold is gone there and needs no cut.
 */
export function severingLines(
  sight: Sight,
  after: Picture,
  targets: ReadonlySet<ObjectId>,
  severance: Severance,
): string[] | null {
  const cuts: Cut[] = [];
  for (const target of targets) {
    const found = severing(sight, after, target, severance, targets);
    if (found === null) return null;
    cuts.push(...found);
  }
  cuts.sort((a, b) => b.depth - a.depth || b.index - a.index);
  return [...new Set(cuts.map(({ line }) => line))];
}

function severing(
  sight: Sight,
  after: Picture,
  target: ObjectId,
  severance: Severance,
  seen: ReadonlySet<ObjectId>,
): readonly Cut[] | null {
  if (after.names.some(({ to }) => 'object' in to && to.object === target)) return null;
  if (after.garbage.includes(target)) return null;
  const cuts: Cut[] = [];
  for (const held of holdersOf(after, target)) {
    if (severance === 'outside' && (!held.holder.reachable || seen.has(held.holder.id))) continue;
    const here = cutOf(sight, held, target);
    const found = here === null ? severingHolder(sight, after, held.holder, seen) : [here];
    if (found === null) return null;
    cuts.push(...found);
  }
  return cuts;
}

function severingHolder(
  sight: Sight,
  after: Picture,
  holder: PicturedObject,
  seen: ReadonlySet<ObjectId>,
): readonly Cut[] | null {
  if (seen.has(holder.id) || seen.size > FURTHEST) return null;
  const closing = closingCut(sight, after, holder);
  if (closing !== null) return [closing];
  return severing(sight, after, holder.id, 'all', new Set([...seen, holder.id]));
}

/** What makes a hidden holder let go without dying: a generator closes, a parked thread returns. */
function closingCut(sight: Sight, after: Picture, holder: PicturedObject): Cut | null {
  if (holder.type === 'lru_cache') return { line: 'cached.cache_clear()', depth: 0, index: 0 };
  const thread = after.threads.find(({ frame }) => frame === holder.id);
  if (thread !== undefined) return releasingCut(sight, thread.handle);
  const name = sight.expressions.get(holder.id);
  if (holder.type !== 'generator' || name === undefined) return null;
  return { line: `${name}.close()`, depth: depthOf(name), index: 0 };
}

function releasingCut(sight: Sight, handle: ObjectId | null): Cut | null {
  const name = handle === null ? undefined : sight.expressions.get(handle);
  return name === undefined ? null : { line: `${name}.release()`, depth: depthOf(name), index: 0 };
}

/** The line that takes one reference away; null where Python has none, or the seat cannot name the holder. */
function cutOf(sight: Sight, { holder, slot }: HeldBy, target: ObjectId): Cut | null {
  const name = sight.expressions.get(holder.id);
  if (name === undefined) return null;
  const depth = depthOf(name);
  const index = slot.kind === 'index' ? Number(slot.name.slice(1, -1)) : 0;
  switch (slot.kind) {
    case 'attribute':
    case 'key':
      return { line: `del ${name}${slot.name}`, depth, index };
    case 'index':
      if (holder.type !== 'list') return null;
      return { line: `del ${name}${slot.name}`, depth, index };
    case 'member': {
      const member = sight.expressions.get(target);
      return { line: member === undefined ? `${name}.clear()` : `${name}.discard(${member})`, depth, index };
    }
    case 'hidden':
      return null;
  }
}
