import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Label } from '../../shared/heap/picture.ts';
import type { CheckpointState, LectureState } from '../../shared/lecture/state.ts';
import type { Forecast } from '../../shared/match/entries.ts';
import type { Proof } from '../../shared/match/proof.ts';
import { proofSaying } from '../../shared/match/proof-sayings.ts';
import { NO_FORECAST } from '../../shared/match/scoring.ts';
import { Icon } from '../components/icon.tsx';
import { ObjectIcon } from '../components/object-icon.tsx';
import { Rich } from '../components/rich.tsx';
import { say, signed, t } from '../i18n.ts';
import { pointsFor } from '../model/forecast-points.ts';
import '../styles/forecasts.css';
import '../styles/reveal.css';

interface StakeFatesProps {
  readonly state: LectureState;
  readonly checkpoint: CheckpointState;
  readonly proofs: ReadonlyMap<Label, Proof>;
  /** The reader's own forecast; null: a host or a projector. */
  readonly own: Forecast | null;
  /** The one whose proof is said, where readers cannot tap. */
  readonly shown?: Label | null;
}

/** What happened to every stake and why, what the class said, and what the own forecast was worth. */
export function StakeFates({ state, checkpoint, proofs, own, shown: told }: StakeFatesProps): JSX.Element {
  const opened = useSignal<Label | null>(null);
  const said = checkpoint.distributions[2] ?? checkpoint.distributions[1] ?? [];
  return (
    <ul class="fate-list">
      {checkpoint.stakes.map((stake) => {
        const alive = checkpoint.revealed?.alive[stake] === true;
        const mean = said.find((one) => one.stake === stake)?.mean ?? null;
        const proof = proofs.get(stake);
        const isOpen = (told === undefined ? opened.value : told) === stake;
        const toggle = () => {
          opened.value = opened.value === stake ? null : stake;
        };
        const head = (
          <>
            <ObjectIcon type={state.machine.typeOf(stake) ?? 'Node'} />
            <b>{stake}</b>
            {mean !== null && <span class="muted fate-class">{t('hall.class-said', { mean: Math.round(mean) })}</span>}
            <span class="fate-badge">
              <Icon name={alive ? 'check' : 'cross'} />
              {alive ? t('reveal.lives') : t('reveal.died')}
            </span>
            {own !== null && <Worth percent={own[stake] ?? NO_FORECAST} alive={alive} />}
          </>
        );
        return (
          <li key={stake}>
            <article class={alive ? 'fate alive' : 'fate dead'}>
              {told !== undefined ? (
                <div class="fate-head still">{head}</div>
              ) : (
                <button type="button" class="fate-head" aria-expanded={isOpen} onClick={toggle}>
                  {head}
                </button>
              )}
              {isOpen && proof !== undefined && (
                <p class="proof">
                  <Rich text={say(proofSaying(proof, () => t('hall.lecturer')))} />
                </p>
              )}
            </article>
          </li>
        );
      })}
    </ul>
  );
}

function Worth({ percent, alive }: { readonly percent: number; readonly alive: boolean }): JSX.Element {
  const worth = pointsFor(percent)[alive ? 'lives' : 'dies'];
  return (
    <>
      <span class="muted">{`${percent} %`}</span>
      <b class={`fate-points ${worth < 0 ? 'bad' : worth > 0 ? 'good' : 'muted'}`}>{signed(worth)}</b>
    </>
  );
}

/** How the class did, and what talking brought. */
export function ClassScores({ checkpoint }: { readonly checkpoint: CheckpointState }): JSX.Element | null {
  const { revealed } = checkpoint;
  const [first, second] = revealed?.scores ?? [];
  if (revealed === null || first === undefined || first.mean === null) return null;
  const before = signed(first.mean);
  if (second === undefined || second.mean === null || revealed.gain === null) {
    return <p class="class-scores">{t('hall.class-points', { points: before, count: first.students })}</p>;
  }
  return (
    <p class="class-scores">
      {t('hall.class-gain', { before, after: signed(second.mean), gain: signed(revealed.gain) })}
    </p>
  );
}
