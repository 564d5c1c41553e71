/** The rounds of a match as evidence: what stood before the bell, and what each person said of it. */
import type { Entry, Forecast } from '../match/entries.ts';
import { evolve, startMatch } from '../match/evolve.ts';
import type { Bilingual } from '../match/scenario.ts';
import type { PublicHeader, Seat } from '../match/settings.ts';
import type { MatchState } from '../match/state.ts';
import { type ForecastRound, forecastRoundOf } from './forecast-round.ts';
import { hearOwn, type OwnForecasts, saidBy } from './own-forecasts.ts';

/** What a person said, in their own seat. */
export interface OwnForecast {
  readonly seat: Seat;
  /** By stake, in percent: the later pass's value, else the earlier one's. */
  readonly values: Forecast;
}

export interface ForecastedRound {
  readonly round: ForecastRound;
  /** Of its scenario. */
  readonly title: Bilingual;
  /** Of people alone, as far as the entries tell. */
  readonly forecasts: readonly OwnForecast[];
}

/**
 * The rounds of a match whose bell has rung, in order. A viewer's entries do: then the forecasts are the viewer's own.
 * Throws UnfoldableEntry where the entries are no match.
 */
export function forecastedRounds(header: PublicHeader, entries: readonly Entry[]): ForecastedRound[] {
  const rounds: ForecastedRound[] = [];
  let state = startMatch(header);
  let own: OwnForecasts = new Map();
  for (const entry of entries) {
    own = hearOwn(own, state, entry);
    if (entry.type === 'phase-started' && entry.phase === 'bell') {
      rounds.push(forecastedRound(state, own));
    }
    state = evolve(state, entry);
  }
  return rounds;
}

function forecastedRound(state: MatchState, own: OwnForecasts): ForecastedRound {
  const { round } = state;
  if (round === null) throw new Error('a bell without a round');
  const forecasts = [...own].map(([seat, passes]): OwnForecast => ({ seat, values: saidBy(passes) }));
  return {
    round: forecastRoundOf(state),
    title: round.scenario.title,
    forecasts: forecasts.sort((a, b) => a.seat - b.seat),
  };
}
