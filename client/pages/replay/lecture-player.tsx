import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { LectureLog } from '../../../shared/lecture/lecture-log.ts';
import { checkpointOn, openPass } from '../../../shared/lecture/state.ts';
import { browserClock } from '../../app/browser-ports.ts';
import { moves } from '../../app/preferences.ts';
import { PlaybackBar } from '../../board/playback-bar.tsx';
import { DownloadMenu } from '../../components/download-menu.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { t } from '../../i18n.ts';
import { ShownLecture } from '../../lecture/screen-lecture.tsx';
import { LectureReplay } from '../../model/lecture/lecture-replay.ts';
import { LectureFiles } from './lecture-files.tsx';
import { checkLecture } from './open-lecture.ts';
import { signerOfKey } from './open-log.ts';
import { CheckBadge } from './replay-bar.tsx';
import { useLogCheck } from './use-log-check.ts';
import '../../styles/lecture-replay.css';

/** A lecture that is over, line by line, as it was on the projector. */
export function LecturePlayer({ log }: { readonly log: LectureLog }): JSX.Element {
  const replay = useMemo(() => openReplay(log), [log]);
  const { check, serverKey } = useLogCheck(log, checkLecture);
  useEffect(() => () => replay?.dispose(), [replay]);
  if (replay === null) {
    return (
      <>
        <PageHeader />
        <main class="plain-page">
          <h1>{t('hall.replay')}</h1>
          <p role="alert">{t('replay.unfoldable')}</p>
          <a href="/replay">{t('replay.all')}</a>
        </main>
      </>
    );
  }
  const { publicKey, title, runtime } = log.header;
  return (
    <div class="lecture-replay">
      <PageHeader>
        <p class="lecture-replay-title">
          <b>{title}</b> <span class="muted">{`Python ${runtime}`}</span>
        </p>
      </PageHeader>
      <ShownLecture model={replay.model} progress={answeredIn(replay)} />
      <PlaybackBar
        playback={replay}
        words={{
          title: t('replay.controls'),
          back: t('hall.replay-back'),
          step: t('hall.replay-step'),
          scrub: t('hall.replay-scrub'),
          position: t('hall.replay-position', { step: replay.cursor.value, steps: replay.length }),
        }}
        marks={<Questions replay={replay} />}
      >
        <div class="replay-end">
          <CheckBadge check={check} signer={signerOfKey(publicKey, serverKey)} publicKey={publicKey} />
          <DownloadMenu title={t('hall.files')}>{() => <LectureFiles log={log} />}</DownloadMenu>
        </div>
      </PlaybackBar>
    </div>
  );
}

function openReplay(log: LectureLog): LectureReplay | null {
  try {
    const replay = new LectureReplay(log, browserClock, moves);
    // the first line or note, rather than nothing
    replay.seek(1);
    return replay;
  } catch {
    return null;
  }
}

/** Where the class was asked, under the scrub bar. */
function Questions({ replay }: { readonly replay: LectureReplay }): JSX.Element {
  return (
    <ol class="scrub-marks" aria-hidden="true">
      {replay.questions.map((step, index) => (
        <li key={step} class="scrub-mark round" style={{ left: `${(step / Math.max(1, replay.length)) * 100}%` }}>
          {index + 1}
        </li>
      ))}
    </ol>
  );
}

/** How many said something in the pass that is on: all who are known to have been there are those who did. */
function answeredIn({ model }: LectureReplay): { readonly forecasts: number; readonly students: number } | null {
  const state = model.state.value;
  const pass = openPass(state);
  const checkpoint = checkpointOn(state);
  if (pass === null || checkpoint === null) return null;
  const students = new Set(
    state.checkpoints.flatMap(({ forecasts }) => [...forecasts[1].keys(), ...forecasts[2].keys()]),
  );
  return { forecasts: checkpoint.forecasts[pass].size, students: students.size };
}
