import type { JSX } from 'preact';
import { t } from '../../../i18n.ts';
import { byNeed } from '../../../model/hosting/class-phase.ts';
import { useHosting } from '../hosting.ts';
import { TableCard } from './table-card.tsx';
import '../../../styles/table-grid.css';

/** All tables of the round; those that want a visit first. */
export function TableGrid(): JSX.Element {
  const { hosted } = useHosting();
  const tables = byNeed([...hosted.tables.value.values()]);
  const needy = tables.filter(({ needs }) => needs.length > 0).length;
  return (
    <section class="stack" aria-labelledby="grid-title">
      <div class="panel-head">
        <h2 id="grid-title">{t('tables.title', { count: tables.length })}</h2>
        <p class={needy > 0 ? 'needy-count' : 'help'} role="status">
          {needy > 0 ? t('tables.needy', { count: needy }) : t('tables.all-well')}
        </p>
      </div>
      {tables.length === 0 ? (
        <p class="muted">{t('tables.none')}</p>
      ) : (
        <ul class="table-grid">
          {tables.map((table) => (
            <TableCard key={table.code} table={table} />
          ))}
        </ul>
      )}
    </section>
  );
}
