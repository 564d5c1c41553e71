import type { JSX } from 'preact';
import { t } from '../../i18n.ts';
import type { LiveTable } from '../../model/live-table.ts';

/** Says that the connection is gone and is being sought again, or that this page has gone astray; nothing while all is well. */
export function ConnectionBanner({ table }: { readonly table: LiveTable }): JSX.Element {
  const status = table.status.value;
  const away = status.type === 'offline' || (status.type === 'connecting' && table.lobby.value !== null);
  const astray = !away && table.copy.stuck.value;
  return (
    <div role="status" class={away || astray ? 'banner' : 'banner gone'}>
      {away && (
        <>
          <span>{t('connection.offline')}</span>
          <button type="button" class="button small" onClick={() => table.retry()}>
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
