/** The shapes of a lecture's header and entries. What passes here has the types of header.ts and entries.ts. */
import * as v from 'valibot';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { count, forecast, hex, isLabel, label, text, whole } from '../match/log-fields.ts';
import { HISTOGRAM_BINS, type LoggedLectureEntry } from './entries.ts';
import { LECTURE_FORMAT, type LectureHeader } from './header.ts';

/** Where a script may come from, a file perhaps, it may be so long, in characters. */
export const LONGEST_SCRIPT = 20_000;
export const LONGEST_TITLE = 80;

/** The first line. */
export const lectureHeaderSchema = v.strictObject({
  format: v.literal(LECTURE_FORMAT),
  engine: count,
  lecture: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  runtime: v.picklist(RUNTIME_IDS),
  title: text(LONGEST_TITLE),
  script: text(LONGEST_SCRIPT),
  publicKey: hex(32),
}) satisfies v.GenericSchema<unknown, LectureHeader>;

const student = v.pipe(whole, v.minValue(1), v.maxValue(999_999));
const place = {
  seq: v.pipe(count, v.minValue(1)),
  at: count,
  by: v.union([v.picklist(['host', 'server']), student]),
  hash: hex(32),
};
const step = v.nullable(count);
const pass = v.picklist([1, 2]);
const mean = v.nullable(v.pipe(v.number(), v.finite()));
const line = text(2000);
const distribution = v.strictObject({
  stake: label,
  bins: v.pipe(v.array(count), v.length(HISTOGRAM_BINS)),
  count,
  mean,
});
const alive = v.custom<Readonly<Record<`#${number}`, boolean>>>(isByLabel, 'expected true or false by label');

function isByLabel(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, held]) => isLabel(key) && typeof held === 'boolean');
}

/** Every line between the first and the last. */
export const lectureEntrySchema = v.variant('type', [
  v.strictObject({ ...place, type: v.literal('line-run'), line, step }),
  v.strictObject({
    ...place,
    type: v.literal('note-shown'),
    text: v.strictObject({ en: text(1000), zh: text(1000) }),
    step: count,
  }),
  v.strictObject({ ...place, type: v.literal('step-skipped'), step: count }),
  v.strictObject({
    ...place,
    type: v.literal('checkpoint-opened'),
    stakes: v.array(label),
    ahead: v.array(line),
    step,
  }),
  v.strictObject({ ...place, type: v.literal('forecast-made'), pass, values: forecast }),
  v.strictObject({ ...place, type: v.literal('forecasts-closed') }),
  v.strictObject({ ...place, type: v.literal('distribution-shown'), pass, stakes: v.array(distribution) }),
  v.strictObject({ ...place, type: v.literal('peer-opened'), step }),
  v.strictObject({
    ...place,
    type: v.literal('checkpoint-revealed'),
    alive,
    scores: v.array(v.strictObject({ pass, students: count, mean })),
    gain: mean,
    step,
  }),
  v.strictObject({ ...place, type: v.literal('checkpointed'), digest: text(200) }),
  v.strictObject({ ...place, type: v.literal('finished') }),
]) satisfies v.GenericSchema<unknown, LoggedLectureEntry>;
