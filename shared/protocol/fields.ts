/** What several messages have in them. */
import * as v from 'valibot';
import { MAX_LINE_LENGTH, MAX_NAME_LENGTH } from './limits.ts';

/** Chosen by the client; the answer or the refusal carries it back. */
export const requestId = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
/** Of a table or a session. */
export const joinCode = v.pipe(v.string(), v.regex(/^[A-Z0-9]{4,12}$/));
/** A secret of 96 bits or more, as text. */
export const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/));
export const playerName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME_LENGTH));
export const seat = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7));
export const label = v.custom<`#${number}`>((value) => typeof value === 'string' && /^#[1-9][0-9]{0,5}$/.test(value));
export const percent = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99));
export const lineText = v.pipe(v.string(), v.maxLength(MAX_LINE_LENGTH));
/** The last entry that the client holds of that log: only what came since is sent. */
export const since = v.strictObject({
  match: v.pipe(v.string(), v.maxLength(40)),
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
