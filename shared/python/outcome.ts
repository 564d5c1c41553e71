import type { HeapEvent } from '../heap/events.ts';

/** What Python would raise, word for word as the runtime says it (`NameError: name 'q' is not defined`). */
export interface PythonError {
  readonly name: string;
  readonly message: string;
}

/** The value of a line that is a question, as JSON: a number, a boolean, labels, numbers in lists. */
export type Answer = number | boolean | string | null | readonly Answer[];

/** What a line, or a part of it, answered or raised. */
export interface LineResult {
  readonly answer?: Answer;
  readonly error?: PythonError;
}

/** What one line did. */
export interface Outcome {
  /** Absent when the line is not a question. */
  readonly answer?: Answer;
  /** What the line raised; whatever it did before that stays done. */
  readonly error?: PythonError;
  readonly events: readonly HeapEvent[];
}

/** An answer as Python prints it. */
export function printAnswer(answer: Answer): string {
  if (answer === null) return 'None';
  if (answer === true) return 'True';
  if (answer === false) return 'False';
  if (typeof answer === 'object') return `[${answer.map(printAnswer).join(', ')}]`;
  return String(answer);
}
