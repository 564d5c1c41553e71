import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Label, TypeName } from '../../shared/heap/picture.ts';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { ObjectIcon } from '../components/object-icon.tsx';
import { Rich } from '../components/rich.tsx';
import { SeatMark } from '../components/seat-tag.tsx';
import { StakeRange } from '../components/stake-range.tsx';
import { listed, type Saying, signed, t } from '../i18n.ts';
import { pointsFor } from '../model/forecast-points.ts';
import type { ForecastSheet } from '../model/forecast-sheet.ts';
import { objectWith } from '../model/match-model.ts';
import { answerSaying } from '../model/sayings.ts';
import { nameOf, phaseOf, typeOf, useMatch } from './match-view.ts';
import '../styles/forecasts.css';
import '../styles/slider.css';

/** For every stake a slider, and what each answer would be worth. */
export function Forecasts(): JSX.Element {
  const { model, seat, play } = useMatch();
  const state = model.state.value;
  const stakes = state.round?.stakes ?? [];
  const phase = phaseOf(state);
  const sheet = play === null || seat.value === null ? null : play.forecasts.sheet(state, seat.value);

  return (
    <div class="stack forecasts">
      <h2 tabIndex={-1} data-phase-heading>
        {phase === 'peer' ? t('predict.peer-title') : t('predict.title')}
      </h2>
      <p class="help">
        <Rich
          text={
            sheet === null
              ? t('predict.watch-help')
              : phase === 'peer'
                ? t('predict.peer-help')
                : t('predict.help', { truck: state.round?.scenario.truck ?? 2 })
          }
        />
      </p>
      <ul class="stake-list">
        {stakes.map((stake) => (
          <li key={stake}>
            <StakeCard stake={stake} sheet={sheet} />
          </li>
        ))}
      </ul>
      <WhoHasForecast />
      {sheet !== null && <HandIn sheet={sheet} />}
    </div>
  );
}

/** A stake; without a sheet only to be looked at. */
function StakeCard({ stake, sheet }: { readonly stake: Label; readonly sheet: ForecastSheet | null }): JSX.Element {
  const { model, stage } = useMatch();
  const chosen = sheet?.chosen.value[stake];
  const type = typeOf(model.state.value, stake);
  const light = (on: boolean) => () => {
    stage.focused.value = on ? (objectWith(model.picture.peek(), stake)?.id ?? null) : null;
  };
  return (
    <article
      class="stake-card"
      onPointerEnter={light(true)}
      onPointerLeave={light(false)}
      onFocusIn={light(true)}
      onFocusOut={light(false)}
    >
      <div class="stake-head">
        <h3>
          <ObjectIcon type={type} /> {stake} <span class="muted">{type}</span>
        </h3>
        {sheet !== null && (
          <output
            class={chosen === undefined ? 'stake-percent untouched' : 'stake-percent'}
          >{`${chosen ?? 50} %`}</output>
        )}
      </div>
      {sheet !== null && <StakeSlider stake={stake} type={type} sheet={sheet} percent={chosen ?? 50} />}
      <Disagreement stake={stake} />
    </article>
  );
}

function StakeSlider(props: {
  readonly stake: Label;
  readonly type: TypeName;
  readonly sheet: ForecastSheet;
  readonly percent: number;
}): JSX.Element {
  const { stake, type, sheet, percent } = props;
  const { lives, dies } = pointsFor(percent);
  return (
    <>
      <StakeRange stake={stake} name={t('predict.slider', { object: stake, type })} sheet={sheet} percent={percent} />
      <div class="worth" aria-hidden="true">
        <Worth label={t('predict.if-dies')} points={dies} />
        <Worth label={t('predict.if-lives')} points={lives} />
      </div>
    </>
  );
}

/** Points as a bar from the middle: right for a gain, left for a loss. */
function Worth({ label, points }: { readonly label: string; readonly points: number }): JSX.Element {
  const width = (Math.abs(points) / 75) * 50;
  return (
    <div class={`worth-row ${points < 0 ? 'loss' : points > 0 ? 'gain' : ''}`}>
      <span class="worth-label">{label}</span>
      <span class="worth-bar">
        <span
          style={points < 0 ? { right: '50%', width: `${width}%` } : { left: '50%', width: `${Math.min(50, width)}%` }}
        />
      </span>
      <b>{signed(points)}</b>
    </div>
  );
}

/** Who sees it otherwise, without what they said. */
function Disagreement({ stake }: { readonly stake: Label }): JSX.Element | null {
  const { model } = useMatch();
  const state = model.state.value;
  const found = state.round?.disagreements.find((one) => one.stake === stake);
  if (phaseOf(state) !== 'peer' || found === undefined) return null;
  const [one, other] = found.camps.map((camp) => listed(camp.map((seat) => nameOf(state, seat))));
  return <p class="disagreement">{t('predict.disagree', { one: one ?? '', other: other ?? '' })}</p>;
}

/** What is moved is saved by itself; to have forecast is to have said so. */
function WhoHasForecast(): JSX.Element {
  const { model } = useMatch();
  return (
    <ul class="who" aria-label={t('predict.who')}>
      {model.state.value.seats.map(({ player, ready }) => (
        <li key={player.seat} class={ready ? 'who-seat done' : 'who-seat'}>
          <SeatMark seat={player.seat} />
          <span>{player.name}</span>
          {ready && <Icon name="check" />}
          <span class="visually-hidden">{ready ? t('predict.done') : t('predict.not-yet')}</span>
        </li>
      ))}
    </ul>
  );
}

function HandIn({ sheet }: { readonly sheet: ForecastSheet }): JSX.Element | null {
  const { model, play, seat } = useMatch();
  const problem = useSignal<Saying | null>(null);
  const ready = model.state.value.seats.find(({ player }) => player.seat === seat.value)?.ready ?? false;
  if (play === null) return null;

  const handIn = async (): Promise<void> => {
    const answer = (await sheet.save()) ?? (await play.place.ready());
    const said = answer.type === 'refused' && answer.refusal.code === 'already-ready';
    problem.value = said ? null : (answerSaying(answer)?.saying ?? null);
  };
  return (
    <div class="hand-in">
      <button
        type="button"
        class="button primary"
        aria-disabled={ready}
        onClick={() => (ready ? undefined : void handIn())}
      >
        {ready && <Icon name="check" />}
        {ready ? t('predict.handed-in') : t('predict.hand-in')}
      </button>
      <SaveSign sheet={sheet} />
      <Notice saying={problem.value} />
    </div>
  );
}

/** Says quietly that nothing is lost, or that something is not saved yet. */
function SaveSign({ sheet }: { readonly sheet: ForecastSheet }): JSX.Element {
  const state = sheet.state.value;
  return (
    <p class="help save-sign" data-state={state}>
      {state === 'saved' && <Icon name="check" />}
      {t(`predict.save-${state}`)}
    </p>
  );
}
