import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Label } from '../../shared/heap/picture.ts';
import type { Proof } from '../../shared/match/proof.ts';
import { proofSaying } from '../../shared/match/proof-sayings.ts';
import { proveStakes } from '../../shared/match/proofs.ts';
import { NO_FORECAST } from '../../shared/match/scoring.ts';
import type { RoundState } from '../../shared/match/state.ts';
import { Icon } from '../components/icon.tsx';
import { ObjectIcon } from '../components/object-icon.tsx';
import { Rich } from '../components/rich.tsx';
import { seatLetter } from '../components/seat-tag.tsx';
import { say, signed, t } from '../i18n.ts';
import { pointsFor } from '../model/forecast-points.ts';
import { proofPath } from '../model/proof-path.ts';
import { nameOf, typeOf, useMatch } from './match-view.ts';
import { ReadyButton } from './ready-button.tsx';
import { RoundContracts, RoundScores } from './round-results.tsx';
import '../styles/reveal.css';

/** What happened to every stake and why, who had said what, and what it was worth. */
export function Reveal(): JSX.Element | null {
  const { model, stage } = useMatch();
  const state = model.state.value;
  const { round } = state;
  const opened = useSignal<Label | null>(null);
  const proofs = useMemo(
    () => new Map(proveStakes(model.state.peek()).map((proof) => [proof.label, proof])),
    [round?.instants.T],
  );

  useSignalEffect(() => {
    const proof = opened.value === null ? undefined : proofs.get(opened.value);
    stage.path.value = proof === undefined ? null : proofPath(proof);
  });
  if (round === null || round.revealed === null) return null;
  const survivors = round.stakes.filter((stake) => round.instants.T?.[stake]?.alive === true).length;
  return (
    <div class="stack reveal">
      <h2 tabIndex={-1} data-phase-heading>
        {t('reveal.title', { survivors, stakes: round.stakes.length })}
      </h2>
      <p class="help">{t('reveal.help')}</p>
      <ul class="fate-list">
        {round.stakes.map((stake) => (
          <li key={stake}>
            <Fate
              stake={stake}
              round={round}
              proof={proofs.get(stake) ?? null}
              open={opened.value === stake}
              toggle={() => (opened.value = opened.value === stake ? null : stake)}
            />
          </li>
        ))}
      </ul>
      <RoundContracts revealed={round.revealed} />
      <RoundScores revealed={round.revealed} />
      <div class="row">
        <WatchAgain />
      </div>
      <ReadyButton
        label={round.index + 1 < state.header.settings.playlist.length ? t('ready.reveal') : t('ready.podium')}
      />
    </div>
  );
}

function WatchAgain(): JSX.Element | null {
  const { model } = useMatch();
  const guide = model.guide.value;
  if (guide === null) return null;
  const watching = model.watching.value;
  return (
    <button
      type="button"
      class="button"
      onClick={() => {
        model.watching.value = !watching;
        if (watching) guide.pause();
        else {
          // from the end it starts over
          guide.skip();
          guide.play();
        }
      }}
    >
      <Icon name={watching ? 'eye' : 'truck'} /> {watching ? t('reveal.stop-watching') : t('reveal.watch-again')}
    </button>
  );
}

interface FateProps {
  readonly stake: Label;
  readonly round: RoundState;
  readonly proof: Proof | null;
  readonly open: boolean;
  readonly toggle: () => void;
}

function Fate({ stake, round, proof, open, toggle }: FateProps): JSX.Element {
  const { model, seat } = useMatch();
  const state = model.state.value;
  const alive = round.instants.T?.[stake]?.alive === true;
  const type = typeOf(state, stake);
  const own = round.revealed?.forecasts.find((one) => one.seat === seat.value)?.values[stake] ?? NO_FORECAST;
  const worth = pointsFor(own)[alive ? 'lives' : 'dies'];
  return (
    <article class={alive ? 'fate alive' : 'fate dead'}>
      <button type="button" class="fate-head" aria-expanded={open} onClick={toggle}>
        <ObjectIcon type={type} />
        <b>{stake}</b>
        <span class="muted">{type}</span>
        <span class="fate-badge">
          <Icon name={alive ? 'check' : 'cross'} />
          {alive ? t('reveal.lives') : t('reveal.died')}
        </span>
        {seat.value !== null && (
          <b class={`fate-points ${worth < 0 ? 'bad' : worth > 0 ? 'good' : 'muted'}`}>{signed(worth)}</b>
        )}
      </button>
      <Scale stake={stake} round={round} />
      {open && proof !== null && (
        <p class="proof">
          <Rich text={say(proofSaying(proof, (one) => nameOf(state, one)))} />
        </p>
      )}
    </article>
  );
}

/** Everyone's forecast from "dies" to "lives". */
function Scale({ stake, round }: { readonly stake: Label; readonly round: RoundState }): JSX.Element {
  const { model } = useMatch();
  const state = model.state.value;
  const said = (round.revealed?.forecasts ?? [])
    .map(({ seat, values }) => ({ seat, percent: values[stake] ?? NO_FORECAST }))
    .sort((one, other) => one.percent - other.percent);
  const rows = rowsOf(said.map(({ percent }) => percent));
  return (
    <div class="scale-box">
      <ul class="scale" style={{ '--rows': Math.max(0, ...rows) }} aria-label={t('reveal.scale')}>
        {said.map(({ seat, percent }, index) => (
          <li
            key={seat}
            style={{ left: `${percent}%`, '--seat': `var(--seat-${seat % 8})`, '--row': rows[index] ?? 0 }}
          >
            <span aria-hidden="true">{seatLetter(seat)}</span>
            <span class="visually-hidden">{`${nameOf(state, seat)}: ${percent} %`}</span>
          </li>
        ))}
      </ul>
      <p class="scale-ends" aria-hidden="true">
        <span>{t('predict.dies')}</span>
        <span>{t('predict.lives')}</span>
      </p>
    </div>
  );
}

/** Marks that would hide each other stand above each other; `percents` rise. */
function rowsOf(percents: readonly number[]): readonly number[] {
  const ends: number[] = [];
  return percents.map((percent) => {
    const free = ends.findIndex((end) => percent - end >= 8);
    const row = free === -1 ? ends.length : free;
    ends[row] = percent;
    return row;
  });
}
