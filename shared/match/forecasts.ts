import type { Label } from '../heap/picture.ts';
import type { Forecast } from './entries.ts';
import { type Result, refuse } from './refusals.ts';
import type { Seat } from './settings.ts';
import type { SeatState } from './state.ts';

/** The lowest and the highest percentage that can be said: nobody is ever quite sure. */
export const LOWEST_FORECAST = 1;
export const HIGHEST_FORECAST = 99;

/** Whether that is a whole percentage that may be said. */
export function isForecastValue(value: unknown): value is number {
  return Number.isInteger(value) && LOWEST_FORECAST <= Number(value) && Number(value) <= HIGHEST_FORECAST;
}

/** The forecast itself, when every label is a stake and every value a whole percentage that may be said; else why not. */
export function checkForecast(values: Forecast, stakes: readonly Label[]): Result<Forecast> {
  for (const key of Object.keys(values)) {
    const label = key as Label;
    const value = values[label] ?? Number.NaN;
    if (!stakes.includes(label)) return refuse('unknown-stake', { label });
    if (!isForecastValue(value)) {
      return refuse('forecast-out-of-range', { label, value });
    }
  }
  return { ok: true, value: values };
}

/** What one pass holds as far as it is known; nothing where there is none, or where it is not for this viewer to see. */
export function knownForecast(forecast: Forecast | 'hidden' | null): Forecast {
  return forecast === null || forecast === 'hidden' ? {} : forecast;
}

/** What counts for a seat: for each stake the later pass's value, else the earlier one's. */
export function countingForecast({ player, forecasts }: Pick<SeatState, 'player' | 'forecasts'>): {
  readonly seat: Seat;
  readonly values: Forecast;
} {
  return { seat: player.seat, values: { ...knownForecast(forecasts[1]), ...knownForecast(forecasts[2]) } };
}

/** Whether it says nothing. */
export function isEmpty(forecast: Forecast): boolean {
  for (const _ in forecast) return false;
  return true;
}

/** Whether two forecasts say the same. */
export function sameForecast(one: Forecast, other: Forecast): boolean {
  const labels = Object.keys(one) as Label[];
  return labels.length === Object.keys(other).length && labels.every((label) => one[label] === other[label]);
}
