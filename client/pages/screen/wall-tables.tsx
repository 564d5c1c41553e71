import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { HeapMiniature } from '../../components/heap-miniature.tsx';
import { t } from '../../i18n.ts';
import type { ShownTable } from '../../model/showing/shown-class.ts';
import { useShowing } from './showing.ts';
import { WallClock } from './wall-clock.tsx';

/** More do not fit so that they can be read; they take turns. */
const MOST_TABLES = 20;
const TURN_MS = 8_000;

/** All tables in miniature, and the time that is left. */
export function WallTables(): JSX.Element {
  const { screen, tick } = useShowing();
  const tables = [...screen.tables].sort((one, other) => one.index - other.index);
  const pages = Math.max(1, Math.ceil(tables.length / MOST_TABLES));
  // equal pages, rather than a last one with a table or two
  const size = Math.ceil(tables.length / pages);
  const page = useComputed(() => Math.floor(tick.value / TURN_MS)).value % pages;
  const shown = tables.slice(page * size, (page + 1) * size);
  const phase = commonPhase(tables);
  return (
    <main class="wall-content">
      <div class="wall-phase">
        <h1>{phase === null ? t('wall.tables', { count: tables.length }) : phaseText(phase)}</h1>
        <LongestTime tables={tables} />
      </div>
      {tables.length === 0 && <p class="muted">{t('wall.no-tables')}</p>}
      <ul class="wall-tables" style={{ '--columns': columnsFor(shown.length) }}>
        {shown.map((table) => (
          <li key={table.code} class="wall-table-card">
            <h2>
              <span>{t('tables.number', { number: table.index + 1 })}</span>
              {phase === null && <span class="muted">{phaseText(table.phase)}</span>}
            </h2>
            <HeapMiniature heap={table.heap} />
          </li>
        ))}
      </ul>
    </main>
  );
}

export function phaseText(phase: ShownTable['phase']): string {
  return phase === 'waiting' || phase === 'finished' ? t(`tables.${phase}`) : t(`phase.${phase}`);
}

/** The phase that all tables are in; null where they are in several. */
function commonPhase(tables: readonly ShownTable[]): ShownTable['phase'] | null {
  const [first] = tables;
  return first !== undefined && tables.every(({ phase }) => phase === first.phase) ? first.phase : null;
}

function columnsFor(count: number): number {
  if (count <= 3) return Math.max(1, count);
  return count <= 8 ? Math.ceil(count / 2) : count <= 12 ? 4 : 5;
}

/** The longest that any table still has. */
function LongestTime({ tables }: { readonly tables: readonly ShownTable[] }): JSX.Element | null {
  const { shown, tick } = useShowing();
  tick.value;
  const left = tables.flatMap((table) => shown.timeLeft(table) ?? []);
  if (left.length === 0) return null;
  return <WallClock ms={Math.max(...left)} isRunning={tables.some(({ running }) => running)} />;
}
