/**
 * The port to what survives the server. Whatever a commit says it wrote is durable when it says so, and every write
 * states what it follows, so that a stale owner is refused.
 */
import type { LoggedLectureEntry } from '../../shared/lecture/entries.ts';
import type { LectureHeader } from '../../shared/lecture/header.ts';
import type { LoggedEntry, SeatResult } from '../../shared/match/entries.ts';
import type { LogHeader, PublicHeader } from '../../shared/match/settings.ts';
import type { RefusedLine } from '../sessions/refused-lines.ts';
import type { SessionRecord, SessionState, Student } from '../sessions/session-record.ts';
import type { TableRecord } from '../tables/table-record.ts';

export type Write =
  /** Follows the revision before the record's own; 1 is a table that must not exist yet. */
  | { readonly type: 'table-saved'; readonly record: TableRecord }
  | { readonly type: 'table-removed'; readonly code: string; readonly revision: number }
  | { readonly type: 'match-created'; readonly header: LogHeader; readonly table: string }
  /** Follows the entry with the seq before the first one's. */
  | { readonly type: 'entries-appended'; readonly match: string; readonly entries: readonly LoggedEntry[] }
  | { readonly type: 'match-signed'; readonly match: string; readonly signature: string; readonly finishedAt: string }
  | { readonly type: 'lecture-created'; readonly header: LectureHeader; readonly session: string }
  /** Follows the entry with the seq before the first one's. */
  | { readonly type: 'lecture-appended'; readonly lecture: string; readonly entries: readonly LoggedLectureEntry[] }
  | {
      readonly type: 'lecture-signed';
      readonly lecture: string;
      readonly signature: string;
      readonly finishedAt: string;
    }
  /** Follows the revision before the record's own; 1 is a session that must not exist yet. */
  | { readonly type: 'session-saved'; readonly record: SessionRecord }
  | { readonly type: 'student-saved'; readonly session: string; readonly student: Student }
  /** With the lines of theirs that were refused. */
  | { readonly type: 'student-removed'; readonly session: string; readonly id: string }
  | { readonly type: 'line-refused'; readonly session: string; readonly line: RefusedLine }
  /** With its students, its tables and their matches, and its lectures; nothing of it can be read in the files afterwards. */
  | { readonly type: 'session-removed'; readonly code: string };

/** Written as a whole or not at all. */
export type WriteGroup = readonly Write[];

export type WriteResult =
  | { readonly type: 'written' }
  /** Somebody else has written what this would have followed. */
  | { readonly type: 'conflict' };

export interface StoredMatch {
  readonly header: LogHeader;
  /** The code of the table where it was played. */
  readonly table: string;
  /** Null while it is not over. */
  readonly signature: string | null;
}

export interface StoredLecture {
  readonly header: LectureHeader;
  /** The code of the session that it was given in. */
  readonly session: string;
  /** Null while it is not over. */
  readonly signature: string | null;
}

export interface FinishedMatch {
  readonly header: PublicHeader;
  /** ISO 8601, UTC. */
  readonly finishedAt: string;
  readonly totals: readonly SeatResult[];
}

/** What tells when a session is to be deleted. */
export interface StoredSession {
  readonly code: string;
  /** ISO 8601, UTC. */
  readonly touchedAt: string;
  readonly retentionDays: number;
  readonly hasEnded: boolean;
}

export type StopFollowing = () => void;

/** All methods reject with a StorageError when the medium fails. */
export interface LogStore {
  /**
   * Writes the groups in order and in one go, and answers for each. When it rejects, nothing of any group was written.
   * Those who follow a match hear its new entries after they are durable and before this resolves.
   */
  commit(groups: readonly WriteGroup[]): Promise<readonly WriteResult[]>;
  readTable(code: string): Promise<TableRecord | null>;
  /** The tables that are of no session and have played nothing yet. */
  listLobbies(): Promise<readonly TableRecord[]>;
  readMatch(match: string): Promise<StoredMatch | null>;
  /** The entries after `seq`, in order; 0: all. */
  readEntries(match: string, after: number): Promise<readonly LoggedEntry[]>;
  /** Calls back with the entries of every commit to that match from now on. */
  follow(match: string, listener: (entries: readonly LoggedEntry[]) => void): StopFollowing;
  /** The matches that are over, latest first. */
  listFinished(limit: number): Promise<readonly FinishedMatch[]>;
  readSession(code: string): Promise<SessionState | null>;
  /** In the order in which they were refused. */
  readRefusedLines(session: string): Promise<readonly RefusedLine[]>;
  listSessions(): Promise<readonly StoredSession[]>;
  readLecture(lecture: string): Promise<StoredLecture | null>;
  /** All of them, in order. */
  readLectureEntries(lecture: string): Promise<readonly LoggedLectureEntry[]>;
  /** The server's secret key in hex: the one that was kept first, or else `fresh`, which is then kept. */
  signingKey(fresh: string): Promise<string>;
  /** Resolves when it could write. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The medium failed: a full disk, a lock, a broken file. */
export class StorageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
  }
}
