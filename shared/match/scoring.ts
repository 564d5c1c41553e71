import type { Label } from '../heap/picture.ts';
import type { Contract, Forecast, SeatResult } from './entries.ts';
import type { Seat } from './settings.ts';
import type { ObjectFacts } from './state.ts';

/** Who is alive, of all that instants know. */
export type Fates = Readonly<Record<Label, Pick<ObjectFacts, 'alive'>>>;

/** What a stake without a forecast counts as, in percent. */
export const NO_FORECAST = 50;

/**
 * Points of one forecast on a round's stakes: `25 − 100·(p − alive)²` each (a Brier score, so the honest probability
 * is the best one), summed and rounded once. `truck` tells who is alive after the truck.
 */
export function forecastPoints(stakes: readonly Label[], forecast: Forecast, truck: Fates): number {
  return Math.round(forecastPointsExactly(stakes, forecast, truck)) + 0; // + 0: never minus zero
}

/** The same before it is rounded: hundredths of a point. */
export function forecastPointsExactly(stakes: readonly Label[], forecast: Forecast, truck: Fates): number {
  // in percent the squares are whole numbers, so that the sum is exact and rounding is the same everywhere
  let squares = 0;
  for (const stake of stakes) {
    const outcome = truck[stake]?.alive === true ? 100 : 0;
    squares += ((forecast[stake] ?? NO_FORECAST) - outcome) ** 2;
  }
  return (2500 * stakes.length - squares) / 100;
}

/** Points of the contracts that held for that seat. */
export function contractPoints(seat: Seat, judged: readonly (Contract & { readonly held: boolean })[]): number {
  return judged.reduce((sum, contract) => sum + (contract.seat === seat && contract.held ? contract.points : 0), 0);
}

/** The sum of two results of one seat. */
export function addResults(total: SeatResult, round: SeatResult): SeatResult {
  return {
    seat: total.seat,
    forecastPoints: total.forecastPoints + round.forecastPoints,
    contractPoints: total.contractPoints + round.contractPoints,
  };
}
