import type { Refusal } from '../../shared/match/refusals.ts';
import type { StudentId } from '../../shared/session/dealing.ts';

/** A line that was refused: no log of a match has it, and what a class finds hard shows in nothing better. */
export interface RefusedLine {
  readonly student: StudentId;
  /** Which of the session's rounds, counted from 0. */
  readonly round: number;
  readonly text: string;
  readonly code: Refusal['code'];
  readonly params: Refusal['params'];
}

/** What is wrong with a line itself; who is too late, or paused, made no mistake in it. */
const MISTAKES: ReadonlySet<Refusal['code']> = new Set([
  'line-unreadable',
  'not-in-play',
  'python-error',
  'too-few-tokens',
]);

export function isMistake({ code }: Refusal): boolean {
  return MISTAKES.has(code);
}

/** More than anybody types in a lesson. */
export const MAX_REFUSED_LINES = 200;
