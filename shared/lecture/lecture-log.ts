/** The file of a lecture: the same lines, hashes and signature as a match's. */
import { formatLines, type Log, type LogProblem, readLines, readUnsealedLines, sealLines } from '../match/log-lines.ts';
import type { LectureEntry } from './entries.ts';
import { LECTURE_FORMAT, type LectureHeader } from './header.ts';
import { lectureEntryOf, lectureHeaderSchema } from './lecture-schema.ts';

/** A log in memory. Its shape is right; whether it holds, `verifyLecture` tells. */
export type LectureLog = Log<LectureHeader, LectureEntry>;

const SCHEMAS = { header: lectureHeaderSchema, entryOf: lectureEntryOf };

/** The canonical text of a log. */
export function formatLecture(log: LectureLog): string {
  return formatLines(log);
}

/** A log from a lecture's header and entries: hashes each, signs the last. `secretKey` is 32 bytes. */
export function sealLecture(
  header: LectureHeader,
  entries: readonly LectureEntry[],
  secretKey: Uint8Array,
): LectureLog {
  return sealLines(header, entries, secretKey);
}

/** Reads what stands between the newlines of a log: the shape of every line and its spelling, not yet what they say. */
export function readLectureLog(
  split: readonly string[],
): { readonly ok: true; readonly log: LectureLog } | ({ readonly ok: false } & LogProblem) {
  const read = readLines(split, SCHEMAS);
  return read.ok ? { ok: true, log: read.value } : read;
}

/** What is there of a log that ends before its signature: the header and the entries, each line whole. */
export function readUnsealedLecture(
  text: string,
): { readonly ok: true; readonly log: Omit<LectureLog, 'signature'> } | ({ readonly ok: false } & LogProblem) {
  const read = readUnsealedLines(text, SCHEMAS);
  return read.ok ? { ok: true, log: read.value } : read;
}

/** Whether a log claims by its first line to be a lecture's rather than a match's. */
export function isLectureLog(first: string): boolean {
  return first.includes(`"format":"${LECTURE_FORMAT}"`);
}
