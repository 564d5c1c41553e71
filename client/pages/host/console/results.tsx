import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { REPORT_TABLES, type ReportTable } from '../../../../shared/report/report-csv.ts';
import { navigate } from '../../../app/navigation.ts';
import { saveFile } from '../../../app/save-file.ts';
import { deleteSession, fetchReport } from '../../../app/sessions-api.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { lazily } from '../../../components/lazily.tsx';
import { Notice } from '../../../components/notice.tsx';
import { language, type Saying, signed, t } from '../../../i18n.ts';
import { foundStudents, pointsOf } from '../../../model/hosting/roster-order.ts';
import { recentSessions } from '../host-stores.ts';
import { useHosting } from '../hosting.ts';
import { apiSaying } from '../sayings.ts';
import { TeamMark } from './team-mark.tsx';

/** Charts are only loaded for who wants to see them. */
const ReportPanel = lazily(async () => (await import('../report/report-panel.tsx')).ReportPanel);

const MIME_TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

/** How the class stands, and what can be taken along. */
export function Results(): JSX.Element {
  const { hosted, session, realNames } = useHosting();
  const names = realNames.value;
  const isReportShown = useSignal(false);
  const ranked = foundStudents(hosted.came.value, names, '', 'points');
  return (
    <section class="panel stack results" aria-labelledby="results-title">
      <div class="panel-head">
        <h2 id="results-title">{t('results.title')}</h2>
        <Exports />
      </div>
      {ranked.length === 0 ? (
        <p class="muted">{t('results.none')}</p>
      ) : (
        <table class="standings">
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{t('results.place')}</span>
              </th>
              <th scope="col">{t('scores.player')}</th>
              <th scope="col" class="number">
                {t('scores.forecasts')}
              </th>
              <th scope="col" class="number">
                {t('scores.contracts')}
              </th>
              <th scope="col" class="number">
                {t('scores.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((student) => (
              <tr key={student.id}>
                <td class="number">{ranked.filter((other) => pointsOf(other) > pointsOf(student)).length + 1}</td>
                <th scope="row">
                  {student.team !== null && <TeamMark team={student.team} />} {student.name}
                  {names.has(student.id) && <span class="real-name"> {names.get(student.id)}</span>}
                </th>
                <td class="number">{signed(student.forecastPoints)}</td>
                <td class="number">{signed(student.contractPoints)}</td>
                <td class="number">
                  <b>{signed(pointsOf(student))}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button
        type="button"
        class="button"
        aria-expanded={isReportShown.value}
        onClick={() => {
          isReportShown.value = !isReportShown.value;
        }}
      >
        {t(isReportShown.value ? 'report.hide' : 'report.show')}
      </button>
      {isReportShown.value && <ReportPanel />}
      {session.stage.type === 'ended' && <Keeping />}
    </section>
  );
}

function Exports(): JSX.Element {
  const { hosted, session } = useHosting();
  const problem = useSignal<Saying | null>(null);
  const table = useSignal<ReportTable>('students');
  const save = async (kind: 'csv' | 'json'): Promise<void> => {
    const query = kind === 'csv' ? `?table=${table.value}&lang=${language.value}` : '';
    const report = await fetchReport(session.code, hosted.keys.auth, kind, query);
    problem.value = report.type === 'ok' ? null : apiSaying(report);
    if (report.type === 'ok')
      saveFile(`${session.code}${kind === 'csv' ? `-${table.value}` : ''}.${kind}`, report.value, MIME_TYPES[kind]);
  };
  return (
    <div class="row">
      <select
        class="field"
        aria-label={t('report.table')}
        value={table.value}
        onChange={(event) => {
          table.value = event.currentTarget.value as ReportTable;
        }}
      >
        {REPORT_TABLES.map((name) => (
          <option key={name} value={name}>
            {t(`report.table-${name}`)}
          </option>
        ))}
      </select>
      <button type="button" class="button small" onClick={() => void save('csv')}>
        <Icon name="download" /> {t('results.csv')}
      </button>
      <button type="button" class="button small" onClick={() => void save('json')}>
        <Icon name="download" /> {t('results.json')}
      </button>
      <Notice saying={problem.value} />
    </div>
  );
}

/** Until when it is kept, and how to have it gone now. */
function Keeping(): JSX.Element {
  const { hosted, session } = useHosting();
  const problem = useSignal<Saying | null>(null);
  const { deletedAt, code } = session;
  const remove = async (): Promise<void> => {
    const deleted = await deleteSession(code, hosted.keys.auth);
    if (deleted.type !== 'ok') {
      problem.value = apiSaying(deleted);
      return;
    }
    recentSessions.forget(code);
    navigate('/host');
  };
  return (
    <div class="row keeping">
      {deletedAt !== null && <p class="muted">{t('results.kept-until', { date: dateText(deletedAt) })}</p>}
      <ConfirmButton
        class="button small"
        label={t('results.delete')}
        question={t('results.delete-sure')}
        onConfirm={() => void remove()}
      />
      <Notice saying={problem.value} />
    </div>
  );
}

function dateText(iso: string): string {
  return new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'long' }).format(new Date(iso));
}
