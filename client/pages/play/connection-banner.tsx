import type { JSX } from 'preact';
import { t } from '../../i18n.ts';
import type { LiveTable } from '../../model/live-table.ts';

/** Says that the connection is gone and is being sought again; nothing while all is well. */
export function ConnectionBanner({ table }: { readonly table: LiveTable }): JSX.Element {
  const status = table.status.value;
  const away = status.type === 'offline' || (status.type === 'connecting' && table.lobby.value !== null);
  return (
    <div role="status" class={away ? 'banner' : 'banner gone'}>
      {away && (
        <>
          <span>{t('connection.offline')}</span>
          <button type="button" class="button small" onClick={() => table.retry()}>
            {t('connection.retry')}
          </button>
        </>
      )}
    </div>
  );
}
