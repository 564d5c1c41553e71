/** The file of a lecture: the same lines, hashes and signature as a match's. */
import { formatLines, type Log, type LogProblem, readLines, sealLines } from '../match/log-lines.ts';
import type { LectureEntry } from './entries.ts';
import { LECTURE_FORMAT, type LectureHeader } from './header.ts';
import { lectureEntrySchema, lectureHeaderSchema } from './lecture-schema.ts';

/** A log in memory. Its shape is right; whether it holds, `verifyLecture` tells. */
export type LectureLog = Log<LectureHeader, LectureEntry>;

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

/** Reads a log's text: the shape of every line and its spelling, not yet what the lines say. */
export function readLectureLog(
  text: string,
): { readonly ok: true; readonly log: LectureLog } | ({ readonly ok: false } & LogProblem) {
  const read = readLines(text, { header: lectureHeaderSchema, entry: lectureEntrySchema });
  return read.ok ? { ok: true, log: read.value } : read;
}

/** Whether a text claims to be a lecture's log rather than a match's, by its first line. */
export function isLectureLog(text: string): boolean {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')));
  return first.includes(`"format":"${LECTURE_FORMAT}"`);
}
