import type { RefusalCode } from '../../shared/match/refusals.ts';
import type { StudentId } from '../../shared/session/dealing.ts';

/** A line that was refused: no log of a match has it, and what a class finds hard shows in nothing better. */
export interface RefusedLine {
  readonly student: StudentId;
  /** Which of the session's rounds, counted from 0. */
  readonly round: number;
  readonly text: string;
  readonly code: RefusalCode;
  /** The exception's name where Python refused it. */
  readonly error: string | null;
}

/** More than anybody types in a lesson. */
export const MAX_REFUSED_LINES = 200;
