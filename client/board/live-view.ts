/** The view of a match as it goes on at a place, and what ends it. */
import { computed } from '@preact/signals';
import { type MatchLog, readLog } from '../../shared/match/log.ts';
import { fetchLog } from '../app/api.ts';
import { browserClock } from '../app/browser-ports.ts';
import { moves, preferences } from '../app/preferences.ts';
import { tickingSignal } from '../app/ticker.ts';
import { whenHidden } from '../app/when-hidden.ts';
import { Composer } from '../model/composer.ts';
import type { Answer } from '../model/connection.ts';
import { cuesOf } from '../model/cue.ts';
import { ForecastDesk } from '../model/forecast-desk.ts';
import type { MatchModel } from '../model/match-model.ts';
import { openMatchStage } from '../model/match-stage.ts';
import type { TablePlace } from '../model/table-place.ts';
import { playCue } from '../sound/cues.ts';
import type { MatchView } from './match-view.ts';

export interface LiveViewOptions {
  readonly place: TablePlace;
  readonly model: MatchModel;
  /** A player may do what their seat may; an onlooker is no part of the table, hears nothing and does nothing. */
  readonly role: 'player' | 'onlooker';
  /** Starts another match at the same table; null where that is not the table's to decide. */
  readonly again: (() => Promise<Answer>) | null;
}

export interface LiveView {
  readonly view: MatchView;
  readonly stop: () => void;
}

/** Opens it; `stop` when nobody looks any more. */
export function openLiveView({ place, model, role, again }: LiveViewOptions): LiveView {
  const isPlayer = role === 'player';
  const ticker = tickingSignal(() => place.clock.now());
  const stage = openMatchStage({
    model,
    seat: place.seat,
    connected: place.connected,
    at: () => ticker.value.peek(),
    tick: computed(() => Math.floor(ticker.value.value / 1000)),
    speed: computed(() => (moves.value ? 1 : 0)),
  });
  const composer = new Composer((line) => place.playLine(line));
  const forecasts = new ForecastDesk({
    clock: browserClock,
    send: (values) => place.forecast(values),
    now: () => place.clock.now(),
  });
  const cue = (...cues: readonly Parameters<typeof playCue>[0][]): void => {
    if (isPlayer && preferences.sound.peek() === 'on') for (const one of cues) playCue(one);
  };
  const stops = [
    model.listen((happening) => {
      if (happening.entry.type === 'phase-started') {
        stage.clear();
        composer.close();
        forecasts.dispose();
      }
      cue(...cuesOf(happening, place.seat.peek()));
    }),
    composer.problem.subscribe((problem) => {
      if (problem !== null) cue('refusal');
    }),
    whenHidden(() => forecasts.save()),
    () => forecasts.dispose(),
    ticker.stop,
  ];
  const view: MatchView = {
    model,
    stage,
    seat: place.seat,
    connected: place.connected,
    now: ticker.value,
    entries: () => model.entries,
    log: () => fetchMatchLog(model.state.peek().header.match),
    check: null,
    play: isPlayer ? { place, composer, forecasts, again } : null,
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
  const read = found.type === 'ok' ? readLog(found.value) : null;
  return read?.ok ? read.log : null;
}
