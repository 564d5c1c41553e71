import { isLectureLog, type LectureLog, readLectureLog } from '../../../shared/lecture/lecture-log.ts';
import { verifyLectureLog } from '../../../shared/lecture/verify-lecture.ts';
import type { LogCheck, LogOpening } from './open-log.ts';

export type LectureOpening =
  | { readonly type: 'opened'; readonly log: LectureLog }
  | Extract<LogOpening, { type: 'unreadable' }>;

/** Reads a lecture's log; null where the text does not claim to be one. */
export function openLecture(text: string): LectureOpening | null {
  const lines = text.split('\n');
  if (!isLectureLog(lines[0] ?? '')) return null;
  const read = readLectureLog(lines);
  return read.ok ? { type: 'opened', log: read.log } : { type: 'unreadable', line: read.line, code: read.code };
}

/** Recomputes the whole lecture. */
export function checkLecture(log: LectureLog): LogCheck {
  const verdict = verifyLectureLog(log);
  return verdict.ok ? { type: 'holds' } : { type: 'fails', seq: verdict.seq, line: verdict.line, code: verdict.code };
}
