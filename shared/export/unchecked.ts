import { readMove } from '../match/lines.ts';
import type { Move, WithMove } from '../python/move.ts';
import type { ToldLine } from './told-match.ts';

/**
 * Why CPython may rightly do otherwise, as shared/cpython/exported.py calls it: the collector runs by itself, and what
 * checks the lines would move the moment; or a set was taken apart, whose order depends on addresses.
 */
export type Unchecked = 'UNCHECKED' | 'BY_ADDRESS';

export interface Checking {
  /** For each line why it is not checked, or null. */
  readonly lines: readonly (Unchecked | null)[];
  /** The same for what is left at the end. */
  readonly end: Unchecked | null;
}

/** What of a round can be checked. Once there is a reason not to, it holds to the round's end. */
export function checkingOf(lines: readonly Pick<ToldLine, 'text'>[]): Checking {
  let reason: Unchecked | null = null;
  let hasSet = false;
  const reasons = lines.map(({ text }) => {
    const parsed = readMove(text);
    if (!parsed.ok) return reason;
    const move = unwrapped(parsed.move);
    hasSet ||= JSON.stringify(move).includes('"kind":"set"');
    if (hasSet && takesApart(move)) reason ??= 'BY_ADDRESS';
    const now = reason;
    if (move.kind === 'gc' && move.call === 'gc.enable') reason ??= 'UNCHECKED';
    return now;
  });
  return { lines: reasons, end: reason };
}

function unwrapped(move: Move): Exclude<Move, WithMove> | { readonly kind: 'pass' } {
  return move.kind === 'with' ? move.body : move;
}

/** Whether a line unpacks something that might be a set: displays of tuples and lists are none. */
function takesApart(move: ReturnType<typeof unwrapped>): boolean {
  if (move.kind !== 'assign-all' || move.value.kind === 'tuple' || move.value.kind === 'list') return false;
  return move.targets.some(({ kind }) => kind === 'unpack');
}
