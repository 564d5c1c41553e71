import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ExportFormat } from '../app/match-export.ts';
import { saveFile } from '../app/save-file.ts';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { Rich } from '../components/rich.tsx';
import { type Saying, t } from '../i18n.ts';
import { useMatch } from './match-view.ts';
import '../styles/downloads.css';

const FORMATS: readonly ExportFormat[] = ['jsonl', 'py', 'ipynb', 'csv'];

/** The match as files: its log, and what others can run and read. */
export function Downloads(): JSX.Element {
  const { model, log } = useMatch();
  const problem = useSignal<Saying | null>(null);
  const busy = useSignal(false);
  const save = async (format: ExportFormat): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    problem.value = await saveMatch(log, format, model.state.value.header.match).catch(
      (): Saying => ({ key: 'downloads.failed' }),
    );
    busy.value = false;
  };
  return (
    <div class="downloads" aria-busy={busy.value}>
      <ul class="download-list">
        {FORMATS.map((format) => (
          <li key={format}>
            <button
              type="button"
              class="button small quiet"
              aria-describedby={`download-${format}`}
              onClick={() => void save(format)}
            >
              <Icon name="download" />
              <span>
                {t(`downloads.${format}`)} <code>{`.${format}`}</code>
              </span>
            </button>
            <p id={`download-${format}`} class="help">
              <Rich text={t(`downloads.${format}-help`)} />
            </p>
          </li>
        ))}
      </ul>
      <Notice saying={problem.value} />
    </div>
  );
}

/** Saves it; null if all went well. */
async function saveMatch(
  findLog: ReturnType<typeof useMatch>['log'],
  format: ExportFormat,
  match: string,
): Promise<Saying | null> {
  const log = await findLog();
  if (log === null) return { key: 'downloads.no-log' };
  const { exportLog } = await import('../app/match-export.ts');
  const exported = exportLog(log, format);
  if (!exported.ok) return { key: 'downloads.broken', params: { entry: exported.entry } };
  saveFile(`${match}.${format}`, exported.text, exported.type);
  return null;
}
