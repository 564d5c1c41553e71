import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '../../../components/icon.tsx';
import { t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { DealHands } from './deal-hands.ts';
import { DealtStudent } from './dealt-student.tsx';
import '../../../styles/deal-board.css';

/** The tables of the next round, before it starts: dealt, and changed by hand. */
export function DealBoard(): JSX.Element {
  const { hosted, session, act } = useHosting();
  const { deal } = session;
  const students = hosted.students.value;
  const nobody = hosted.came.value.length === 0;
  const seated = new Set((deal ?? []).flat());
  const loose = hosted.came.value.filter(({ id }) => !seated.has(id));
  const hands = useMemo(() => new DealHands(act), [act]);
  return (
    <section class="panel stack deal" aria-labelledby="deal-title">
      <div class="panel-head">
        <h2 id="deal-title">{t('deal.title')}</h2>
        <button
          type="button"
          class={deal === null ? 'button primary small' : 'button small'}
          aria-disabled={nobody}
          onClick={() => (nobody ? undefined : void act({ do: 'deal' }))}
        >
          <Icon name="tables" /> {deal === null ? t('deal.deal') : t('deal.again')}
        </button>
      </div>
      {deal === null ? (
        <p class="muted">{nobody ? t('deal.nobody') : t('deal.not-yet', { count: session.options.tableSize })}</p>
      ) : (
        <>
          <p class="help">{t('deal.help')}</p>
          <ul class="deal-tables">
            {deal.map((ids, index) => (
              <DealtTable
                key={index}
                title={t('tables.number', { number: index + 1 })}
                note={t('deal.count', { count: ids.length, size: session.options.tableSize })}
                isFull={ids.length >= session.options.tableSize}
                drop={(student) => hands.move(student, index)}
              >
                {ids.map((id) => {
                  const student = students.get(id);
                  return student && <DealtStudent key={id} student={student} table={index} hands={hands} />;
                })}
                {session.options.bots && ids.length < session.options.tableSize && (
                  <li class="dealt-bot">{t('deal.bots', { count: session.options.tableSize - ids.length })}</li>
                )}
              </DealtTable>
            ))}
            <DealtTable title={t('deal.new-table')} isEmpty drop={(student) => hands.move(student, deal.length)} />
          </ul>
          {loose.length > 0 && (
            <ul class="deal-loose">
              <DealtTable
                title={t('deal.loose')}
                note={t('deal.loose-help')}
                drop={(student) => hands.move(student, null)}
              >
                {loose.map((student) => (
                  <DealtStudent key={student.id} student={student} table={null} hands={hands} />
                ))}
              </DealtTable>
            </ul>
          )}
        </>
      )}
    </section>
  );
}

/** Somewhere to drop a student. */
function DealtTable(props: {
  readonly title: string;
  readonly note?: string;
  readonly isEmpty?: boolean;
  readonly isFull?: boolean;
  readonly drop: (student: string) => void;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { title, note, isEmpty = false, isFull = false, drop, children } = props;
  const box = useRef<HTMLLIElement>(null);
  const over = useSignal(false);
  const now = useRef({ drop, isFull });
  now.current = { drop, isFull };
  useEffect(() => {
    if (box.current === null) return;
    return dropTargetForElements({
      element: box.current,
      canDrop: ({ source }) => typeof source.data.student === 'string' && !now.current.isFull,
      onDragEnter: () => {
        over.value = true;
      },
      onDragLeave: () => {
        over.value = false;
      },
      onDrop: ({ source }) => {
        over.value = false;
        if (typeof source.data.student === 'string') now.current.drop(source.data.student);
      },
    });
  }, []);
  return (
    <li ref={box} class={`dealt-table${isEmpty ? ' empty' : ''}${over.value ? ' over' : ''}`}>
      <h3>
        {title}
        {note !== undefined && <span class="help"> {note}</span>}
      </h3>
      {!isEmpty && <ul class="dealt-students">{children}</ul>}
    </li>
  );
}
