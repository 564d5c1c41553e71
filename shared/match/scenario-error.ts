/** What can be wrong with a scenario file: stable codes, each with what a sentence for its author needs. */
export const SCENARIO_ERROR_CODES = [
  'bad-id', // params.id
  'not-a-field', // params.text: a comment above the first line that is not `key: value`
  'unknown-key', // params.key
  'repeated-key', // params.key
  'late-key', // params.key: a field below the first line of Python
  'missing-key', // params.key
  'empty-value', // params.key
  'not-a-number', // params.key, params.value, params.least, params.most
  'unknown-topic', // params.value
  'unknown-runtime', // params.value
  'unknown-contract', // params.value
  'bad-price', // params.item: what should have been a feature and its price
  'unknown-feature', // params.value
  'repeated-value', // params.key, params.value
  'unpaired-hint', // params.en, params.zh: how many of each
  'no-lines',
  'line-unreadable', // params.reason: the parser's code, params.from, params.to, and the parser's own params
  'python-error', // params.name, params.message: what Python says
] as const;
export type ScenarioErrorCode = (typeof SCENARIO_ERROR_CODES)[number];

/** A scenario file that cannot be played. `line` counts from 1; 0 where the file as a whole lacks something. */
export class ScenarioError extends Error {
  readonly code: ScenarioErrorCode;
  readonly line: number;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ScenarioErrorCode, line: number, params: Readonly<Record<string, string | number>> = {}) {
    const details = Object.entries(params).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
    super([`line ${line}: ${code}`, ...details].join(', '));
    this.name = 'ScenarioError';
    this.code = code;
    this.line = line;
    this.params = params;
  }
}
