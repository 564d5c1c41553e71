import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { MAX_NAME_LENGTH } from '../../../../shared/protocol/limits.ts';
import type { StudentRow as Row } from '../../../../shared/protocol/session-views.ts';
import { TIME_FACTORS } from '../../../../shared/session/options.ts';
import { Choice } from '../../../components/choice.tsx';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { TeamMark } from '../../../components/team-mark.tsx';
import { signed, t } from '../../../i18n.ts';
import { pointsOf } from '../../../model/hosting/roster-order.ts';
import { useHosting } from '../hosting.ts';

/** One student: who they are, whether they are here, and, opened, what a host can do about them. */
export function StudentRow(props: {
  readonly student: Row;
  readonly realName: string | null;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}): JSX.Element {
  const { student, realName, isOpen, toggle } = props;
  const { hosted, act } = useHosting();
  const table = student.table === null ? undefined : hosted.tables.value.get(student.table);
  const points = pointsOf(student);
  return (
    <li class={student.connected ? 'student' : 'student away'}>
      <div class="student-head">
        <button type="button" class="student-name" aria-expanded={isOpen} onClick={toggle}>
          <span class={student.connected ? 'dot on' : 'dot'} aria-hidden="true" />
          {student.team !== null && <TeamMark team={student.team} />}
          <b>{student.name}</b>
          {realName !== null && <span class="real-name">{realName}</span>}
          <span class="visually-hidden">
            {t(student.connected ? 'students.here' : student.expected ? 'students.not-yet' : 'students.away')}
          </span>
        </button>
        <span class="student-notes">
          {student.timeFactor !== 1 && <span class="chip">{t('students.time', { factor: student.timeFactor })}</span>}
          {student.forecaster && <span class="chip">{t('students.forecaster')}</span>}
          {table !== undefined && <span class="muted">{t('tables.number', { number: table.index + 1 })}</span>}
          {(student.forecastPoints !== 0 || student.contractPoints !== 0) && (
            <span class={points < 0 ? 'points bad' : 'points'}>{signed(points)}</span>
          )}
        </span>
      </div>
      {student.hiddenName !== null && (
        <p class="hidden-name">
          <span>{t('students.hidden-name', { name: student.hiddenName })}</span>
          <button
            type="button"
            class="button small"
            onClick={() => void act({ do: 'show-name', student: student.id, shown: true })}
          >
            {t('students.show-name')}
          </button>
        </p>
      )}
      {isOpen && <StudentActions student={student} />}
    </li>
  );
}

function StudentActions({ student }: { readonly student: Row }): JSX.Element {
  const { session, act } = useHosting();
  const { id } = student;
  const typed = useSignal<string | null>(null);
  const rename = async (event: Event): Promise<void> => {
    event.preventDefault();
    const name = typed.value?.trim() ?? '';
    if (name === '' || (await act({ do: 'rename-student', student: id, name }))) typed.value = null;
  };
  return (
    <div class="student-actions">
      <form class="inline-form" onSubmit={(event) => void rename(event)}>
        <label class="stack field-block">
          <span class="label">{t('students.rename')}</span>
          <input
            type="text"
            maxLength={MAX_NAME_LENGTH}
            value={typed.value ?? student.name}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button" disabled={typed.value === null}>
          {t('students.save')}
        </button>
      </form>
      <div class="student-choices">
        {session.options.teams > 0 && (
          <Choice
            label={t('students.team')}
            value={student.team === null ? '' : String(student.team)}
            options={[
              { value: '', label: t('students.no-team') },
              ...Array.from({ length: session.options.teams }, (_, team) => ({
                value: String(team),
                label: t('students.team-number', { number: team + 1 }),
              })),
            ]}
            onChange={(value) => void act({ do: 'set-team', student: id, team: value === '' ? null : Number(value) })}
          />
        )}
        <Choice
          label={t('students.time-factor')}
          value={String(student.timeFactor)}
          options={TIME_FACTORS.map((factor) => ({ value: String(factor), label: t('students.time', { factor }) }))}
          onChange={(value) => {
            const factor = TIME_FACTORS.find((one) => String(one) === value);
            if (factor !== undefined) void act({ do: 'set-time-factor', student: id, factor });
          }}
          help={t(`students.time-help-${session.options.pace}`)}
        />
      </div>
      <p class="help">{t('students.pseudonym', { name: student.pseudonym })}</p>
      <div class="row">
        {student.hiddenName === null && (
          <button
            type="button"
            class="button small"
            onClick={() => void act({ do: 'show-name', student: id, shown: false })}
          >
            {t('students.hide-name')}
          </button>
        )}
        <ConfirmButton
          class="button small"
          label={t('students.remove')}
          question={t('students.remove-sure', { name: student.name })}
          onConfirm={() => void act({ do: 'remove-student', student: id, ban: false })}
        />
        <ConfirmButton
          class="button small"
          label={t('students.ban')}
          question={t('students.ban-sure', { name: student.name })}
          onConfirm={() => void act({ do: 'remove-student', student: id, ban: true })}
        />
        <ConfirmButton
          class="button small"
          label={t('students.delete')}
          question={t('students.delete-sure', { name: student.name })}
          onConfirm={() => void act({ do: 'delete-student', student: id })}
        />
      </div>
    </div>
  );
}
