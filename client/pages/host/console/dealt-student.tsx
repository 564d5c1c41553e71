import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StudentRow } from '../../../../shared/protocol/session-views.ts';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { TeamMark } from './team-mark.tsx';

/** A student where they were dealt: to be dragged, or sent elsewhere by a list that keys and thumbs can open. */
export function DealtStudent(props: {
  readonly student: StudentRow;
  /** Null: at none. */
  readonly table: number | null;
  readonly move: (student: string, table: number | null) => void;
}): JSX.Element {
  const { student, table, move } = props;
  const { session, realNames } = useHosting();
  const chip = useRef<HTMLLIElement>(null);
  const tables = session.deal ?? [];
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
          onChange={(event) => {
            const { value } = event.currentTarget;
            move(student.id, value === 'none' ? null : Number(value));
          }}
        >
          {tables.map((seats, index) => (
            <option
              key={index}
              value={String(index)}
              disabled={index !== table && seats.length >= session.options.tableSize}
            >
              {t('tables.number', { number: index + 1 })}
            </option>
          ))}
          <option value={String(tables.length)}>{t('deal.new-table')}</option>
          <option value="none">{t('deal.no-table')}</option>
        </select>
      </span>
    </li>
  );
}
