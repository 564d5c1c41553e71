import type { JSX } from 'preact';
import type { Refusal } from '../../../shared/match/refusals.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { t } from '../../i18n.ts';
import type { LiveTable } from '../../model/live-table.ts';

/** Why we are not at the table any more, and what can be done about it. */
export function ClosedPage({ table, refusal }: { readonly table: LiveTable; readonly refusal: Refusal }): JSX.Element {
  const { code } = refusal;
  const canWatch = code === 'table-started' || code === 'table-full';
  return (
    <>
      <PageHeader />
      <main class="plain-page">
        <h1>{t(canWatch ? 'closed.can-watch' : code === 'taken-over' ? 'closed.taken-over' : 'closed.title')}</h1>
        <p role="alert">{t(`refusal.${code}`, { ...refusal.params, table: table.code })}</p>
        {canWatch && <p class="muted">{t('closed.watch-help')}</p>}
        <div class="row">
          {canWatch && (
            <button type="button" class="button primary" onClick={() => table.spectate()}>
              {t('closed.watch')}
            </button>
          )}
          {code === 'taken-over' && (
            <button type="button" class="button primary" onClick={() => table.retry()}>
              {t('closed.here')}
            </button>
          )}
          {code === 'wrong-version' && (
            <button type="button" class="button primary" onClick={() => location.reload()}>
              {t('app.reload')}
            </button>
          )}
          <a class="button" href="/">
            {t('not-found.home')}
          </a>
        </div>
      </main>
    </>
  );
}
