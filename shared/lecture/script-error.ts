/** What can be wrong with a lecture's script: stable codes, each with what a sentence for its author needs. */
export const SCRIPT_ERROR_CODES = [
  'unknown-mark', // params.text: a comment that looks like a mark and is none
  'empty-mark', // params.mark
  'too-long', // params.limit: characters of a note
  'too-many-steps', // params.limit
  'late-field', // params.key: a field below the first step
  'missing-field', // params.key; line 0
  'bad-field', // params.key, params.value
  'unpaired-note', // a `say.zh` that follows no `say`
  'forecast-in-forecast',
  'peer-without-forecast',
  'late-peer', // a line has run since the forecast, or the class has talked already
  'reveal-without-forecast',
  'never-revealed',
  'no-stakes', // nothing that has a label is alive
  'too-many-stakes', // params.limit
  'bad-stake', // params.text: no living object with a label
  'line-unreadable', // params.reason: the parser's code, params.from, params.to, and the parser's own params
  'python-error', // params.name, params.message: what Python says
] as const;
export type ScriptErrorCode = (typeof SCRIPT_ERROR_CODES)[number];

/** A script that cannot be given. `line` counts from 1; 0 where the file as a whole lacks something. */
export class ScriptError extends Error {
  readonly code: ScriptErrorCode;
  readonly line: number;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ScriptErrorCode, line: number, params: Readonly<Record<string, string | number>> = {}) {
    const details = Object.entries(params).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
    super([`line ${line}: ${code}`, ...details].join(', '));
    this.name = 'ScriptError';
    this.code = code;
    this.line = line;
    this.params = params;
  }
}
