import { computed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Label } from '../../shared/heap/picture.ts';
import { type CheckpointState, checkpointOn, type LectureState, openPass } from '../../shared/lecture/state.ts';
import { moves } from '../app/preferences.ts';
import { ArenaView } from '../board/arena-view.tsx';
import { GuidePanel } from '../board/guide-panel.tsx';
import { type HeapView, HeapViewProvider } from '../board/heap-view.ts';
import { DistributionChart, highestBar } from '../charts/distribution-chart.tsx';
import { ObjectIcon } from '../components/object-icon.tsx';
import { t } from '../i18n.ts';
import type { LectureModel } from '../model/lecture/lecture-model.ts';
import type { LecturePlace } from '../model/lecture/lecture-place.ts';
import { openLectureStage } from '../model/lecture/lecture-stage.ts';
import { proofPath } from '../model/proof-path.ts';
import { LastLines, LectureNote, LinesAhead } from './lecture-parts.tsx';
import { ClassScores, StakeFates } from './stake-fates.tsx';
import '../styles/lecture.css';
import '../styles/screen-lecture.css';

/** The last row reads it. */
const MAGNIFICATION = 2.5;
/** How long each proof is drawn in the heap, in ms. */
const PROOF_MS = 6_000;

/** A lecture on the projector: the heap, what runs, and what the class says about it. */
export function ScreenLecture({ place }: { readonly place: LecturePlace }): JSX.Element {
  const model = place.lecture.value;
  if (model === null) return <p class="screen-lecture lecture-waiting">{t('hall.waiting')}</p>;
  return <ShownLecture key={model.id} model={model} progress={place.progress.value} large />;
}

/** How many have said something in the pass that is on, of how many who are there; null: that is not known. */
type Answered = { readonly forecasts: number; readonly students: number } | null;

/** A lecture as everybody sees it. `large`: on a wall. */
export function ShownLecture(props: {
  readonly model: LectureModel;
  readonly progress: Answered;
  readonly large?: boolean;
}): JSX.Element {
  const { model, progress, large = false } = props;
  const heap = useMemo(() => heapOf(model), [model]);
  const state = model.state.value;
  const told = useProofs(model, heap);
  return (
    <HeapViewProvider value={heap}>
      <main class="lecture screen-lecture" data-stage={state.stage.type}>
        <h1 class="visually-hidden">{state.header.title}</h1>
        <section class="screen-arena" aria-label={t('heap.title')}>
          {large ? <ArenaView magnification={MAGNIFICATION} whole /> : <ArenaView />}
          <GuidePanel />
        </section>
        <aside class="screen-side" aria-label={t('hall.beside')} tabIndex={large ? undefined : 0}>
          <Side model={model} state={state} progress={progress} told={told} />
        </aside>
      </main>
    </HeapViewProvider>
  );
}

/** What stands beside the heap: the program, or what is asked, or what came of it. */
function Side(props: {
  readonly model: LectureModel;
  readonly state: LectureState;
  readonly progress: Answered;
  /** The stake whose proof is drawn in the heap. */
  readonly told: Label | null;
}): JSX.Element {
  const { model, state, progress, told } = props;
  const checkpoint = checkpointOn(state);
  if (checkpoint !== null && isCharted(state, checkpoint)) {
    return (
      <>
        {openPass(state) === null ? <h2>{t('hall.closed')}</h2> : <Asked state={state} progress={progress} />}
        {checkpoint.ahead.length > 0 && <LinesAhead ahead={checkpoint.ahead} />}
        <Charts state={state} checkpoint={checkpoint} />
      </>
    );
  }
  const isTold = isStillTold(model);
  if (checkpoint !== null) {
    const ahead = left(state, checkpoint);
    return (
      <>
        <LectureNote state={state} />
        {openPass(state) === null ? (
          <>
            <h2>{t('hall.closed')}</h2>
            <LastLines state={state} most={4} isTold={isTold} />
          </>
        ) : (
          <Asked state={state} progress={progress} />
        )}
        {ahead.length > 0 && <LinesAhead ahead={ahead} />}
        <Stakes state={state} checkpoint={checkpoint} />
      </>
    );
  }
  const revealed = justRevealed(state);
  return (
    <>
      <LectureNote state={state} />
      {revealed === null ? (
        <LastLines state={state} most={9} isTold={isTold} />
      ) : (
        <>
          <ClassScores checkpoint={revealed} />
          <StakeFates state={state} checkpoint={revealed} proofs={model.proofs.value} own={null} shown={told} />
        </>
      )}
    </>
  );
}

