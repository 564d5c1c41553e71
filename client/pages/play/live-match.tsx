import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { MatchLog } from '../../../shared/match/log.ts';
import { fetchLog } from '../../app/api.ts';
import { browserClock } from '../../app/browser-ports.ts';
import { moves, preferences } from '../../app/preferences.ts';
import { tickingSignal } from '../../app/ticker.ts';
import { whenHidden } from '../../app/when-hidden.ts';
import { Board } from '../../board/board.tsx';
import { MatchHeader } from '../../board/match-header.tsx';
import { MatchProvider } from '../../board/match-heap.tsx';
import type { MatchView } from '../../board/match-view.ts';
import { Composer } from '../../model/composer.ts';
import { cuesOf } from '../../model/cue.ts';
import { ForecastDesk } from '../../model/forecast-desk.ts';
import type { LiveTable } from '../../model/live-table.ts';
import type { MatchModel } from '../../model/match-model.ts';
import { openMatchStage } from '../../model/match-stage.ts';
import { playCue } from '../../sound/cues.ts';
import { openLog } from '../replay/open-log.ts';

/** A match as it is played. */
export function LiveMatch({ table, model }: { readonly table: LiveTable; readonly model: MatchModel }): JSX.Element {
  const live = useMemo(() => openMatch(table, model), [table, model]);
  useEffect(() => live.stop, [live]);
  return (
    <MatchProvider value={live.view}>
      <div class="match">
        <MatchHeader />
        <Board />
      </div>
    </MatchProvider>
  );
}

function openMatch(table: LiveTable, model: MatchModel): { readonly view: MatchView; readonly stop: () => void } {
  const ticker = tickingSignal(() => table.clock.now());
  const stage = openMatchStage({
    model,
    seat: table.seat,
    connected: table.connected,
    at: () => ticker.value.peek(),
    tick: computed(() => Math.floor(ticker.value.value / 1000)),
    speed: computed(() => (moves.value ? 1 : 0)),
  });
  const composer = new Composer((line) => table.playLine(line));
  const forecasts = new ForecastDesk({
    clock: browserClock,
    send: (values) => table.forecast(values),
    now: () => table.clock.now(),
  });
  const stops = [
    model.listen((happening) => {
      if (happening.entry.type === 'phase-started') {
        stage.clear();
        composer.close();
        forecasts.dispose();
      }
      if (preferences.sound.peek() === 'on') for (const cue of cuesOf(happening, table.seat.peek())) playCue(cue);
    }),
    composer.problem.subscribe((problem) => {
      if (problem !== null && preferences.sound.peek() === 'on') playCue('refusal');
    }),
    whenHidden(() => forecasts.save()),
    () => forecasts.dispose(),
    ticker.stop,
  ];
  const view: MatchView = {
    model,
    stage,
    seat: table.seat,
    connected: table.connected,
    now: ticker.value,
    log: () => fetchMatchLog(model.state.peek().header.match),
    check: null,
    play: { table, composer, forecasts },
  };
  return {
    view,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

async function fetchMatchLog(match: string): Promise<MatchLog | null> {
  const found = await fetchLog(match);
  const opened = found.type === 'ok' ? openLog(found.value) : null;
  return opened?.type === 'opened' ? opened.log.log : null;
}
