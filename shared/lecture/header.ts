import type { RuntimeId } from '../heap/runtime.ts';

export const LECTURE_FORMAT = 'garbage-day-lecture/1';

/** A student of the session, counted from 1. Who that is stands in no log. */
export type Student = number;

/** What everybody in a lecture may know before the first entry. */
export interface PublicLectureHeader {
  readonly format: typeof LECTURE_FORMAT;
  /** The engine's version: a log is replayed by an engine with the same number. */
  readonly engine: number;
  readonly lecture: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly runtime: RuntimeId;
  readonly title: string;
}

/** The first line of a log. The script says what is to come, so it is the host's alone until the lecture is over. */
export interface LectureHeader extends PublicLectureHeader {
  readonly script: string;
  /** The server's Ed25519 public key, in hex. */
  readonly publicKey: string;
}
