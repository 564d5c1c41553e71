import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { type CheckpointState, checkpointOn, type LectureState } from '../../shared/lecture/state.ts';
import { browserClock } from '../app/browser-ports.ts';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { type Saying, signed, t } from '../i18n.ts';
import type { ForecastSheet } from '../model/forecast-sheet.ts';
import type { LectureModel } from '../model/lecture/lecture-model.ts';
import type { LecturePlace } from '../model/lecture/lecture-place.ts';
import { countingOwn, LectureSheets } from '../model/lecture/lecture-sheets.ts';
import { answerSaying } from '../model/sayings.ts';
import { HeapDrawing } from './heap-drawing.tsx';
import { LastLines, LectureNote, LectureOver, LinesAhead } from './lecture-parts.tsx';
import { ClassScores, StakeFates } from './stake-fates.tsx';
import { StakeSliders } from './stake-sliders.tsx';
import '../styles/lecture.css';

interface StudentLectureProps {
  readonly place: LecturePlace;
  /** What else is to be said once something is revealed. */
  readonly note?: ComponentChildren;
}

/** A lecture on a student's own device: to forecast, and to see how that went. The rest is on the projector. */
export function StudentLecture({ place, note = null }: StudentLectureProps): JSX.Element {
  const sheets = useMemo(
    () => new LectureSheets({ clock: browserClock, send: (values) => place.forecast(values) }),
    [place],
  );
  useEffect(() => {
    const save = () => sheets.save();
    addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      sheets.dispose();
    };
  }, [sheets]);
  const model = place.lecture.value;
  if (model === null) return <p class="muted lecture-waiting">{t('hall.waiting')}</p>;
  return <Lecture model={model} sheets={sheets} note={note} />;
}

interface LectureProps {
  readonly model: LectureModel;
  readonly sheets: LectureSheets;
  readonly note: ComponentChildren;
}

function Lecture({ model, sheets, note }: LectureProps): JSX.Element {
  const state = model.state.value;
  const asked = checkpointOn(state);
  const marked = new Set((asked ?? lastRevealed(state))?.stakes ?? []);
  return (
    <div class="lecture student-lecture" data-stage={state.stage.type}>
      <header class="lecture-head">
        <h1>{state.header.title}</h1>
        <Points state={state} />
      </header>
      <LectureNote state={state} />
      <Now model={model} state={state} sheets={sheets} note={note} />
      <section class="lecture-heap stack" aria-label={t('heap.title')}>
        <LastLines state={state} most={asked === null ? 6 : 3} />
        <HeapDrawing picture={model.picture.value} marked={marked} />
      </section>
    </div>
  );
}

function Points({ state }: { readonly state: LectureState }): JSX.Element | null {
  const own = [...state.points.values()][0];
  if (own === undefined) return null;
  return <p class="badge lecture-points">{t('hall.points', { points: signed(own) })}</p>;
}

/** What there is to do now, or to look at. */
function Now(props: LectureProps & { readonly state: LectureState }): JSX.Element | null {
  const { model, state, sheets, note } = props;
  const checkpoint = checkpointOn(state);
  const sheet = sheets.sheet(state);
  if (checkpoint !== null && sheet !== null) return <Forecast state={state} checkpoint={checkpoint} sheet={sheet} />;
  if (checkpoint !== null) return <Closed checkpoint={checkpoint} />;
  if (state.stage.type === 'finished') {
    return (
      <>
        {note}
        <LectureOver state={state} />
      </>
    );
  }
  const revealed = lastRevealed(state);
  if (revealed === null) return <p class="help">{t('hall.look-up')}</p>;
  const survivors = Object.values(revealed.revealed?.alive ?? {}).filter((alive) => alive).length;
  return (
    <section class="stack reveal">
      <h2>{t('reveal.title', { survivors, stakes: revealed.stakes.length })}</h2>
      <ClassScores checkpoint={revealed} />
      <StakeFates state={state} checkpoint={revealed} proofs={model.proofs.value} own={countingOwn(revealed)} />
      {note}
    </section>
  );
}

function Forecast(props: {
  readonly state: LectureState;
  readonly checkpoint: CheckpointState;
  readonly sheet: ForecastSheet;
}): JSX.Element {
  const { state, checkpoint, sheet } = props;
  const isPeer = state.stage.type === 'peer';
  return (
    <section class="stack forecasts">
      <h2>{isPeer ? t('predict.peer-title') : t('hall.question')}</h2>
      <p class="help">{isPeer ? t('hall.peer-help') : t('hall.forecast-help')}</p>
      <LinesAhead ahead={checkpoint.ahead} />
      <StakeSliders state={state} checkpoint={checkpoint} sheet={sheet} />
      <HandIn sheet={sheet} />
    </section>
  );
}

function HandIn({ sheet }: { readonly sheet: ForecastSheet }): JSX.Element {
  const problem = useSignal<Saying | null>(null);
  const state = sheet.state.value;
  const handIn = async (): Promise<void> => {
    const answer = await sheet.save();
    problem.value = answer === null ? null : (answerSaying(answer)?.saying ?? null);
  };
  return (
    <div class="hand-in">
      <button type="button" class="button primary" aria-disabled={state === 'saved'} onClick={() => void handIn()}>
        {state === 'saved' && <Icon name="check" />}
        {state === 'saved' ? t('predict.handed-in') : t('predict.hand-in')}
      </button>
      <p class="help save-sign" data-state={state}>
        {t(`predict.save-${state}`)}
      </p>
      <Notice saying={problem.value} />
    </div>
  );
}

/** Nobody forecasts any more: the own values beside the class's, until the reveal. */
function Closed({ checkpoint }: { readonly checkpoint: CheckpointState }): JSX.Element {
  const own = countingOwn(checkpoint);
  const shown = checkpoint.distributions[2] ?? checkpoint.distributions[1] ?? [];
  return (
    <section class="stack">
      <h2>{t('hall.closed')}</h2>
      <p class="help">{t('hall.closed-help')}</p>
      <LinesAhead ahead={checkpoint.ahead} />
      <ul class="said-list">
        {checkpoint.stakes.map((stake) => {
          const mean = shown.find((one) => one.stake === stake)?.mean ?? null;
          return (
            <li key={stake} class="said">
              <b>{stake}</b>
              <span>
                {own[stake] === undefined ? t('hall.said-nothing') : t('hall.you-said', { percent: own[stake] })}
              </span>
              {mean !== null && <span class="muted">{t('hall.class-said', { mean: Math.round(mean) })}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The checkpoint that was revealed last. */
function lastRevealed({ checkpoints }: LectureState): CheckpointState | null {
  return checkpoints.findLast(({ revealed }) => revealed !== null) ?? null;
}
