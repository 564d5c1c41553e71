import { LONGEST_LINE } from '../python/parse.ts';
import { type LegibleLine, readMove } from './lines.ts';
import { type Result, refuse } from './refusals.ts';

/** Reads a line as somebody typed it; else says what is not in the move language, and where. */
export function spelledLine(text: string): Result<LegibleLine> {
  const parsed = readMove(text);
  if (!parsed.ok) {
    const { code, from, to, params } = parsed.refusal;
    return refuse('line-unreadable', { ...params, reason: code, from, to });
  }
  // without its spaces a line can be shorter than its spelling
  if (parsed.spelling.length > LONGEST_LINE) {
    return refuse('line-unreadable', { reason: 'too-long', limit: LONGEST_LINE, from: 0, to: text.length });
  }
  return { ok: true, value: parsed };
}
