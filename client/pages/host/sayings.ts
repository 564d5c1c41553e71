import type { ApiResult } from '../../app/api.ts';
import type { Saying } from '../../i18n.ts';

/** What to say about an answer over HTTP that is not a yes. */
export function apiSaying(result: Exclude<ApiResult<unknown>, { type: 'ok' }>): Saying {
  return result.type === 'unreachable'
    ? { key: 'join.unreachable' }
    : { key: `refusal.${result.refusal.code}`, params: result.refusal.params };
}
