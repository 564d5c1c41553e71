/** What the lines of every kind of log have in them. */
import * as v from 'valibot';
import type { Forecast } from './entries.ts';
import { isForecastValue } from './forecasts.ts';

// A log has a line for every entry: a leaf is one question, where a pipe of the library's would be several
export const whole = v.custom<number>(Number.isSafeInteger, 'expected a whole number');
export const count = v.custom<number>((value) => isWholeIn(value, 0), 'expected a whole number from 0 on');
export const seq = v.custom<number>((value) => isWholeIn(value, 1), 'expected a whole number from 1 on');
export const label = v.custom<`#${number}`>(isLabel, 'expected a label such as #1');
export const hex = (bytes: number) => {
  const digits = new RegExp(`^[0-9a-f]{${2 * bytes}}$`);
  return v.custom<string>((value) => typeof value === 'string' && digits.test(value), 'expected lower-case hex');
};
export const text = (longest: number) =>
  v.custom<string>(
    (value) => typeof value === 'string' && value.length <= longest,
    `expected text of ${longest} characters at most`,
  );
export const forecast = v.pipe(
  v.custom<Forecast>(isForecast, 'expected whole percentages from 1 to 99 by label'),
  v.transform(inOrderOfKeys),
);

/**
 * A line, or an object in one: exactly these members. What it gives has them in canonical order, whatever theirs was, so
 * that it is written as it has to be.
 */
export function exactly<const T extends v.ObjectEntries>(members: T) {
  const inOrder = Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1));
  return v.strictObject(Object.fromEntries(inOrder) as T);
}

/** The same members in canonical order. */
export function inOrderOfKeys<T extends object>(value: T): T {
  const keys = Object.keys(value);
  if (keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key)) return value;
  return Object.fromEntries(keys.sort().map((key) => [key, value[key as keyof T]])) as T;
}

/**
 * Finds the schema of an entry by its type, without trying the others; where there is none, the one of them all, which
 * says so.
 */
export function schemaByType<Entry, Option extends v.GenericSchema<unknown, Entry>>(
  all: v.GenericSchema<unknown, Entry> & { readonly options: readonly Option[] },
  typeOf: (option: Option) => string,
): (json: unknown) => v.GenericSchema<unknown, Entry> {
  const schemas = new Map<unknown, v.GenericSchema<unknown, Entry>>(
    all.options.map((option) => [typeOf(option), option]),
  );
  return (json) => schemas.get(typeof json === 'object' && json !== null && 'type' in json ? json.type : null) ?? all;
}

export function isWholeIn(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(value) && least <= Number(value) && Number(value) <= most;
}

export function isLabel(value: unknown): boolean {
  return typeof value === 'string' && /^#[1-9][0-9]{0,6}$/.test(value);
}

function isForecast(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, percent]) => isLabel(key) && isForecastValue(percent));
}
