/** Why a line is not a move. Sentences for learners live with the messages, keyed by the code. */

export const REFUSAL_CODES = [
  'empty',
  'too-long',
  'syntax-error',
  'nested-too-deep',
  'not-in-language',
  'unknown-call',
  'argument-count',
  'reserved-name',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface SyntaxRefusal {
  readonly code: RefusalCode;
  /** Where in the text, as UTF-16 offsets; `from === to` for a place between characters. */
  readonly from: number;
  readonly to: number;
  /** `what` for not-in-language (a stable keyword), `name` for unknown-call, argument-count and reserved-name, `limit` for too-long and nested-too-deep. */
  readonly params: Readonly<Record<string, string>>;
}

/** Thrown inside of the parser only; `parseLine` turns it into a value. */
export class Refused extends Error {
  readonly refusal: SyntaxRefusal;

  constructor(refusal: SyntaxRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Ends the parse with a refusal of the text from `from` to `to`. */
export function refuse(
  code: RefusalCode,
  range: { readonly from: number; readonly to: number },
  params: Readonly<Record<string, string>> = {},
): never {
  throw new Refused({ code, from: range.from, to: range.to, params });
}
