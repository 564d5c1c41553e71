import type { JSX } from 'preact';
import type { ScreenView } from '../../../shared/protocol/session-views.ts';
import { ArenaView } from '../../board/arena-view.tsx';
import { GuidePanel } from '../../board/guide-panel.tsx';
import { MatchProvider } from '../../board/match-heap.tsx';
import { type MatchView, phaseOf, typeOf, useMatch } from '../../board/match-view.ts';
import { Program } from '../../board/program.tsx';
import { Scores } from '../../board/scores.tsx';
import { ObjectIcon } from '../../components/object-icon.tsx';
import { inLanguage, t } from '../../i18n.ts';
import { useShowing } from './showing.ts';
import { WallClock } from './wall-clock.tsx';
import { WallReveal } from './wall-reveal.tsx';
import { phaseText } from './wall-tables.tsx';

/** The last row reads it. */
const MAGNIFICATION = 2;

/** A match on the wall: the heap, and beside it what goes with the phase. */
export function WallMatch({ view, isLive }: { readonly view: MatchView; readonly isLive: boolean }): JSX.Element {
  return (
    <MatchProvider value={view}>
      <Match isLive={isLive} />
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
        {isLive && <PhaseTime />}
        {state.round !== null && <code class="wall-truck">{`gc.collect(${state.round.scenario.truck})`}</code>}
      </div>
      <section class="wall-heap" aria-label={t('heap.title')}>
        <ArenaView magnification={MAGNIFICATION} />
        <GuidePanel />
      </section>
      <aside class="wall-side">
        <Side />
      </aside>
    </main>
  );
}

/** "Table 3", for the table that is shown. */
function tableName({ content, tables }: ScreenView): string {
  if (content.show !== 'table' && content.show !== 'replay') return '';
  const table = tables.find(({ code }) => code === content.table);
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
          <Program />
          {phase !== 'bell' && phase !== 'collect' && <Scores />}
        </div>
      );
  }
}

/** What everybody at the table forecasts about now. */
function Stakes(): JSX.Element {
  const { model } = useMatch();
  const state = model.state.value;
  return (
    <section class="wall-stakes" aria-labelledby="wall-stakes-title">
      <h2 id="wall-stakes-title">{t('predict.title')}</h2>
      <ul>
        {(state.round?.stakes ?? []).map((stake) => (
          <li key={stake}>
            <ObjectIcon type={typeOf(state, stake)} /> <b>{stake}</b> <span class="muted">{typeOf(state, stake)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
