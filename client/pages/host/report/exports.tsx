import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { REPORT_TABLES, type ReportTable, reportCsv } from '../../../../shared/report/report-csv.ts';
import type { SessionReport } from '../../../../shared/report/session-report.ts';
import { saveFile } from '../../../app/save-file.ts';
import { fetchReport } from '../../../app/sessions-api.ts';
import { Icon } from '../../../components/icon.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Switch } from '../../../components/switch.tsx';
import { language, type MessageKey, type Saying, t } from '../../../i18n.ts';
import { useHosting } from '../hosting.ts';
import { apiSaying } from '../sayings.ts';

const MIME_TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

interface ExportsProps {
  /** Whether files have real names in them. Nobody remembers it. */
  readonly withNames: Signal<boolean>;
}

/** The report as files. The server knows no real names: where they are asked for, they are put in here. */
export function Exports({ withNames }: ExportsProps): JSX.Element {
  const { hosted, session, realNames } = useHosting();
  const problem = useSignal<Saying | null>(null);
  const table = useSignal<ReportTable>('students');
  const fetched = async (kind: 'csv' | 'json', query = ''): Promise<string | null> => {
    const report = await fetchReport(session.code, hosted.keys.auth, kind, query);
    problem.value = report.type === 'ok' ? null : apiSaying(report);
    return report.type === 'ok' ? report.value : null;
  };
  const save = async (kind: 'csv' | 'json'): Promise<void> => {
    const name = `${session.code}${kind === 'csv' ? `-${table.value}` : ''}.${kind}`;
    const names = withNames.value ? realNames.value : null;
    const query = kind === 'csv' && names === null ? `?table=${table.value}&lang=${language.value}` : '';
    const text = await fetched(names === null ? kind : 'json', query);
    if (text === null) return;
    saveFile(name, names === null ? text : namedFile(text, kind, table.value, names), MIME_TYPES[kind]);
  };
  return (
    <div class="row report-exports">
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
      {realNames.value.size > 0 && (
        <Switch
          label={t('report.real-names')}
          help={t('report.real-names-help')}
          checked={withNames.value}
          onChange={(checked) => {
            withNames.value = checked;
          }}
        />
      )}
      <Notice saying={problem.value} />
    </div>
  );
}

/** The server's report with the names that this device has opened. */
function namedFile(text: string, kind: 'csv' | 'json', table: ReportTable, names: ReadonlyMap<string, string>): string {
  const report = JSON.parse(text) as SessionReport;
  if (kind === 'json') {
    const students = report.students.map((student) => ({ ...student, realName: names.get(student.id) ?? null }));
    return `${JSON.stringify({ ...report, students }, null, 2)}\n`;
  }
  // the columns' keys are among the messages: a test asks for all of them
  return reportCsv(report, table, { say: (key, params) => t(key as MessageKey, params) }, names);
}
