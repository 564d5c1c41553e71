import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { HeapMiniature } from '../../components/heap-miniature.tsx';
import { Icon } from '../../components/icon.tsx';
import { Rich } from '../../components/rich.tsx';
import { SeatMark } from '../../components/seat-tag.tsx';
import { inLanguage, t } from '../../i18n.ts';
import type { ShownTable } from '../../model/showing/shown-class.ts';
import { useShowing } from './showing.ts';
import { WallClock } from './wall-clock.tsx';
import { TableGain } from './wall-gain.tsx';
import { WallReady } from './wall-ready.tsx';
import { WallTeam } from './wall-team.tsx';

/** More do not fit so that they can be read; they take turns. */
const MOST_TABLES = 20;
const MOST_COLUMNS = 5;
/** So many have room for names beside the heap. */
const MOST_WITH_NAMES = 8;
/** So many are large enough for a heap while the round is explained. */
const FEW = 6;
/** Heights in ems of the wall: what is left below the briefing, a card without names, and a name. */
const ROOM_FOR_NAMES = 24;
const CARD = 2.9;
const NAME = 1.45;
const TURN_MS = 8_000;

/** All tables: who sits where while the round is explained, then each heap in miniature, and how far everybody is. */
export function WallTables(): JSX.Element {
  const { screen, tick, scenario } = useShowing();
  const tables = [...screen.tables].sort((one, other) => one.index - other.index);
  const phase = commonPhase(tables);
  const isSeating = phase === 'briefing' || phase === 'waiting';
  const pages = Math.max(1, Math.ceil(tables.length / (isSeating ? mostSeated(tables) : MOST_TABLES)));
  // equal pages, rather than a last one with a table or two
  const size = Math.ceil(tables.length / pages);
  const page = useComputed(() => Math.floor(tick.value / TURN_MS)).value % pages;
  const shown = tables.slice(page * size, (page + 1) * size);
  const truck = screen.round?.truck ?? scenario?.truck ?? null;
  return (
    <main class="wall-content wall-class" data-phase={phase ?? 'several'}>
      <div class="wall-phase">
        <h1>
          {phase === null ? t('wall.tables', { count: tables.length }) : phaseText(phase)}
          {scenario !== null && <span class="muted">{inLanguage(scenario.title)}</span>}
        </h1>
        <WallReady tables={tables} />
        <LongestTime tables={tables} />
        {truck !== null && <code class="wall-truck">{`gc.collect(${truck})`}</code>}
      </div>
      {isSeating && scenario !== null && (
        <p class="wall-briefing">
          <Rich text={inLanguage(scenario.briefing)} />
        </p>
      )}
      <TableGain tables={tables} />
      {tables.length === 0 && <p class="muted">{t('wall.no-tables')}</p>}
      <ul
        class="wall-tables"
        data-few={shown.length <= FEW}
        style={{ '--columns': columnsFor(shown.length, isSeating) }}
      >
        {shown.map((table) => (
          <TableCard
            key={table.code}
            table={table}
            phase={phase === null ? table.phase : null}
            shows={isSeating && shown.length > FEW ? 'names' : shown.length <= MOST_WITH_NAMES ? 'both' : 'heap'}
            height={miniatureHeight(shown)}
          />
        ))}
      </ul>
    </main>
  );
}

function TableCard(props: {
  readonly table: ShownTable;
  /** Named where not all tables are in the same. */
  readonly phase: ShownTable['phase'] | null;
  readonly shows: 'names' | 'heap' | 'both';
  /** Of the miniature, where it is 200 wide. */
  readonly height: number;
}): JSX.Element {
  const { table, phase, shows, height } = props;
  return (
    <li class="wall-table-card" data-shows={shows}>
      <h2>
        <span>{t('tables.number', { number: table.index + 1 })}</span>
        {phase !== null && <span class="muted">{phaseText(phase)}</span>}
      </h2>
      {shows !== 'names' && <HeapMiniature heap={table.heap} height={height} />}
      {shows !== 'heap' && (
        <ul class="wall-seats">
          {table.seats.map((seat) => (
            <li key={seat.seat} class={seat.connected ? 'wall-seat' : 'wall-seat away'}>
              {seat.team === null ? <SeatMark seat={seat.seat} /> : <WallTeam team={seat.team} />}
              <span class="wall-seat-name">{seat.name}</span>
              {seat.ready && seat.bot === null && <Icon name="check" />}
            </li>
          ))}
        </ul>
      )}
    </li>
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

/** `isSeating`: names want to be beside rather than below each other. */
function columnsFor(count: number, isSeating = false): number {
  if (count <= 3) return Math.max(1, count);
  return count <= 8 ? Math.ceil(count / 2) : count <= 12 && !isSeating ? 4 : MOST_COLUMNS;
}

/** Of how many tables everybody's name fits, below the words that explain the round. */
function mostSeated(tables: readonly ShownTable[]): number {
  const names = Math.max(0, ...tables.map(({ seats }) => seats.length));
  const rows = Math.floor(ROOM_FOR_NAMES / (CARD + NAME * names));
  return Math.min(MOST_TABLES, MOST_COLUMNS * Math.max(1, rows));
}

/** Of a card's room, what title and names leave, in shares of a wall that is 16 wide and 9 high. */
function miniatureHeight(tables: readonly ShownTable[]): number {
  const columns = columnsFor(tables.length);
  const rows = Math.ceil(tables.length / columns);
  const most = tables.length <= MOST_WITH_NAMES ? Math.max(0, ...tables.map(({ seats }) => seats.length)) : 0;
  const names = Math.ceil(most / (columns === 1 ? 4 : columns === 2 ? 2 : 1)) * 0.34;
  const room = { width: 15.4 / columns - 0.4, height: 7.1 / rows - 0.6 - names };
  return Math.min(170, Math.max(56, Math.round((200 * room.height) / room.width)));
}

/** The longest that any table still has. */
function LongestTime({ tables }: { readonly tables: readonly ShownTable[] }): JSX.Element | null {
  const { shown, tick } = useShowing();
  tick.value;
  const left = tables.flatMap((table) => shown.timeLeft(table) ?? []);
  if (left.length === 0) return null;
  return <WallClock ms={Math.max(...left)} isRunning={tables.some(({ running }) => running)} />;
}
