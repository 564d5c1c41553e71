import type { JSX } from 'preact';
import { t } from '../i18n.ts';
import type { ConnectionStatus } from '../model/connection.ts';

/** Says that the connection is gone and is being sought again, or that this page has gone astray; nothing while all is well. */
export function ConnectionBanner(props: {
  readonly status: ConnectionStatus;
  /** Whether anything has come yet: the first connecting is no loss. */
  readonly hasBegun: boolean;
  readonly isAstray: boolean;
  readonly retry: () => void;
}): JSX.Element {
  const { status, hasBegun, isAstray, retry } = props;
  const away = status.type === 'offline' || (status.type === 'connecting' && hasBegun);
  const astray = !away && isAstray;
  return (
    <div role="status" class={away || astray ? 'banner' : 'banner gone'}>
      {away && (
        <>
          <span>{t('connection.offline')}</span>
          <button type="button" class="button small" onClick={retry}>
            {t('connection.retry')}
          </button>
        </>
      )}
      {astray && (
        <>
          <span>{t('connection.astray')}</span>
          <button type="button" class="button small" onClick={() => location.reload()}>
            {t('app.reload')}
          </button>
        </>
      )}
    </div>
  );
}
