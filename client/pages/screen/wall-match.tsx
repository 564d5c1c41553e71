import type { JSX } from 'preact';
import type { Label } from '../../../shared/heap/picture.ts';
import type { ScreenView } from '../../../shared/protocol/session-views.ts';
import { ArenaView } from '../../board/arena-view.tsx';
import { GuidePanel } from '../../board/guide-panel.tsx';
import { MatchProvider } from '../../board/match-heap.tsx';
import { type MatchView, nameOf, phaseOf, typeOf, useMatch } from '../../board/match-view.ts';
import { Program } from '../../board/program.tsx';
import { Scores } from '../../board/scores.tsx';
import { TableTeamsProvider } from '../../board/table-teams.ts';
import { Icon } from '../../components/icon.tsx';
import { ObjectIcon } from '../../components/object-icon.tsx';
import { SeatMark } from '../../components/seat-tag.tsx';
import { inLanguage, listed, t } from '../../i18n.ts';
import { useShowing } from './showing.ts';
import { WallClock } from './wall-clock.tsx';
import { WallReady } from './wall-ready.tsx';
import { WallReveal } from './wall-reveal.tsx';
import { phaseText } from './wall-tables.tsx';

/** The last row reads it. */
const MAGNIFICATION = 2.15;
const LETTERING = 1.6;

/** A match on the wall: the heap, and beside it what goes with the phase. */
export function WallMatch({ view, isLive }: { readonly view: MatchView; readonly isLive: boolean }): JSX.Element {
  const { screen } = useShowing();
  const shown = screen.tables.find(({ code }) => code === shownTable(screen));
  return (
    <MatchProvider value={view}>
      <TableTeamsProvider value={(shown?.seats ?? []).map(({ team }) => team)}>
        <Match isLive={isLive} />
      </TableTeamsProvider>
    </MatchProvider>
  );
}

function Match({ isLive }: { readonly isLive: boolean }): JSX.Element {
  const { screen } = useShowing();
  const { model } = useMatch();
  const state = model.state.value;
  const phase = phaseOf(state);
  return (
    <main class="wall-match" data-phase={phase}>
      <div class="wall-phase">
        <h1>
          {isLive ? phaseText(phase) : t('wall.replay')}
          <span class="muted">
            {[tableName(screen), state.round === null ? '' : inLanguage(state.round.scenario.title)]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </h1>
        {isLive && <WallReady tables={screen.tables.filter(({ code }) => code === shownTable(screen))} />}
        {isLive && <PhaseTime />}
        {state.round !== null && <code class="wall-truck">{`gc.collect(${state.round.scenario.truck})`}</code>}
      </div>
      <section class="wall-heap" aria-label={t('heap.title')}>
        <ArenaView magnification={MAGNIFICATION} lettering={LETTERING} whole />
        <GuidePanel />
      </section>
      <aside class="wall-side">
        <Side />
      </aside>
    </main>
  );
}

function shownTable({ content }: ScreenView): string | null {
  return content.show === 'table' || content.show === 'replay' ? content.table : null;
}

/** "Table 3", for the table that is shown. */
function tableName(screen: ScreenView): string {
  const table = screen.tables.find(({ code }) => code === shownTable(screen));
  return table === undefined ? '' : t('tables.number', { number: table.index + 1 });
}

function PhaseTime(): JSX.Element | null {
  const { shown } = useShowing();
  const { model, now } = useMatch();
  const { stage } = model.state.value;
  if (stage.type !== 'phase') return null;
  return <WallClock ms={Math.max(0, stage.until - now.value)} isRunning={shown.table.clock.isRunning} />;
}

function Side(): JSX.Element {
  const { model } = useMatch();
  const phase = phaseOf(model.state.value);
  switch (phase) {
    case 'predict':
    case 'peer':
      return <Stakes />;
    case 'reveal':
    case 'finished':
      return <WallReveal />;
    default:
      return (
        <div class="wall-magnified">
          <Program isTold />
          {phase !== 'bell' && phase !== 'collect' && <Scores />}
        </div>
      );
  }
}

/** What everybody at the table forecasts about now; while they talk, who sees what otherwise. */
function Stakes(): JSX.Element {
  const { model } = useMatch();
  const state = model.state.value;
  const isPeer = phaseOf(state) === 'peer';
  return (
    <section class="wall-stakes" aria-labelledby="wall-stakes-title">
      <h2 id="wall-stakes-title">{t(isPeer ? 'predict.peer-title' : 'predict.title')}</h2>
      <ul>
        {(state.round?.stakes ?? []).map((stake) => (
          <li key={stake} class="wall-stake">
            <ObjectIcon type={typeOf(state, stake)} /> <b>{stake}</b>
            {isPeer ? <Camps stake={stake} /> : <span class="muted">{typeOf(state, stake)}</span>}
          </li>
        ))}
      </ul>
      <ul class="wall-seats" aria-label={t('predict.who')}>
        {state.seats.map(({ player, ready }) => (
          <li key={player.seat} class="wall-seat">
            <SeatMark seat={player.seat} />
            <span class="wall-seat-name">{nameOf(state, player.seat)}</span>
            {ready && <Icon name="check" />}
            <span class="visually-hidden">{t(ready ? 'predict.done' : 'predict.not-yet')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who sees it otherwise than whom; which of them is right, or said what, is not told. */
function Camps({ stake }: { readonly stake: Label }): JSX.Element {
  const { model } = useMatch();
  const state = model.state.value;
  const found = state.round?.disagreements.find((one) => one.stake === stake);
  if (found === undefined) return <span class="muted wall-camps">{t('wall.agree')}</span>;
  const [one, other] = found.camps.map((camp) => listed(camp.map((seat) => nameOf(state, seat))));
  return (
    <span class="wall-camps">
      <span class="visually-hidden">{t('predict.disagree', { one: one ?? '', other: other ?? '' })}</span>
      {found.camps.map((camp, index) => (
        <span key={camp[0]} class="wall-camp" aria-hidden="true">
          {index > 0 && <span class="wall-apart">↔</span>}
          {camp.map((seat) => (
            <SeatMark key={seat} seat={seat} />
          ))}
        </span>
      ))}
    </span>
  );
}
