import { contractHolds, type Instants } from './contracts.ts';
import type { EntryBody, SeatResult } from './entries.ts';
import { countingForecast } from './forecasts.ts';
import { contractPoints, forecastPoints } from './scoring.ts';
import type { MatchState, RoundState } from './state.ts';

/** The instants of a round whose truck has been; null before. */
export function instantsOf({ instants: { B, R, T } }: RoundState): Instants | null {
  return B === null || R === null || T === null ? null : { B, R, T };
}

/** What a round was worth: contracts judged, forecasts opened, points. The authority's state knows them all. */
export function revealRound(
  state: MatchState,
  round: RoundState,
  instants: Instants,
): Extract<EntryBody, { type: 'revealed' }> {
  const contracts = state.seats
    .flatMap((seat) => seat.contracts)
    .map((contract) => ({ ...contract, held: contractHolds(contract, instants) }));
  const forecasts = state.seats.map(countingForecast);
  const results = forecasts.map(
    ({ seat, values }): SeatResult => ({
      seat,
      forecastPoints: forecastPoints(round.stakes, values, instants.T),
      contractPoints: contractPoints(seat, contracts),
    }),
  );
  return { type: 'revealed', contracts, forecasts, results };
}

/** Each seat's sums over the rounds so far. */
export function totalsOf(state: MatchState): SeatResult[] {
  return state.seats.map(({ player, forecastPoints, contractPoints }) => ({
    seat: player.seat,
    forecastPoints,
    contractPoints,
  }));
}
