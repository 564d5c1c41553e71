import type { Move } from '../python/move.ts';
import { LONGEST_LINE } from '../python/parse.ts';
import { featureNotInPlay, priceOf, readMove } from './lines.ts';
import { phaseFor } from './permissions.ts';
import { type Result, refuse } from './refusals.ts';
import type { MatchState, SeatState } from './state.ts';
import { tokensAt } from './tokens.ts';

/** A line that may be run: the rest is Python's to say. */
export interface JudgedLine {
  readonly move: Move;
  /** As it will stand in the log. */
  readonly spelling: string;
  /** In tokens. */
  readonly cost: number;
}

/** What the table says about a line before Python does: the phase, the language, the vocabulary, the price. */
export function judgeLine(state: MatchState, seat: SeatState, text: string, at: number): Result<JudgedLine> {
  const phase = phaseFor('play-line', state.stage);
  if (!phase.ok) return phase;
  const parsed = readMove(text);
  if (!parsed.ok) {
    const { code, from, to, params } = parsed.refusal;
    return refuse('line-unreadable', { ...params, reason: code, from, to });
  }
  const { move } = parsed;
  const spelling = parsed.spelling();
  // without its spaces a line can be shorter than its spelling
  if (spelling.length > LONGEST_LINE) {
    return refuse('line-unreadable', { reason: 'too-long', limit: LONGEST_LINE, from: 0, to: text.length });
  }
  if (state.round === null) return refuse('not-started');
  const { vocabulary } = state.round.scenario;
  const feature = featureNotInPlay(parsed, vocabulary);
  if (feature !== null) return refuse('not-in-play', { feature });
  const cost = priceOf(parsed, vocabulary);
  const tokens = tokensAt(seat.tokens, at, state.header.settings);
  if (cost > tokens) return refuse('too-few-tokens', { cost, tokens });
  return { ok: true, value: { move, spelling, cost } };
}
