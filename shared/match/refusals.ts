/** Why a command was refused: stable codes, each with what a sentence for people needs. Texts live in message files. */
export const REFUSAL_CODES = [
  // lines
  'line-unreadable', // params: the parser's refusal
  'not-in-play', // params.feature: not in this scenario's vocabulary
  'python-error', // params.name, params.message: what Python says
  'too-few-tokens', // params.cost, params.tokens
  // phases
  'wrong-phase', // params.phase: the one that is on
  'match-over',
  'not-started',
  // forecasts
  'unknown-stake', // params.label
  'forecast-out-of-range', // params.label, params.value
  'already-ready',
  'forecasts-only', // who comes late plays no lines in that round
  // seats and tables
  'no-such-table',
  'table-full',
  'table-started',
  'seat-not-yours',
  'not-the-host',
  'too-few-players',
  'name-refused',
  'no-such-seat',
  'no-such-scenario',
  // sessions
  'no-such-session',
  'session-over',
  'session-locked',
  'session-full',
  'banned',
  'guests-only',
  'not-a-host', // the key of a host link that is wrong or was revoked
  'table-of-session', // tables of a session are entered through the session
  'no-such-student',
  'no-such-activity',
  'wrong-stage', // params.stage: where the session stands
  'paused',
  // lectures
  'no-lecture', // none is on
  'bad-script', // params.line, params.reason, and what the reason needs
  'lecture-over',
  'script-over', // nothing of the script is left
  'lines-ahead', // params.count: announced to those who forecast, and not run yet
  'nothing-to-forecast', // no object with a label is alive
  // the edge
  'bad-message', // params.issue
  'too-large',
  'nested-too-deep',
  'too-fast',
  'wrong-version', // params.expected
  'hello-first',
  'hello-late',
  'origin-refused',
  'too-many-tables', // from one address
  'server-full', // from all of them together
  'taken-over', // another tab sits here now
  'removed', // the host has freed the seat
  'server-stopping',
  'slow-reader',
  'internal-error', // params.reference: what the server's log calls it
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A refusal as a result. */
export function refuse(code: RefusalCode, params: Refusal['params'] = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, params } };
}
