import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SessionReport } from '../../../../shared/report/session-report.ts';
import { fetchReport } from '../../../app/sessions-api.ts';
import { Notice } from '../../../components/notice.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { apiSaying } from '../sayings.ts';
import { ClassSections } from './class-report.tsx';
import { StudentSummary } from './student-summary.tsx';
import '../../../styles/report.css';

/** What was revealed so far; asked for anew whenever an activity is over, and when the host wants it. */
export function ReportPanel(): JSX.Element {
  const { hosted, session } = useHosting();
  const report = useSignal<SessionReport | null>(null);
  const problem = useSignal<Saying | null>(null);
  const chosen = useSignal('');
  const isPrinting = useSignal(false);
  const { code, stage } = session;
  const load = async (): Promise<void> => {
    const answer = await fetchReport(code, hosted.keys.auth, 'json');
    problem.value = answer.type === 'ok' ? null : apiSaying(answer);
    if (answer.type === 'ok') report.value = JSON.parse(answer.value) as SessionReport;
  };
  useEffect(() => {
    void load();
  }, [code, stage.type]);
  // the pages are there as long as they are printed: a class of hundreds has many
  useEffect(() => {
    if (!isPrinting.value) return;
    const done = (): void => {
      isPrinting.value = false;
    };
    addEventListener('afterprint', done);
    print();
    return () => removeEventListener('afterprint', done);
  }, [isPrinting.value]);
  const students = report.value?.students ?? [];
  const student = students.find(({ id }) => id === chosen.value);
  return (
    <div class="report stack">
      <Notice saying={problem.value} />
      <div class="row report-controls">
        <button type="button" class="button small" onClick={() => void load()}>
          {t('report.refresh')}
        </button>
        <button
          type="button"
          class="button small"
          onClick={() => {
            isPrinting.value = true;
          }}
        >
          {t('report.print')}
        </button>
        <label>
          {t('report.student')}{' '}
          <select
            class="field"
            value={chosen.value}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            <option value="">{t('report.class')}</option>
            {students.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {report.value !== null && student === undefined && <ClassSections report={report.value} />}
      {student !== undefined && <StudentSummary key={student.id} student={student} />}
      {isPrinting.value && (
        <div class="report-pages">
          {(student === undefined ? students : [student]).map((one) => (
            <StudentSummary key={one.id} student={one} isPage />
          ))}
        </div>
      )}
    </div>
  );
}