/** Whether the guide has not come to the end of the collection: what it did is not to be read before it is seen. */
function isStillTold({ guide, watching }: LectureModel): boolean {
  return watching.value && guide.value?.atEnd.value === false;
}

/** How many have forecast, of how many who are there. */
function Asked({ state, progress }: { readonly state: LectureState; readonly progress: Answered }): JSX.Element {
  const { forecasts, students } = progress ?? { forecasts: 0, students: 0 };
  const percent = students === 0 ? 0 : Math.min(100, (100 * forecasts) / students);
  return (
    <section class="asked">
      <h2>{state.stage.type === 'peer' ? t('predict.peer-title') : t('hall.question')}</h2>
      <p class="asked-count" aria-live="off">
        {t('hall.answered', { forecasts, students })}
      </p>
      <div class="asked-bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </div>
    </section>
  );
}

function Stakes({
  state,
  checkpoint,
}: {
  readonly state: LectureState;
  readonly checkpoint: CheckpointState;
}): JSX.Element {
  const shown = checkpoint.distributions[2] ?? checkpoint.distributions[1] ?? [];
  return (
    <ul class="screen-stakes">
      {checkpoint.stakes.map((stake) => {
        const mean = shown.find((one) => one.stake === stake)?.mean ?? null;
        return (
          <li key={stake}>
            <ObjectIcon type={state.machine.typeOf(stake) ?? 'Node'} /> <b>{stake}</b>
            {mean !== null && <span class="muted">{t('hall.mean', { mean: Math.round(mean) })}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** What the class said, stake by stake; after talking, what it said before stands behind it. */
function Charts({
  state,
  checkpoint,
}: {
  readonly state: LectureState;
  readonly checkpoint: CheckpointState;
}): JSX.Element {
  const [first, second] = [checkpoint.distributions[1], checkpoint.distributions[2]];
  const most = highestBar(first, second);
  const shown = second ?? first ?? [];
  return (
    <>
      <ul class="screen-charts">
        {shown.map((distribution, index) => (
          <li key={distribution.stake} class="screen-chart">
            <p class="screen-said">
              <ObjectIcon type={state.machine.typeOf(distribution.stake) ?? 'Node'} /> <b>{distribution.stake}</b>
              {distribution.mean !== null && <span>{t('hall.mean', { mean: Math.round(distribution.mean) })}</span>}
            </p>
            <DistributionChart
              distribution={distribution}
              before={second === null ? null : (first?.[index] ?? null)}
              most={most}
              row={index === shown.length - 1 ? 'last' : 'other'}
            />
          </li>
        ))}
      </ul>
      {second !== null && <p class="muted">{t('hall.legend')}</p>}
    </>
  );
}

/** The charts are looked at until lines run again. */
function isCharted({ stage }: LectureState, { distributions }: CheckpointState): boolean {
  if (distributions[1] === null) return false;
  return stage.type === 'peer' || (stage.type === 'closed' && stage.linesSince === 0);
}

/** What of the lines that were announced has not run. */
function left({ program }: LectureState, { ahead, openedSeq }: CheckpointState): readonly string[] {
  return ahead.slice(program.filter(({ seq }) => seq > openedSeq).length);
}

/** Until the next line runs. */
function justRevealed({ checkpoints, program }: LectureState): CheckpointState | null {
  const last = checkpoints.at(-1);
  const at = last?.revealed?.seq ?? null;
  return last === undefined || at === null || (program.at(-1)?.seq ?? 0) > at ? null : last;
}

/** Draws the proofs of a reveal in the heap, one after the other, over and over; says whose it is. */
function useProofs(model: LectureModel, { stage }: HeapView): Label | null {
  const told = useSignal<Label | null>(null);
  const revealed = justRevealed(model.state.value);
  useEffect(() => {
    if (revealed === null) return;
    const proofs = model.proofs.peek();
    let next = 0;
    const show = () => {
      told.value = revealed.stakes[next++ % revealed.stakes.length] ?? null;
      const proof = told.value === null ? undefined : proofs.get(told.value);
      stage.path.value = proof === undefined ? null : proofPath(proof);
    };
    show();
    const timer = setInterval(show, PROOF_MS);
    return () => {
      clearInterval(timer);
      stage.path.value = null;
    };
  }, [revealed?.openedSeq, stage]);
  return told.value;
}

function heapOf(model: LectureModel): HeapView {
  return {
    stage: openLectureStage(
      model,
      computed(() => (moves.value ? 1 : 0)),
    ),
    picture: model.picture,
    guide: model.guide,
    watching: model.watching,
    frames: computed(() => [{ frame: 'globals' as const, name: t('hall.names') }]),
    voice: null,
  };
}
