import { countingForecast, knownForecast } from './forecasts.ts';
import { forecastPoints } from './scoring.ts';
import type { MatchState } from './state.ts';

/** What talking brought a table: points a person on average, by what they said first and by what counted. */
export interface PeerGain {
  readonly before: number;
  readonly after: number;
  /** How many had forecast before they talked; more than 0. */
  readonly people: number;
}

/**
 * Of the round that is revealed, from the authority's state, which knows all forecasts; null where there was no peer
 * round, or nobody had forecast before it.
 */
export function peerGain({ header, round, seats }: Pick<MatchState, 'header' | 'round' | 'seats'>): PeerGain | null {
  const truck = round?.instants.T ?? null;
  if (round === null || round.revealed === null || truck === null || header.settings.peerSeconds === 0) return null;
  const people = seats.filter(({ player, forecasts }) => player.kind === 'person' && forecasts[1] !== null);
  if (people.length === 0) return null;
  const mean = (points: readonly number[]): number => points.reduce((sum, one) => sum + one, 0) / points.length;
  return {
    before: mean(people.map(({ forecasts }) => forecastPoints(round.stakes, knownForecast(forecasts[1]), truck))),
    after: mean(people.map((seat) => forecastPoints(round.stakes, countingForecast(seat).values, truck))),
    people: people.length,
  };
}
