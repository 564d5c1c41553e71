import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Script, ScriptStep } from '../../shared/lecture/script.ts';
import { checkpointOn, type LectureState, openPass } from '../../shared/lecture/state.ts';
import type { HostAction } from '../../shared/protocol/host-actions.ts';
import { DistributionChart, highestBar } from '../charts/distribution-chart.tsx';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { t } from '../i18n.ts';
import type { LectureModel } from '../model/lecture/lecture-model.ts';
import type { LecturePlace } from '../model/lecture/lecture-place.ts';
import { nextStep } from '../model/lecture/next-step.ts';
import type { AskHost } from './ask-host.ts';
import { CheckpointIdeas } from './checkpoint-ideas.tsx';
import { HeapDrawing } from './heap-drawing.tsx';
import { HostLine } from './host-line.tsx';
import { LastLines, LectureNote, LectureOver, LinesAhead } from './lecture-parts.tsx';
import { PickStakes } from './pick-stakes.tsx';
import { ClassScores, StakeFates } from './stake-fates.tsx';
import { StepWords } from './step-words.tsx';
import { useAskHost } from './use-ask-host.ts';
import '../styles/lecture.css';
import '../styles/host-lecture.css';

/** A lecture before its host: the script with its cursor, a line by hand, checkpoints, and what the class says before it is shown. */
export function HostLecture({ place }: { readonly place: LecturePlace }): JSX.Element {
  const { ask, problem } = useAskHost(place);
  const model = place.lecture.value;
  if (model === null) return <p class="muted lecture-waiting">{t('hall.waiting')}</p>;
  const state = model.state.value;
  return (
    <div class="lecture host-lecture" data-stage={state.stage.type}>
      <div class="host-lead stack">
        {state.stage.type === 'finished' && <LectureOver state={state} />}
        <Notice python={problem?.python ?? null} saying={problem?.saying ?? null} />
        <Checkpoint model={model} state={state} place={place} ask={ask} />
      </div>
      <div class="host-sight stack">
        <LectureNote state={state} />
        <LastLines state={state} most={5} />
        <Heap model={model} state={state} ask={ask} />
        <HostLine ask={ask} off={openPass(state) !== null || state.stage.type === 'finished'} />
      </div>
      {model.script !== null && model.script.steps.length > 0 && <Steps script={model.script} state={state} />}
    </div>
  );
}

interface PartProps {
  readonly model: LectureModel;
  readonly state: LectureState;
  readonly ask: AskHost;
}

/** What can be done with the checkpoint that is on, and what the class says about it. */
function Checkpoint({ model, state, place, ask }: PartProps & { readonly place: LecturePlace }): JSX.Element | null {
  const checkpoint = checkpointOn(state);
  const { stage } = state;
  if (checkpoint === null) {
    const revealed = state.checkpoints.at(-1);
    if (revealed === undefined) return null;
    return (
      <section class="stack">
        <ClassScores checkpoint={revealed} />
        <StakeFates state={state} checkpoint={revealed} proofs={model.proofs.value} own={null} />
        <CheckpointIdeas model={model} />
      </section>
    );
  }
  const pass = openPass(state);
  const next = model.script === null ? null : nextStep(state, model.script);
  const isNext = (type: ScriptStep['type']) => next?.type === 'step' && next.step.type === type;
  const mayTalk = stage.type === 'forecast' || (stage.type === 'closed' && stage.pass === 1 && stage.linesSince === 0);
  const isShown = checkpoint.distributions[pass ?? (stage.type === 'closed' ? stage.pass : 1)] !== null;
  const live = place.progress.value?.distribution ?? [];
  const most = highestBar(live, checkpoint.distributions[1]);
  return (
    <section class="stack host-checkpoint" aria-label={t('hall.checkpoint')}>
      <div class="host-steps">
        {pass !== null && <Step ask={ask} action={{ do: 'close-forecasts' }} label={t('hall.close')} />}
        {!isShown && next?.type !== 'show' && (
          <Step ask={ask} action={{ do: 'show-distribution' }} label={t('hall.show')} />
        )}
        {mayTalk && !isNext('peer') && <Step ask={ask} action={{ do: 'open-peer' }} label={t('hall.step-peer')} />}
        {!isNext('reveal') && <Step ask={ask} action={{ do: 'reveal-checkpoint' }} label={t('hall.step-reveal')} />}
      </div>
      <LinesAhead ahead={checkpoint.ahead} />
      {live.length > 0 && (
        <>
          <p class="help">{isShown ? t('hall.all-see') : t('hall.only-you-see')}</p>
          <ul class="host-charts">
            {live.map((distribution, index) => (
              <li key={distribution.stake}>
                <h3>{distribution.stake}</h3>
                <DistributionChart
                  distribution={distribution}
                  before={stage.type === 'peer' ? (checkpoint.distributions[1]?.[index] ?? null) : null}
                  most={most}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Step({ ask, action, label }: { readonly ask: AskHost; readonly action: HostAction; readonly label: string }) {
  return (
    <button type="button" class="button small" onClick={() => void ask(action)}>
      {label}
    </button>
  );
}

/** The heap, and where stakes are picked while nothing is asked. */
function Heap({ model, state, ask }: PartProps): JSX.Element {
  const picking = useSignal(false);
  const canAsk = state.stage.type === 'live';
  if (canAsk && picking.value) {
    return (
      <PickStakes
        picture={model.picture.value}
        ask={async (action) => {
          const done = await ask(action);
          if (done) picking.value = false;
          return done;
        }}
        cancel={() => {
          picking.value = false;
        }}
      />
    );
  }
  const asked = checkpointOn(state);
  return (
    <>
      <HeapDrawing picture={model.picture.value} marked={new Set(asked?.stakes ?? [])} />
      {canAsk && (
        <button type="button" class="button" onClick={() => (picking.value = true)}>
          <Icon name="flag" /> {t('hall.ask')}
        </button>
      )}
    </>
  );
}

/** The whole script, with the place where it stands. */
function Steps({ script, state }: { readonly script: Script; readonly state: LectureState }): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const { cursor } = state;
  useEffect(() => {
    const next = list.current?.querySelector<HTMLElement>('.script-step.next');
    if (list.current !== null && next != null) list.current.scrollTop = next.offsetTop - list.current.clientHeight / 3;
  }, [cursor]);
  return (
    <section class="host-script" aria-label={t('hall.script')}>
      <h2>{t('hall.script')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol class="script-steps" ref={list} tabIndex={0} aria-label={t('hall.script')}>
        {script.steps.map((step, index) => (
          <li
            key={step.line}
            class={`script-step ${step.type}${index < cursor ? ' done' : ''}${index === cursor ? ' next' : ''}`}
            aria-current={index === cursor ? 'step' : undefined}
          >
            <StepWords step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}
