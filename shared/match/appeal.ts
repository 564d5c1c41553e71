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
  /** Its place among the candidates. */
  readonly number: number;
  /** What it is called where answers about it are kept. */
  readonly key: string;
}

/** With more players than these after one object nobody can plan: only small heaps go further. */
const MANY_ON_ONE_OBJECT = 3;

/** How good it would be to deal each of the candidates next: kept up with what is dealt, since it is asked again and again. */
export class Appeals {
  readonly #candidates: readonly Candidate[];
  /** By candidate, whoever it would be dealt to. */
  readonly #appeals: number[];
  readonly #dealt: Contract[] = [];

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = candidates;
    this.#appeals = candidates.map(({ holds }) => (holds ? 0 : TO_BE_REACHED));
  }

  /** Takes note of a contract that has been dealt. */
  deal(contract: Contract): void {
    this.#dealt.push(contract);
    this.#candidates.forEach((candidate, index) => {
      const appeal = this.#appeals[index] ?? NEVER;
      if (appeal === NEVER) return;
      if (candidate.object === contract.object) this.#appeals[index] = appealOf(candidate, this.#dealt);
      else if (candidate.kind === contract.kind) this.#appeals[index] = appeal - SAME_AGAIN;
    });
  }

  /** Takes note of a goal that nobody can reach. */
  giveUp(candidate: Candidate): void {
    this.#appeals[candidate.number] = NEVER;
  }

  /** By candidate, with a little chance; −∞ for one that must not be dealt to that seat. */
  to(seat: Seat, random: Random): number[] {
    const own = this.#dealt.filter((contract) => contract.seat === seat).map(({ object }) => object);
    const appeals = this.#appeals.slice();
    for (const [index, { object }] of this.#candidates.entries()) {
      const noise = 3 * random.next();
      appeals[index] = own.includes(object) ? NEVER : noise + (appeals[index] ?? NEVER);
    }
    return appeals;
  }
}

const NEVER = Number.NEGATIVE_INFINITY;
/** What it is worth that something must be done, and what each contract of the same kind takes away. */
const TO_BE_REACHED = 3;
const SAME_AGAIN = 2;

function appealOf({ kind, object, holds }: Candidate, dealt: readonly Contract[]): number {
  let [onObject, ofKind] = [0, 0];
  let [opposed, repeated] = [false, false];
  for (const contract of dealt) {
    if (contract.kind === kind) ofKind++;
    if (contract.object !== object) continue;
    onObject++;
    opposed ||= areOpposed(contract.kind, kind);
    repeated ||= contract.kind === kind;
  }
  const crowd = Math.max(0, onObject + 1 - MANY_ON_ONE_OBJECT);
  return (opposed ? 6 : 0) + (holds ? 0 : TO_BE_REACHED) - (repeated ? 4 : 0) - SAME_AGAIN * ofKind - 8 * crowd;
}

/**
 * The candidates that may be dealt, the most appealing first, those of the same appeal in their own order. Mostly one of
 * the first will do: finding the next best is cheaper than sorting all.
 */
export function* mostAppealing(candidates: readonly Candidate[], appeals: readonly number[]): Generator<Candidate> {
  let [last, lastAppeal] = [-1, Number.POSITIVE_INFINITY];
  while (true) {
    let [best, bestAppeal] = [-1, NEVER];
    for (let index = 0; index < appeals.length; index++) {
      const appeal = appeals[index] ?? NEVER;
      const isLeft = appeal < lastAppeal || (appeal === lastAppeal && index > last);
      if (isLeft && appeal > bestAppeal) [best, bestAppeal] = [index, appeal];
    }
    const goal = candidates[best];
    if (goal === undefined) return;
    [last, lastAppeal] = [best, bestAppeal];
    yield goal;
  }
}
