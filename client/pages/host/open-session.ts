import type { SessionOptions } from '../../../shared/session/options.ts';
import type { Activity } from '../../../shared/session/playlist.ts';
import type { ApiResult } from '../../app/api.ts';
import { randomBytes } from '../../app/random-bytes.ts';
import { createSession } from '../../app/sessions-api.ts';
import { t } from '../../i18n.ts';
import { hashOfKey, newHostKeys } from '../../model/hosting/host-keys.ts';

export interface OpenedSession {
  readonly code: string;
  /** What stands after the `#` of the host link. */
  readonly fragment: string;
}

/** Opens a session, with keys that are made here. */
export async function openNewSession(
  options: SessionOptions,
  activities: readonly Activity[],
): Promise<ApiResult<OpenedSession>> {
  const keys = newHostKeys(randomBytes);
  const created = await createSession({
    options: { ...options, title: options.title.trim() },
    activities,
    hostKey: { name: t('host.first-host'), hash: hashOfKey(keys.auth) },
    screenHash: hashOfKey(keys.screen),
    publicKey: keys.publicKey,
  });
  return created.type === 'ok' ? { type: 'ok', value: { code: created.value, fragment: keys.fragment } } : created;
}
