/** Which goals it would be good to deal next, as far as the heap and what has been dealt tell, and a little chance. */
import type { Contract } from './entries.ts';
import { areOpposed } from './opposition.ts';
import type { Goal } from './plans.ts';
import type { Random } from './random.ts';
import type { Seat } from './settings.ts';

/** A goal that may be dealt, with what speaks for it as far as the heap alone tells. */
export interface Candidate extends Goal {
  /** It holds if nobody does anything. */
  readonly holds: boolean;
}

/** With more players than these after one object nobody can plan: only small heaps go further. */
const MANY_ON_ONE_OBJECT = 3;

/** How good it would be to deal each of the candidates to that seat now; −∞ where it must not be. */
export function appealsOf(
  candidates: readonly Candidate[],
  hopeless: ReadonlySet<Candidate>,
  seat: Seat,
  dealt: readonly Contract[],
  random: Random,
): number[] {
  return candidates.map((goal) => {
    const noise = 3 * random.next();
    return hopeless.has(goal) ? Number.NEGATIVE_INFINITY : appealOf(goal, seat, dealt, noise);
  });
}

function appealOf({ kind, object, holds }: Candidate, seat: Seat, dealt: readonly Contract[], noise: number): number {
  let [onObject, ofKind] = [0, 0];
  let [opposed, repeated] = [false, false];
  for (const contract of dealt) {
    if (contract.kind === kind) ofKind++;
    if (contract.object !== object) continue;
    if (contract.seat === seat) return Number.NEGATIVE_INFINITY;
    onObject++;
    opposed ||= areOpposed(contract.kind, kind);
    repeated ||= contract.kind === kind;
  }
  const crowd = Math.max(0, onObject + 1 - MANY_ON_ONE_OBJECT);
  return noise + (opposed ? 6 : 0) + (holds ? 0 : 3) - (repeated ? 4 : 0) - 2 * ofKind - 8 * crowd;
}

/**
 * The candidates that may be dealt, the most appealing first, those of the same appeal in their own order. Mostly one of
 * the first will do: finding the next best is cheaper than sorting all.
 */
export function* mostAppealing(candidates: readonly Candidate[], appeals: readonly number[]): Generator<Candidate> {
  const left = appeals.slice();
  while (true) {
    let best = 0;
    for (let index = 1; index < left.length; index++) if ((left[index] ?? 0) > (left[best] ?? 0)) best = index;
    const goal = candidates[best];
    if (goal === undefined || left[best] === Number.NEGATIVE_INFINITY) return;
    left[best] = Number.NEGATIVE_INFINITY;
    yield goal;
  }
}
