import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { StudentRow } from '../../../../shared/protocol/session-views.ts';
import { TeamMark } from '../../../components/team-mark.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import type { DealHands } from './deal-hands.ts';
import { MoveChoices } from './move-choices.tsx';

/** A student where they were dealt: to be dragged, to be dropped on where their table is full, or sent elsewhere by a list. */
export function DealtStudent(props: {
  readonly student: StudentRow;
  /** Null: at none. */
  readonly table: number | null;
  readonly hands: DealHands;
}): JSX.Element {
  const { student, table, hands } = props;
  const { session, realNames } = useHosting();
  const chip = useRef<HTMLLIElement>(null);
  const isOver = useSignal(false);
  const isFull = table !== null && (session.deal?.[table]?.length ?? 0) >= session.options.tableSize;
  const now = useRef({ table, isFull });
  now.current = { table, isFull };
  useEffect(() => {
    const element = chip.current;
    if (element === null) return;
    return combine(
      draggable({ element, getInitialData: () => ({ student: student.id, table: now.current.table }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) =>
          now.current.isFull && typeof source.data.student === 'string' && source.data.table !== now.current.table,
        onDragEnter: () => {
          isOver.value = true;
        },
        onDragLeave: () => {
          isOver.value = false;
        },
        onDrop: ({ source }) => {
          isOver.value = false;
          if (typeof source.data.student === 'string') hands.swap(source.data.student, student.id);
        },
      }),
    );
  }, [student.id, hands]);
  const classes = `dealt-student${student.connected ? '' : ' away'}${isOver.value ? ' over' : ''}`;
  return (
    <li ref={chip} class={classes} title={realNames.value.get(student.id)}>
      <span class={student.connected ? 'dot on' : 'dot'} aria-hidden="true" />
      {student.team !== null && <TeamMark team={student.team} />}
      <span class="dealt-name">{student.name}</span>
      {isOver.value && <span class="dealt-swap">{t('deal.swap-here')}</span>}
      <MoveChoices student={student} table={table} hands={hands} />
    </li>
  );
}
