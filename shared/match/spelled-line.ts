import type { Move } from '../python/move.ts';
import { LONGEST_LINE } from '../python/parse.ts';
import { type LegibleLine, readMove } from './lines.ts';
import { type Result, refuse } from './refusals.ts';

/** A line of the move language, and its one spelling, in which it stands in a log. */
export interface SpelledLine {
  readonly move: Move;
  readonly spelling: string;
  /** What it uses of the vocabulary, one for each use. */
  readonly features: LegibleLine['features'];
}

/** Reads a line as somebody typed it; else says what is not in the move language, and where. */
export function spelledLine(text: string): Result<SpelledLine> {
  const parsed = readMove(text);
  if (!parsed.ok) {
    const { code, from, to, params } = parsed.refusal;
    return refuse('line-unreadable', { ...params, reason: code, from, to });
  }
  const { move, features } = parsed;
  const spelling = parsed.spelling();
  // without its spaces a line can be shorter than its spelling
  if (spelling.length > LONGEST_LINE) {
    return refuse('line-unreadable', { reason: 'too-long', limit: LONGEST_LINE, from: 0, to: text.length });
  }
  return { ok: true, value: { move, spelling, features } };
}
