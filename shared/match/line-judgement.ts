import { featureNotInPlay, type LegibleLine, priceOf } from './lines.ts';
import { phaseFor } from './permissions.ts';
import { type Result, refuse } from './refusals.ts';
import { spelledLine } from './spelled-line.ts';
import type { MatchState, SeatState } from './state.ts';
import { tokensAt } from './tokens.ts';

/** A line that may be run: the rest is Python's to say. */
export interface JudgedLine {
  readonly line: LegibleLine;
  /** In tokens. */
  readonly cost: number;
}

/** What the table says about a line before Python does: the phase, the language, the vocabulary, the price. */
export function judgeLine(state: MatchState, seat: SeatState, text: string, at: number): Result<JudgedLine> {
  const phase = phaseFor('play-line', state.stage);
  if (!phase.ok) return phase;
  if (seat.forecaster) return refuse('forecasts-only');
  const spelled = spelledLine(text);
  if (!spelled.ok) return spelled;
  if (state.round === null) return refuse('not-started');
  const { vocabulary } = state.round.scenario;
  const feature = featureNotInPlay(spelled.value, vocabulary);
  if (feature !== null) return refuse('not-in-play', { feature });
  const cost = priceOf(spelled.value, vocabulary);
  const tokens = tokensAt(seat.tokens, at, state.header.settings);
  if (cost > tokens) return refuse('too-few-tokens', { cost, tokens });
  return { ok: true, value: { line: spelled.value, cost } };
}
