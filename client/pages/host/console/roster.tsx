import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { StudentRow as Row } from '../../../../shared/protocol/session-views.ts';
import { Icon } from '../../../components/icon.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { t } from '../../../i18n.ts';
import { foundStudents, ROSTER_ORDERS, type RosterOrder } from '../../../model/hosting/roster-order.ts';
import { useHosting } from '../hosting.ts';
import { StudentRow } from './student-row.tsx';
import '../../../styles/roster.css';

/** Everybody in the session, as they come. */
export function Roster(): JSX.Element {
  const { hosted, realNames, session } = useHosting();
  const wanted = useSignal('');
  const order = useSignal<RosterOrder>('arrival');
  const opened = useSignal<string | null>(null);
  const students = hosted.came.value;
  const expected = hosted.expected.value;
  const all = [...students, ...expected];
  const names = realNames.value;
  const found = foundStudents(students, names, wanted.value, order.value);
  // who has no points yet has no place among those who have
  const awaited = foundStudents(expected, names, wanted.value, order.value === 'name' ? 'name' : 'arrival');
  const hidden = all.filter(({ hiddenName }) => hiddenName !== null).length;
  const rowOf = (student: Row): JSX.Element => (
    <StudentRow
      key={student.id}
      student={student}
      realName={names.get(student.id) ?? null}
      isOpen={opened.value === student.id}
      toggle={() => {
        opened.value = opened.value === student.id ? null : student.id;
      }}
    />
  );
  return (
    <section class="panel stack roster" aria-labelledby="roster-title">
      <div class="panel-head">
        <h2 id="roster-title">{t('students.title', { count: students.length })}</h2>
        <p class="help">
          {t('students.connected', { count: students.filter(({ connected }) => connected).length })}
          {hidden > 0 && ` · ${t('students.hidden-count', { count: hidden })}`}
          {session.banned > 0 && ` · ${t('students.banned', { count: session.banned })}`}
        </p>
      </div>
      <div class="roster-tools">
        <label class="search">
          <Icon name="search" />
          <input
            type="search"
            class="field"
            value={wanted.value}
            placeholder={t('students.search')}
            aria-label={t('students.search')}
            onInput={(event) => {
              wanted.value = event.currentTarget.value;
            }}
          />
        </label>
        <Segmented
          legend={t('students.order')}
          name="roster-order"
          value={order.value}
          options={ROSTER_ORDERS.map((value) => ({ value, label: t(`students.order-${value}`) }))}
          onChange={(value) => {
            order.value = value;
          }}
        />
      </div>
      {all.length === 0 && <p class="muted roster-empty">{t('students.none')}</p>}
      {all.length > 0 && found.length + awaited.length === 0 && <p class="muted">{t('students.not-found')}</p>}
      <ul class="students">{found.map(rowOf)}</ul>
      {awaited.length > 0 && (
        <>
          <h3 id="awaited-title">{t('students.expected', { count: expected.length })}</h3>
          <ul class="students" aria-labelledby="awaited-title">
            {awaited.map(rowOf)}
          </ul>
        </>
      )}
    </section>
  );
}
