import { judgeLine } from '../../shared/match/line-judgement.ts';
import { featureNotInPlay, priceOf, readMove } from '../../shared/match/lines.ts';
import { type Refusal, refuse } from '../../shared/match/refusals.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';

/** What sending a line now would come to, as far as this client can tell; the server decides. */
export interface LinePreview {
  /** In tokens; null when the line is none, or not in play. */
  readonly cost: number | null;
  /** Null when it looks legal. */
  readonly refusal: Refusal | null;
}

/** Judges a line and tries it on a copy of the heap. `at`: match time in ms. */
export function previewLine(state: MatchState, seat: Seat, text: string, at: number): LinePreview {
  const seatState = state.seats.find(({ player }) => player.seat === seat);
  if (seatState === undefined) return { cost: null, refusal: refuse('no-such-seat').refusal };
  const cost = costOf(state, text);
  const judged = judgeLine(state, seatState, text, at);
  if (!judged.ok) return { cost, refusal: judged.refusal };
  const { error } = state.machine.fork().run(judged.value.line.code, seat);
  if (error === undefined) return { cost, refusal: null };
  return { cost, refusal: refuse('python-error', { name: error.name, message: error.message }).refusal };
}

/** What a line costs in this round, in tokens; null when it is none of the language or not in play. */
export function costOf(state: MatchState, text: string): number | null {
  const parsed = readMove(text);
  const vocabulary = state.round?.scenario.vocabulary;
  if (!parsed.ok || vocabulary === undefined || featureNotInPlay(parsed, vocabulary) !== null) return null;
  return priceOf(parsed, vocabulary);
}
