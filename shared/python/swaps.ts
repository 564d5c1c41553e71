/** Assignments that only swap: `a, b = b, a` takes a display apart that is never made. */
import type { Expression, Move } from './move.ts';

/** A display of up to so many items only changes places on the stack (Python/flowgraph.c; Python/peephole.c in 2.7). */
const LONGEST_SWAP = 3;

/**
 * The items of a display that the compiler takes apart before it is made, where `displays` are those that it knows to
 * take apart; null where the value is made first.
 */
export function swappedItems(
  { targets, value }: Extract<Move, { kind: 'assign-all' }>,
  displays: readonly ('tuple' | 'list')[],
): readonly Expression[] | null {
  const [target] = targets;
  if (target?.kind !== 'unpack' || targets.length > 1) return null;
  if ((value.kind !== 'tuple' && value.kind !== 'list') || !displays.includes(value.kind)) return null;
  return value.items.length === target.targets.length && value.items.length <= LONGEST_SWAP ? value.items : null;
}
