import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { isNarrow } from '../app/preferences.ts';
import { t } from '../i18n.ts';
import type { RefereeCheck } from '../model/cpython/referee-check.ts';
import { ArenaView } from './arena-view.tsx';
import { Briefing } from './briefing.tsx';
import { Contracts } from './contracts.tsx';
import { Forecasts } from './forecasts.tsx';
import { GuidePanel } from './guide-panel.tsx';
import { LiveRegion } from './live-region.tsx';
import { type BoardPhase, phaseOf, useMatch } from './match-view.ts';
import { OfferMenu } from './offer-menu.tsx';
import { Outline } from './outline.tsx';
import { type Panel, Panels } from './panels.tsx';
import { Podium } from './podium.tsx';
import { Program } from './program.tsx';
import { Prompt } from './prompt.tsx';
import { ReadyButton } from './ready-button.tsx';
import { Reveal } from './reveal.tsx';
import { RoundCheck } from './round-check.tsx';
import { Scores } from './scores.tsx';
import { LineCost, Tokens } from './tokens.tsx';
import { VocabularyButtons } from './vocabulary.tsx';
import '../styles/board.css';

/** The heap and everything around it, as the phase wants it: the same live and in a replay. */
export function Board(): JSX.Element {
  const { model, play, seat, check } = useMatch();
  const state = model.state.value;
  const phase = phaseOf(state);
  const own = state.seats.find(({ player }) => player.seat === seat.value);
  const key = `${state.round?.index ?? 0}/${phase}`;
  useEffect(() => {
    if (play !== null) focusPhase(phase);
  }, [key]);
  if (phase === 'finished') {
    return (
      <>
        <Podium />
        <LiveRegion />
      </>
    );
  }
  return (
    <>
      <main class="board" data-phase={phase}>
        <section class="heap" aria-label={t('heap.title')}>
          <ArenaView />
          <GuidePanel>{phase === 'collect' && <ReadyButton label={t('ready.collect')} />}</GuidePanel>
        </section>
        <Panels
          panels={[...panelsFor(phase, own !== undefined && !own.forecaster), ...checkPanel(check)]}
          phase={key}
          openFirst={play !== null && phase !== 'build' && phase !== 'bell' && phase !== 'collect'}
        />
        <Dock phase={phase} />
      </main>
      <OfferMenu />
      <LiveRegion />
    </>
  );
}

const PROGRAM: Omit<Panel, 'title'> = {
  id: 'program',
  content: () => (
    <>
      <Program />
      <Scores />
    </>
  ),
};

/** `plays`: whether there are contracts to look at. */
function panelsFor(phase: BoardPhase, plays: boolean): readonly Panel[] {
  const program = { ...PROGRAM, title: t('program.title') };
  const heap: Panel = { id: 'outline', title: t('outline.tab'), content: () => <Outline /> };
  const contracts: readonly Panel[] = plays
    ? [{ id: 'contracts', title: t('contracts.tab'), content: () => <Contracts /> }]
    : [];
  switch (phase) {
    case 'waiting':
    case 'briefing':
      return [{ id: 'briefing', title: t('phase.briefing'), content: () => <Briefing /> }, program, heap];
    case 'build':
      return isNarrow.value ? [program, ...contracts, heap] : [program, heap];
    case 'predict':
    case 'peer':
      return [{ id: 'forecasts', title: t('predict.tab'), content: () => <Forecasts /> }, program, ...contracts, heap];
    case 'bell':
    case 'collect':
      return [program, ...contracts, heap];
    case 'reveal':
    case 'finished':
      return [{ id: 'reveal', title: t('phase.reveal'), content: () => <Reveal /> }, program, heap];
  }
}

function checkPanel(check: RefereeCheck | null): readonly Panel[] {
  if (check === null) return [];
  return [{ id: 'cpython', title: t('cpython.tab'), content: () => <RoundCheck check={check} /> }];
}

/** Below the heap: where lines are written, or how to go on. */
function Dock({ phase }: { readonly phase: BoardPhase }): JSX.Element | null {
  const { model, play, seat } = useMatch();
  const own = model.state.value.seats.find(({ player }) => player.seat === seat.value);
  // whoever came late has no frame to play in
  if (play === null || own === undefined || own.forecaster) return null;
  if (phase === 'build') {
    return (
      <section class="dock" aria-label={t('dock.title')}>
        <div class="dock-main">
          <Prompt cost={<LineCost />} status={<Tokens />} />
          <VocabularyButtons />
        </div>
        {!isNarrow.value && <Contracts />}
        <ReadyButton label={t('ready.build')} primary={false} />
      </section>
    );
  }
  return null;
}

/** A new phase begins where its heading is, unless the reader is busy elsewhere; building begins at the prompt. */
function focusPhase(phase: BoardPhase): void {
  const active = document.activeElement;
  const busy = active !== null && active !== document.body && active.closest('.settings, .offer-menu') !== null;
  if (busy) return;
  requestAnimationFrame(() => {
    const to =
      phase === 'build'
        ? document.querySelector<HTMLElement>('.prompt .cm-content')
        : document.querySelector<HTMLElement>('[data-phase-heading]');
    const coarse = matchMedia('(pointer: coarse)').matches;
    // on a phone the keyboard would jump up
    if (!(phase === 'build' && coarse)) to?.focus({ preventScroll: true });
  });
}
