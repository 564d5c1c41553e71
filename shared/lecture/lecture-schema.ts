/** The shapes of a lecture's header and entries. What passes here has the types of header.ts and entries.ts. */
import * as v from 'valibot';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import {
  count,
  exactly,
  forecast,
  hex,
  inOrderOfKeys,
  isLabel,
  isWholeIn,
  label,
  schemaByType,
  seq,
  text,
} from '../match/log-fields.ts';
import { HISTOGRAM_BINS, type LoggedLectureEntry } from './entries.ts';
import { LECTURE_FORMAT, type LectureHeader } from './header.ts';

/** Where a script may come from, a file perhaps, it may be so long, in characters. */
export const LONGEST_SCRIPT = 20_000;
export const LONGEST_TITLE = 80;

/** The first line. */
export const lectureHeaderSchema = exactly({
  format: v.literal(LECTURE_FORMAT),
  engine: count,
  lecture: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  runtime: v.picklist(RUNTIME_IDS),
  title: text(LONGEST_TITLE),
  script: text(LONGEST_SCRIPT),
  publicKey: hex(32),
}) satisfies v.GenericSchema<unknown, LectureHeader>;

const student = v.custom<number>((value) => isWholeIn(value, 1, 999_999), 'expected the number of a student');
const place = {
  seq,
  at: count,
  by: v.union([v.picklist(['host', 'server']), student]),
  hash: hex(32),
};
const step = v.nullable(count);
const pass = v.picklist([1, 2]);
const mean = v.nullable(v.pipe(v.number(), v.finite()));
const line = text(2000);
const distribution = exactly({
  stake: label,
  bins: v.pipe(v.array(count), v.length(HISTOGRAM_BINS)),
  count,
  mean,
});
const alive = v.pipe(
  v.custom<Readonly<Record<`#${number}`, boolean>>>(isByLabel, 'expected true or false by label'),
  v.transform(inOrderOfKeys),
);

function isByLabel(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, held]) => isLabel(key) && typeof held === 'boolean');
}

/** Every line between the first and the last. */
export const lectureEntrySchema = v.variant('type', [
  exactly({ ...place, type: v.literal('line-run'), line, step }),
  exactly({
    ...place,
    type: v.literal('note-shown'),
    text: exactly({ en: text(1000), zh: text(1000) }),
    step: count,
  }),
  exactly({ ...place, type: v.literal('step-skipped'), step: count }),
  exactly({
    ...place,
    type: v.literal('checkpoint-opened'),
    stakes: v.array(label),
    ahead: v.array(line),
    step,
  }),
  exactly({ ...place, type: v.literal('forecast-made'), pass, values: forecast }),
  exactly({ ...place, type: v.literal('forecasts-closed') }),
  exactly({ ...place, type: v.literal('distribution-shown'), pass, stakes: v.array(distribution) }),
  exactly({ ...place, type: v.literal('peer-opened'), step }),
  exactly({
    ...place,
    type: v.literal('checkpoint-revealed'),
    alive,
    scores: v.array(exactly({ pass, students: count, mean })),
    gain: mean,
    step,
  }),
  exactly({ ...place, type: v.literal('checkpointed'), digest: text(200) }),
  exactly({ ...place, type: v.literal('finished') }),
]) satisfies v.GenericSchema<unknown, LoggedLectureEntry>;

/** The schema of entries of that value's type. */
export const lectureEntryOf = schemaByType<LoggedLectureEntry, (typeof lectureEntrySchema.options)[number]>(
  lectureEntrySchema,
  (option) => option.entries.type.literal,
);
