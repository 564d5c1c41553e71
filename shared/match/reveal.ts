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
    .map((contract) => ({ held: contractHolds(contract, instants), ...contract }));
  const forecasts = state.seats.map(countingForecast);
  const results = forecasts.map(
    ({ seat, values }): SeatResult => ({
      contractPoints: contractPoints(seat, contracts),
      forecastPoints: forecastPoints(round.stakes, values, instants.T),
      seat,
    }),
  );
  return { type: 'revealed', contracts, forecasts, results };
}

/** Each seat's sums over the rounds so far. */
export function totalsOf(state: MatchState): SeatResult[] {
  return state.seats.map(({ player, forecastPoints, contractPoints }) => ({
    contractPoints,
    forecastPoints,
    seat: player.seat,
  }));
}
