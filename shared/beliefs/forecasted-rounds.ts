/** The rounds of a match as evidence: what stood before the bell, and what each person said of it. */
import type { Entry, Forecast } from '../match/entries.ts';
import { evolve, startMatch } from '../match/evolve.ts';
import type { PublicHeader, Seat } from '../match/settings.ts';
import { type ForecastRound, forecastRoundOf } from './forecast-round.ts';

/** What a person said, in their own seat. */
export interface OwnForecast {
  readonly seat: Seat;
  /** By stake, in percent: the later pass's value, else the earlier one's. */
  readonly values: Forecast;
}

export interface ForecastedRound {
  readonly round: ForecastRound;
  /** Of people alone: what a bot said, in a seat of its own or for somebody who had dropped out, shows nobody's belief. */
  readonly forecasts: readonly OwnForecast[];
}

/**
 * The rounds of a match whose bell has rung, in order. The entries are the authority's, with everybody's forecasts.
 * Throws UnfoldableEntry where they are no match.
 */
export function forecastedRounds(header: PublicHeader, entries: readonly Entry[]): ForecastedRound[] {
  const rounds: ForecastedRound[] = [];
  let state = startMatch(header);
  let own = new Map<Seat, Forecast>();
  for (const entry of entries) {
    if (entry.type === 'round-started') own = new Map();
    if (entry.type === 'forecast-made' && entry.by !== 'server' && entry.values !== null) {
      const seat = state.seats.find(({ player }) => player.seat === entry.by);
      const isOwn = seat !== undefined && seat.player.kind === 'person' && !seat.botSteppedIn;
      if (isOwn) own.set(entry.by, { ...own.get(entry.by), ...entry.values });
    }
    if (entry.type === 'phase-started' && entry.phase === 'bell') {
      const forecasts = [...own].map(([seat, values]): OwnForecast => ({ seat, values }));
      rounds.push({ round: forecastRoundOf(state), forecasts: forecasts.sort((a, b) => a.seat - b.seat) });
    }
    state = evolve(state, entry);
  }
  return rounds;
}
