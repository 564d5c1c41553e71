import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Label } from '../../shared/heap/picture.ts';
import { Icon } from '../components/icon.tsx';
import { Notice } from '../components/notice.tsx';
import { ObjectIcon } from '../components/object-icon.tsx';
import { Rich } from '../components/rich.tsx';
import { SeatMark } from '../components/seat-tag.tsx';
import { listed, type Saying, signed, t } from '../i18n.ts';
import { pointsFor } from '../model/forecast-points.ts';
import { ForecastSheet } from '../model/forecast-sheet.ts';
import { objectWith } from '../model/match-model.ts';
import { answerSaying } from '../model/sayings.ts';
import { type MatchView, nameOf, phaseOf, typeOf, useMatch } from './match-view.ts';

/** Unsent changes are handed in by themselves when so little time is left, in ms. */
const LAST_MOMENT_MS = 2500;

/** For every stake a slider, and what each answer would be worth. */
export function Forecasts(): JSX.Element {
  const view = useMatch();
  const { model, seat } = view;
  const state = model.state.value;
  const stakes = state.round?.stakes ?? [];
  const started = state.round?.startedSeq;
  const phase = phaseOf(state);
  const sheet = useMemo(() => freshSheet(view), [started, phase === 'peer']);
  const playing = seat.value !== null && view.play !== null;

  return (
    <div class="stack forecasts">
      <h2 tabIndex={-1} data-phase-heading>
        {phase === 'peer' ? t('predict.peer-title') : t('predict.title')}
      </h2>
      <p class="help">
        <Rich
          text={
            phase === 'peer' ? t('predict.peer-help') : t('predict.help', { truck: state.round?.scenario.truck ?? 2 })
          }
        />
      </p>
      <ul class="stake-list">
        {stakes.map((stake) => (
          <li key={stake}>
            <StakeCard stake={stake} sheet={sheet} editable={playing} />
          </li>
        ))}
      </ul>
      <WhoHasForecast />
      {playing && <HandIn sheet={sheet} stakes={stakes} />}
    </div>
  );
}

function freshSheet({ model, seat }: MatchView): ForecastSheet {
  const sheet = new ForecastSheet();
  const own = model.state.peek().seats.find(({ player }) => player.seat === seat.peek());
  if (own !== undefined) sheet.restore(own, phaseOf(model.state.peek()) === 'peer' ? 2 : 1);
  return sheet;
}

function StakeCard(props: {
  readonly stake: Label;
  readonly sheet: ForecastSheet;
  readonly editable: boolean;
}): JSX.Element {
  const { stake, sheet, editable } = props;
  const { model, stage } = useMatch();
  const state = model.state.value;
  const percent = sheet.chosen.value[stake] ?? 50;
  const untouched = sheet.chosen.value[stake] === undefined;
  const type = typeOf(state, stake);
  const { lives, dies } = pointsFor(percent);
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
        {editable && <output class={untouched ? 'stake-percent untouched' : 'stake-percent'}>{`${percent} %`}</output>}
      </div>
      {editable && (
        <label class="stake-slider">
          <span class="slider-end">{t('predict.dies')}</span>
          <input
            type="range"
            min={1}
            max={99}
            value={percent}
            style={{ '--percent': `${percent}%` }}
            aria-label={t('predict.slider', { object: stake, type })}
            aria-valuetext={t('predict.value', { percent, lives: signed(lives), dies: signed(dies) })}
            onInput={(event) => sheet.set(stake, event.currentTarget.valueAsNumber)}
          />
          <span class="slider-end">{t('predict.lives')}</span>
        </label>
      )}
      {editable && (
        <div class="worth" aria-hidden="true">
          <Worth label={t('predict.if-dies')} points={dies} />
          <Worth label={t('predict.if-lives')} points={lives} />
        </div>
      )}
      <Disagreement stake={stake} />
    </article>
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

function WhoHasForecast(): JSX.Element {
  const { model } = useMatch();
  const state = model.state.value;
  const pass = phaseOf(state) === 'peer' ? 2 : 1;
  return (
    <ul class="who" aria-label={t('predict.who')}>
      {state.seats.map(({ player, forecasts }) => (
        <li key={player.seat} class={forecasts[pass] === null ? 'who-seat' : 'who-seat done'}>
          <SeatMark seat={player.seat} />
          <span>{player.name}</span>
          {forecasts[pass] !== null && <Icon name="check" />}
          <span class="visually-hidden">{forecasts[pass] === null ? t('predict.not-yet') : t('predict.done')}</span>
        </li>
      ))}
    </ul>
  );
}

function HandIn({
  sheet,
  stakes,
}: {
  readonly sheet: ForecastSheet;
  readonly stakes: readonly Label[];
}): JSX.Element | null {
  const { model, play, now, seat } = useMatch();
  const problem = useSignal<Saying | null>(null);
  const { stage, seats } = model.state.value;
  const ready = seats.find(({ player }) => player.seat === seat.value)?.ready ?? false;

  const handIn = async (thenReady: boolean): Promise<void> => {
    if (play === null) return;
    const values = sheet.complete(stakes);
    const refused = answerSaying(await play.table.forecast(values));
    problem.value = refused?.saying ?? null;
    if (refused !== null) return;
    sheet.handedIn.value = values;
    sheet.chosen.value = values;
    if (thenReady) await play.table.ready();
  };
  useSignalEffect(() => {
    const left = stage.type === 'phase' ? stage.until - now.value : 0;
    const unsent = sheet.changed.peek() && Object.keys(sheet.chosen.peek()).length > 0;
    if (left > 0 && left < LAST_MOMENT_MS && unsent) void handIn(false);
  });
  const handed = sheet.handedIn.value !== null;
  return (
    <div class="hand-in">
      <button
        type="button"
        class="button primary"
        aria-disabled={handed && !sheet.changed.value}
        onClick={() => void handIn(!ready)}
      >
        {handed && !sheet.changed.value && <Icon name="check" />}
        {handed ? (sheet.changed.value ? t('predict.change') : t('predict.handed-in')) : t('predict.hand-in')}
      </button>
      <Notice saying={problem.value} />
    </div>
  );
}
