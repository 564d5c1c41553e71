import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { LectureLog } from '../../../shared/lecture/lecture-log.ts';
import type { Bilingual } from '../../../shared/match/scenario.ts';
import { DropFile } from '../../components/drop-file.tsx';
import { lazily } from '../../components/lazily.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { t } from '../../i18n.ts';
import { MatchList } from './match-list.tsx';
import { fetchMatches, fetchTitles, type MatchSummary } from './matches.ts';
import { openLecture } from './open-lecture.ts';
import { type LogOpening, type OpenedLog, openLog } from './open-log.ts';
import { ReplayPlayer } from './replay-player.tsx';
import '../../styles/replay.css';

const LecturePlayer = lazily(async () => (await import('./lecture-player.tsx')).LecturePlayer);

interface Unreadable {
  readonly file: string;
  readonly log: Extract<LogOpening, { type: 'unreadable' }>;
}

/** Matches that are over: those of this server, and any log that somebody brings. */
export function ReplaysPage(): JSX.Element {
  const matches = useSignal<readonly MatchSummary[] | 'loading' | 'unreachable'>('loading');
  const titles = useSignal<ReadonlyMap<string, Bilingual>>(new Map());
  const opened = useSignal<OpenedLog | null>(null);
  const lecture = useSignal<LectureLog | null>(null);
  const problem = useSignal<Unreadable | null>(null);
  useEffect(() => {
    void fetchTitles().then((found) => {
      titles.value = found;
    });
    void fetchMatches().then((found) => {
      matches.value = found.type === 'ok' ? found.value : 'unreachable';
    });
  }, []);
  const open = async (file: File): Promise<void> => {
    const text = await file.text();
    const asLecture = openLecture(text);
    if (asLecture?.type === 'opened') {
      lecture.value = asLecture.log;
      return;
    }
    const log = asLecture ?? openLog(text);
    if (log.type === 'opened') opened.value = log.log;
    else problem.value = { file: file.name, log };
  };
  const unreadable = problem.value;
  if (opened.value !== null) return <ReplayPlayer log={opened.value} />;
  if (lecture.value !== null) return <LecturePlayer log={lecture.value} />;
  return (
    <>
      <PageHeader />
      <main class="replays">
        <h1>{t('replay.title')}</h1>
        <DropFile
          title={t('replay.drop')}
          help={t('replay.drop-help')}
          accept=".jsonl,.ndjson,.json,application/x-ndjson"
          onFile={(file) => void open(file)}
        />
        <Notice
          saying={
            unreadable && {
              key: 'replay.bad-file',
              params: { file: unreadable.file, line: unreadable.log.line, reason: t(`log.${unreadable.log.code}`) },
            }
          }
        />
        <section class="stack" aria-labelledby="matches-title">
          <h2 id="matches-title">{t('replay.on-server')}</h2>
          {matches.value === 'loading' ? (
            <p class="loading">{t('app.loading')}</p>
          ) : matches.value === 'unreachable' ? (
            <p class="muted">{t('replay.unreachable')}</p>
          ) : (
            <MatchList matches={matches.value} titles={titles.value} />
          )}
        </section>
      </main>
    </>
  );
}
