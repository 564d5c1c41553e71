/** Which goals it would be good to deal next, as far as the heap and what has been dealt tell, and a little chance. */
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
  /** The same for those about one object alone: sooner compared than labels are. */
  readonly about: number;
  /** What it is called where answers about it are kept. */
  readonly key: string;
}

/** With more players than these after one object nobody can plan: only small heaps go further. */
const MANY_ON_ONE_OBJECT = 3;

const NEVER = Number.NEGATIVE_INFINITY;
/** What it is worth that something must be done, and what each contract of the same kind takes away. */
const TO_BE_REACHED = 3;
const SAME_AGAIN = 2;

/**
 * How good it would be to deal each of the candidates next: kept up with what is dealt, since it is asked again and
 * again. Loops over them count, since there may be a hundred: dealing is part of verifying every round of a log.
 */
export class Appeals {
  readonly #candidates: readonly Candidate[];
  /** By candidate, whoever it would be dealt to. */
  readonly #appeals: number[];
  readonly #dealt: Dealt[] = [];

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = candidates;
    this.#appeals = candidates.map(({ holds }) => (holds ? 0 : TO_BE_REACHED));
  }

  /** Takes note of a contract that has been dealt to that seat. */
  deal(goal: Candidate, seat: Seat): void {
    this.#dealt.push({ goal, seat });
    for (let number = 0; number < this.#candidates.length; number++) {
      const candidate = this.#candidates[number];
      const appeal = this.#appeals[number] ?? NEVER;
      if (candidate === undefined || appeal === NEVER) continue;
      if (candidate.about === goal.about) this.#appeals[number] = appealOf(candidate, this.#dealt);
      else if (candidate.kind === goal.kind) this.#appeals[number] = appeal - SAME_AGAIN;
    }
  }

  /** Takes note of a goal that nobody can reach. */
  giveUp(candidate: Candidate): void {
    this.#appeals[candidate.number] = NEVER;
  }

  /** By candidate, with a little chance; −∞ for one that must not be dealt to that seat. */
  to(seat: Seat, random: Random): number[] {
    const appeals = this.#appeals.slice();
    for (let number = 0; number < appeals.length; number++)
      appeals[number] = (appeals[number] ?? NEVER) + 3 * random.next();
    for (const dealt of this.#dealt) if (dealt.seat === seat) this.#leaveOut(dealt.goal, appeals);
    return appeals;
  }

  #leaveOut({ about }: Candidate, appeals: number[]): void {
    for (const candidate of this.#candidates) if (candidate.about === about) appeals[candidate.number] = NEVER;
  }
}

interface Dealt {
  readonly goal: Candidate;
  readonly seat: Seat;
}

function appealOf({ kind, about, holds }: Candidate, dealt: readonly Dealt[]): number {
  let onObject = 0;
  let ofKind = 0;
  let opposed = false;
  let repeated = false;
  for (const { goal } of dealt) {
    if (goal.kind === kind) ofKind++;
    if (goal.about !== about) continue;
    onObject++;
    opposed ||= areOpposed(goal.kind, kind);
    repeated ||= goal.kind === kind;
  }
  const crowd = Math.max(0, onObject + 1 - MANY_ON_ONE_OBJECT);
  return (opposed ? 6 : 0) + (holds ? 0 : TO_BE_REACHED) - (repeated ? 4 : 0) - SAME_AGAIN * ofKind - 8 * crowd;
}

/**
 * The candidate that is the most appealing after that one (null: of all), those of the same appeal in their own order;
 * null when there is none left that may be dealt. Mostly one of the first will do: finding the next best is cheaper than
 * sorting all.
 */
export function mostAppealingAfter(
  last: Candidate | null,
  candidates: readonly Candidate[],
  appeals: readonly number[],
): Candidate | null {
  const most = last === null ? Number.POSITIVE_INFINITY : (appeals[last.number] ?? NEVER);
  const lastNumber = last === null ? -1 : last.number;
  let best = -1;
  let bestAppeal = NEVER;
  for (let number = 0; number < appeals.length; number++) {
    const appeal = appeals[number] ?? NEVER;
    if (appeal <= bestAppeal || appeal > most || (appeal === most && number <= lastNumber)) continue;
    best = number;
    bestAppeal = appeal;
  }
  return candidates[best] ?? null;
}
