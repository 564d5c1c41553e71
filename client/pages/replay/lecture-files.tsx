import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { LectureLog } from '../../../shared/lecture/lecture-log.ts';
import type { LectureFormat } from '../../app/lecture-export.ts';
import { saveFile } from '../../app/save-file.ts';
import { Icon } from '../../components/icon.tsx';
import { Notice } from '../../components/notice.tsx';
import { type Saying, t } from '../../i18n.ts';
import '../../styles/downloads.css';

const FORMATS: readonly LectureFormat[] = ['jsonl', 'py', 'csv', 'json'];

/** The lecture as files. */
export function LectureFiles({ log }: { readonly log: LectureLog }): JSX.Element {
  const problem = useSignal<Saying | null>(null);
  const save = async (format: LectureFormat): Promise<void> => {
    problem.value = await saveLecture(log, format).catch((): Saying => ({ key: 'downloads.failed' }));
  };
  return (
    <>
      <ul class="download-list">
        {FORMATS.map((format) => (
          <li key={format}>
            <button type="button" class="button small quiet" onClick={() => void save(format)}>
              <Icon name="download" />
              <span>
                {t(`hall.files-${format}`)} <code>{`.${format}`}</code>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Notice saying={problem.value} />
    </>
  );
}

/** Saves it; null if all went well. */
async function saveLecture(log: LectureLog, format: LectureFormat): Promise<Saying | null> {
  const { exportLecture } = await import('../../app/lecture-export.ts');
  const exported = exportLecture(log, format);
  if (exported === null) return { key: 'downloads.failed' };
  saveFile(`${log.header.lecture}.${format}`, exported.text, exported.type);
  return null;
}
