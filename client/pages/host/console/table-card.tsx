import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { TableRow, TableSeatRow } from '../../../../shared/protocol/session-views.ts';
import { HeapMiniature } from '../../../components/heap-miniature.tsx';
import { Icon } from '../../../components/icon.tsx';
import { SeatMark } from '../../../components/seat-tag.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { Countdown, phaseText } from './controls.tsx';

/** A table at a glance: where it is, who is at it and how they do, and its heap in miniature. */
export function TableCard({ table }: { readonly table: TableRow }): JSX.Element {
  const { act } = useHosting();
  const name = t('tables.number', { number: table.index + 1 });
  return (
    <li class={table.needs.length > 0 ? 'table-card needy' : 'table-card'}>
      <div class="table-card-head">
        <h3>{name}</h3>
        <span class="table-phase">
          {phaseText(table.phase)} <TableTime table={table} />
        </span>
      </div>
      {table.needs.length > 0 && (
        <p class="needs">
          {table.needs.map((need) => (
            <span key={need} class="need">
              {t(`need.${need}`)}
            </span>
          ))}
        </p>
      )}
      <button type="button" class="table-look" onClick={() => void act({ do: 'look', table: table.code })}>
        <HeapMiniature heap={table.heap} />
        <span class="table-look-label">
          <Icon name="eye" /> {t('tables.look')}
          <span class="visually-hidden"> {name}</span>
        </span>
      </button>
      <ul class="table-seats">
        {table.seats.map((seat) => (
          <SeatLine key={seat.seat} seat={seat} phase={table.phase} />
        ))}
      </ul>
      <TableActions table={table} name={name} />
    </li>
  );
}

function TableTime({ table }: { readonly table: TableRow }): JSX.Element | null {
  const { hosted, tick } = useHosting();
  tick.value;
  const left = hosted.timeLeft(table);
  if (left === null) return null;
  return (
    <>
      {!table.running && <Icon name="pause" />}
      <Countdown ms={left} />
    </>
  );
}

function SeatLine({ seat, phase }: { readonly seat: TableSeatRow; readonly phase: TableRow['phase'] }): JSX.Element {
  const { hosted } = useHosting();
  const isBot = seat.student === null;
  const isForecasting = phase === 'predict' || phase === 'peer';
  const { timeFactor = 1 } = hosted.students.value.get(seat.student ?? '') ?? {};
  return (
    <li class={seat.connected || isBot ? 'table-seat' : 'table-seat away'}>
      <SeatMark seat={seat.seat} />
      <span class="table-seat-name">{seat.name}</span>
      <span class="table-seat-notes">
        {isBot && <span>{t('scores.bot')}</span>}
        {!isBot && !seat.connected && <span class="chip">{t('students.away')}</span>}
        {timeFactor !== 1 && <span>{t('students.time', { factor: timeFactor })}</span>}
        {seat.forecaster && <span>{t('students.forecaster')}</span>}
        {seat.lines > 0 && <span>{t('tables.lines', { count: seat.lines })}</span>}
        {seat.refused > 0 && <span class="bad">{t('tables.refused', { count: seat.refused })}</span>}
        {isForecasting && seat.hasForecast && !seat.ready && <span>{t('tables.forecasting')}</span>}
        {seat.ready && (
          <span class="good">
            <Icon name="check" />
            <span class="visually-hidden">{t(isForecasting ? 'tables.has-forecast' : 'tables.is-ready')}</span>
          </span>
        )}
      </span>
    </li>
  );
}

/** What is seldom done to one table alone. */
function TableActions({ table, name }: { readonly table: TableRow; readonly name: string }): JSX.Element {
  const isOpen = useSignal(false);
  return (
    <details
      class="table-actions"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <Icon name="more" />
        <span>{t('tables.more')}</span>
        <span class="visually-hidden"> {name}</span>
      </summary>
      {isOpen.value && <OpenActions table={table} name={name} />}
    </details>
  );
}

function OpenActions({ table, name }: { readonly table: TableRow; readonly name: string }): JSX.Element {
  const { hosted, act } = useHosting();
  const others = [...hosted.tables.value.values()].filter(({ code }) => code !== table.code);
  return (
    <div class="row">
      <button
        type="button"
        class="button small"
        onClick={() => void act({ do: 'show', content: { show: 'table', table: table.code } })}
      >
        {t('look.show')}
      </button>
      <button
        type="button"
        class="button small"
        onClick={() => void act({ do: 'extend', seconds: 30, table: table.code })}
      >
        {t('control.extend-30')}
      </button>
      <button type="button" class="button small" onClick={() => void act({ do: 'skip', table: table.code })}>
        {t('control.skip')}
      </button>
      {others.length > 0 && (
        <select
          class="field merge"
          aria-label={t('tables.merge', { name })}
          value=""
          onChange={(event) => {
            const into = event.currentTarget.value;
            event.currentTarget.value = '';
            if (into !== '') void act({ do: 'merge-table', table: table.code, into });
          }}
        >
          <option value="">{t('tables.merge-into')}</option>
          {others.map(({ code, index }) => (
            <option key={code} value={code}>
              {t('tables.number', { number: index + 1 })}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
