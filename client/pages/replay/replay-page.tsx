import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { LectureLog } from '../../../shared/lecture/lecture-log.ts';
import { fetchLectureLog, fetchLog } from '../../app/api.ts';
import { lazily } from '../../components/lazily.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Rich } from '../../components/rich.tsx';
import { type Saying, say, t } from '../../i18n.ts';
import { openLecture } from './open-lecture.ts';
import { type LogOpening, type OpenedLog, openLog } from './open-log.ts';
import { ReplayPlayer } from './replay-player.tsx';
import '../../styles/replay.css';

const LecturePlayer = lazily(async () => (await import('./lecture-player.tsx')).LecturePlayer);

type Problem = Saying | Extract<LogOpening, { type: 'unreadable' }>;

/** The replay of a match, or of a lecture, that this server keeps. */
export function ReplayPage({ match }: { readonly match: string }): JSX.Element {
  const log = useSignal<OpenedLog | null>(null);
  const lecture = useSignal<LectureLog | null>(null);
  const problem = useSignal<Problem | null>(null);
  useEffect(() => {
    void load(match).then((loaded) => {
      if ('header' in loaded) log.value = loaded;
      else if ('lecture' in loaded) lecture.value = loaded.lecture;
      else problem.value = loaded;
    });
  }, [match]);
  if (log.value !== null) return <ReplayPlayer log={log.value} />;
  if (lecture.value !== null) return <LecturePlayer log={lecture.value} />;
  return (
    <>
      <PageHeader />
      <main class="plain-page" aria-busy={problem.value === null}>
        <h1>{t('replay.title')}</h1>
        {problem.value === null ? (
          <p class="loading">{t('app.loading')}</p>
        ) : (
          <p role="alert">
            <Rich text={say(sayingOf(problem.value))} />
          </p>
        )}
        <p>
          <a href="/replay">{t('replay.all')}</a>
        </p>
      </main>
    </>
  );
}

async function load(match: string): Promise<OpenedLog | { readonly lecture: LectureLog } | Problem> {
  const found = await fetchLog(match);
  switch (found.type) {
    case 'unreachable':
      return { key: 'replay.not-found' };
    case 'refused':
      return found.refusal.code === 'match-not-over' ? { key: 'replay.not-over' } : loadLecture(match);
    case 'ok': {
      const opened = openLog(found.value);
      return opened.type === 'opened' ? opened.log : opened;
    }
  }
}

/** What is no match may be a lecture. */
async function loadLecture(lecture: string): Promise<{ readonly lecture: LectureLog } | Problem> {
  const found = await fetchLectureLog(lecture);
  if (found.type !== 'ok') {
    const isOn = found.type === 'refused' && found.refusal.code === 'lecture-not-over';
    return { key: isOn ? 'replay.lecture-not-over' : 'replay.not-found' };
  }
  const opened = openLecture(found.value);
  if (opened === null) return { key: 'replay.not-found' };
  return opened.type === 'opened' ? { lecture: opened.log } : opened;
}

/** In the language that is read now: the reason is a sentence of its own. */
function sayingOf(problem: Problem): Saying {
  if ('key' in problem) return problem;
  return { key: 'replay.bad-log', params: { line: problem.line, reason: t(`log.${problem.code}`) } };
}
