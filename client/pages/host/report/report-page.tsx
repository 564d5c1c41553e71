import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SessionReport } from '../../../../shared/report/session-report.ts';
import { navigate } from '../../../app/navigation.ts';
import { fetchReport } from '../../../app/sessions-api.ts';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { Switch } from '../../../components/switch.tsx';
import { type Saying, t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { apiSaying } from '../sayings.ts';
import { ClassSections } from './class-report.tsx';
import { Exports } from './exports.tsx';
import { StudentSummary } from './student-summary.tsx';
import '../../../styles/report.css';

/** What was revealed so far; asked for anew whenever an activity is over, and when the host wants it. */
export function ReportPage(): JSX.Element {
  const { hosted, session, realNames } = useHosting();
  const report = useSignal<SessionReport | null>(null);
  const problem = useSignal<Saying | null>(null);
  const chosen = useSignal('');
  const isLarge = useSignal(false);
  const withNames = useSignal(false);
  const isPrinting = useSignal(false);
  const { code, stage, options } = session;
  const load = async (): Promise<void> => {
    const answer = await fetchReport(code, hosted.keys.auth, 'json');
    problem.value = answer.type === 'ok' ? null : apiSaying(answer);
    if (answer.type === 'ok') report.value = JSON.parse(answer.value) as SessionReport;
  };
  useEffect(() => {
    void load();
  }, [code, stage.type]);
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
  const nameOf = (id: string): string | null => (withNames.value ? (realNames.value.get(id) ?? null) : null);
  const desk = `/host/${code}#${hosted.keys.fragment}`;
  return (
    <>
      <PageHeader>
        <p class="console-title">
          <b class="code-text">{code}</b> <span class="console-name">{options.title}</span>
        </p>
      </PageHeader>
      <main class={isLarge.value ? 'report report-page large' : 'report report-page'}>
        <div class="panel-head report-head">
          <h1>{t('report.title')}</h1>
          <a
            class="button small"
            href={desk}
            onClick={(event) => {
              event.preventDefault();
              navigate(desk);
            }}
          >
            <Icon name="back" /> {t('report.desk')}
          </a>
        </div>
        <div class="row report-controls">
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
                  {[name, nameOf(id)].filter((one) => one !== null).join(' · ')}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="button small" onClick={() => void load()}>
            {t('report.refresh')}
          </button>
          <button type="button" class="button small" onClick={() => (isPrinting.value = true)}>
            {t('report.print')}
          </button>
          <Switch
            label={t('report.large')}
            checked={isLarge.value}
            onChange={(checked) => {
              isLarge.value = checked;
            }}
          />
        </div>
        <div class="report-controls">
          <Exports withNames={withNames} />
        </div>
        <Notice saying={problem.value} />
        {report.value === null && problem.value === null && <p class="loading">{t('app.loading')}</p>}
        {report.value !== null && student === undefined && <ClassSections report={report.value} />}
        {report.value !== null && student !== undefined && (
          <StudentSummary
            key={student.id}
            student={student}
            realName={nameOf(student.id)}
            ofClass={report.value.class}
          />
        )}
        {report.value !== null && isPrinting.value && (
          <Pages report={report.value} only={chosen.value} nameOf={nameOf} />
        )}
      </main>
    </>
  );
}

/** A page for each student, for as long as they are printed: a class of hundreds has many. */
function Pages(props: {
  readonly report: SessionReport;
  /** A student's id; empty: all. */
  readonly only: string;
  readonly nameOf: (id: string) => string | null;
}): JSX.Element {
  const { report, only, nameOf } = props;
  const printed = report.students.filter(({ id }) => only === '' || id === only);
  return (
    <div class="report-pages">
      {printed.map((one) => (
        <StudentSummary key={one.id} student={one} realName={nameOf(one.id)} ofClass={report.class} isPage />
      ))}
    </div>
  );
}
