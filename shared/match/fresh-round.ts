/**
 * What a scenario's first heap comes to before anybody has moved and before the seed has had a say. It is asked for
 * with every round that is dealt and every one that is verified, so it is kept, within bounds, for each scenario.
 *
 * What holds: a plan that was looked for without randomness depends on the first heap, on what the seat has done on it
 * since, and on what it may pay. Which seat it is does not matter, as long as the frames of all the others are empty.
 */
import { Memory } from './memory.ts';
import type { Scenario } from './scenario.ts';
import { playingSeats } from './seats.ts';
import type { Seat } from './settings.ts';
import type { MatchState } from './state.ts';

/** Answers for each number of seats: a few goals for each object, and as many second ones for each of these. */
const REMEMBERED = 20_000;

/** Answers by question, for one scenario and a number of seats. */
export class FreshRound {
  private readonly answers = new Memory<string, NonNullable<unknown> | null>(REMEMBERED);

  /** The answer to that question, computed if it is not known; the caller keeps to one type for one question. */
  recall<T extends NonNullable<unknown> | null>(question: string, compute: () => T): T {
    return this.answers.recall(question, compute) as T;
  }
}

const known = new WeakMap<Scenario, Map<number, FreshRound>>();

/** What is known of the state's round; a blank for one in which somebody has moved. */
export function freshRoundOf({ round, seats }: Pick<MatchState, 'round' | 'seats'>): FreshRound {
  if (round === null || round.program.length !== round.scenario.lines.length) return new FreshRound();
  const bySeats = known.get(round.scenario) ?? new Map<Seat, FreshRound>();
  known.set(round.scenario, bySeats);
  const playing = playingSeats(seats).length;
  const fresh = bySeats.get(playing) ?? new FreshRound();
  bySeats.set(playing, fresh);
  return fresh;
}
