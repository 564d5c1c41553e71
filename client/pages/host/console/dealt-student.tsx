import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StudentRow } from '../../../../shared/protocol/session-views.ts';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { TeamMark } from './team-mark.tsx';

/** All tables for each of a large class would be tens of thousands of choices: then they come when they are asked for. */
const MOST_CHOICES = 3_000;

/** A student where they were dealt: to be dragged, or sent elsewhere by a list that keys and thumbs can open. */
export function DealtStudent(props: {
  readonly student: StudentRow;
  /** Null: at none. */
  readonly table: number | null;
  readonly move: (student: string, table: number | null) => void;
}): JSX.Element {
  const { student, table, move } = props;
  const { hosted, session, realNames } = useHosting();
  const chip = useRef<HTMLLIElement>(null);
  const tables = session.deal ?? [];
  const isAskedFor = useSignal(false);
  const isOffered = isAskedFor.value || tables.length * hosted.students.value.size <= MOST_CHOICES;
  const offer = (): void => {
    isAskedFor.value = true;
  };
  const realName = realNames.value.get(student.id);
  useEffect(() => {
    if (chip.current === null) return;
    return draggable({ element: chip.current, getInitialData: () => ({ student: student.id }) });
  }, [student.id]);
  return (
    <li ref={chip} class={student.connected ? 'dealt-student' : 'dealt-student away'} title={realName}>
      <span class={student.connected ? 'dot on' : 'dot'} aria-hidden="true" />
      {student.team !== null && <TeamMark team={student.team} />}
      <span class="dealt-name">{student.name}</span>
      <span class="dealt-move">
        <Icon name="more" />
        <select
          aria-label={t('deal.move', { name: student.name })}
          value={table === null ? 'none' : String(table)}
          onFocus={offer}
          onPointerDown={offer}
          onChange={(event) => {
            const { value } = event.currentTarget;
            move(student.id, value === 'none' ? null : Number(value));
          }}
        >
          {!isOffered && table !== null && (
            <option value={String(table)}>{t('tables.number', { number: table + 1 })}</option>
          )}
          {(isOffered ? tables : []).map((seats, index) => (
            <option
              key={index}
              value={String(index)}
              disabled={index !== table && seats.length >= session.options.tableSize}
            >
              {t('tables.number', { number: index + 1 })}
            </option>
          ))}
          {isOffered && <option value={String(tables.length)}>{t('deal.new-table')}</option>}
          <option value="none">{t('deal.no-table')}</option>
        </select>
      </span>
    </li>
  );
}
