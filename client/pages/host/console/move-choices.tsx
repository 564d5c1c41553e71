import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StudentRow } from '../../../../shared/protocol/session-views.ts';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import type { DealHands } from './deal-hands.ts';

/** All places for each of a large class would be tens of thousands of choices: then they come when they are asked for. */
const MOST_CHOICES = 3_000;
const NO_TABLE = 'none';
const SWAP = 'swap:';

/** Where a student could be dealt instead: a list that keys and thumbs can open. A full table is open to a swap. */
export function MoveChoices(props: {
  readonly student: StudentRow;
  /** Null: at none. */
  readonly table: number | null;
  readonly hands: DealHands;
}): JSX.Element {
  const { student, table, hands } = props;
  const { hosted, session } = useHosting();
  const list = useRef<HTMLSelectElement>(null);
  const students = hosted.students.value;
  const tables = session.deal ?? [];
  const isFull = (index: number): boolean => (tables[index]?.length ?? 0) >= session.options.tableSize;
  const isAskedFor = useSignal(false);
  const isOffered = isAskedFor.value || students.size ** 2 <= MOST_CHOICES;
  const offer = (): void => {
    isAskedFor.value = true;
  };
  const choose = (value: string): void => {
    if (value.startsWith(SWAP)) hands.swap(student.id, value.slice(SWAP.length), true);
    else hands.move(student.id, value === NO_TABLE ? null : Number(value), true);
  };
  useEffect(() => {
    if (hands.took(student.id)) list.current?.focus();
  }, []);
  const nameOf = (index: number): string => t('tables.number', { number: index + 1 });
  return (
    <span class="dealt-move">
      <Icon name="more" />
      <select
        ref={list}
        aria-label={t('deal.move', { name: student.name })}
        value={table === null ? NO_TABLE : String(table)}
        onFocus={offer}
        onPointerDown={offer}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {!isOffered && table !== null && <option value={String(table)}>{nameOf(table)}</option>}
        {(isOffered ? tables : []).map((seats, index) =>
          index === table || !isFull(index) ? (
            <option key={index} value={String(index)}>
              {nameOf(index)}
            </option>
          ) : (
            <optgroup key={index} label={t('deal.swap', { table: nameOf(index) })}>
              {seats.map((id) => (
                <option key={id} value={`${SWAP}${id}`}>
                  {students.get(id)?.name}
                </option>
              ))}
            </optgroup>
          ),
        )}
        {isOffered && <option value={String(tables.length)}>{t('deal.new-table')}</option>}
        <option value={NO_TABLE}>{t('deal.no-table')}</option>
      </select>
    </span>
  );
}
