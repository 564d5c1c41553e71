import type { Response } from 'express';
import type { Refusal, RefusalCode } from '../../shared/match/refusals.ts';

/** The HTTP status that goes with a refusal; 400 where nothing says more. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  'no-such-table': 404,
  'no-such-session': 404,
  'session-over': 410,
  'not-a-host': 403,
  'origin-refused': 403,
  'too-fast': 429,
  'too-many-tables': 429,
  'server-full': 503,
  'server-stopping': 503,
  'too-large': 413,
  'internal-error': 500,
};

/** Answers with a refusal: `{"error": {"code", "params"}}`. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  response.status(STATUS[refusal.code] ?? 400).json({ error: refusal });
}

/** Answers that something else than a table is not there, or not to be had: codes of this interface alone. */
export function sendProblem(
  response: Response,
  status: number,
  code: 'no-such-match' | 'match-not-over' | 'no-such-lecture' | 'lecture-not-over' | 'not-found',
): void {
  response.status(status).json({ error: { code, params: {} } });
}
