/** What the lines of every kind of log have in them. */
import * as v from 'valibot';
import type { Forecast } from './entries.ts';
import { isForecastValue } from './forecasts.ts';

export const whole = v.pipe(v.number(), v.safeInteger());
export const count = v.pipe(whole, v.minValue(0));
export const label = v.custom<`#${number}`>(isLabel, 'expected a label such as #1');
export const hex = (bytes: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), 'expected lower-case hex'));
export const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
export const forecast = v.custom<Forecast>(isForecast, 'expected whole percentages from 1 to 99 by label');

export function isLabel(value: unknown): boolean {
  return typeof value === 'string' && /^#[1-9][0-9]{0,6}$/.test(value);
}

function isForecast(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, percent]) => isLabel(key) && isForecastValue(percent));
}
