import type { LoggedLectureEntry } from '../../../shared/lecture/entries.ts';
import type { LectureHeader } from '../../../shared/lecture/header.ts';
import type { LoggedEntry } from '../../../shared/match/entries.ts';
import type { LogHeader } from '../../../shared/match/settings.ts';
import { publicHeader } from '../../../shared/match/view.ts';
import type { RefusedLine } from '../../sessions/refused-lines.ts';
import type { SessionRecord, SessionState, Student } from '../../sessions/session-record.ts';
import type { TableRecord } from '../../tables/table-record.ts';
import { FollowerList } from '../follower-list.ts';
import {
  type FinishedMatch,
  type LogStore,
  StorageError,
  type StoredLecture,
  type StoredMatch,
  type StoredSession,
  type Write,
  type WriteGroup,
  type WriteResult,
} from '../log-store.ts';
import { type Connection, closeDatabase, messageOf, openDatabase } from './open-database.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { writeGroup } from './write-group.ts';

/** Opens the database in a folder. Throws a StorageError that says why it cannot be used. */
export function openSqliteLogStore(folder: string): LogStore {
  return new SqliteLogStore(openDatabase(folder));
}

/** What is to be gone from the disk, and not only from sight. */
const FORGETTING: ReadonlySet<Write['type']> = new Set(['student-removed', 'session-removed']);

/** The binding is synchronous: a commit holds the loop for as long as the disk takes, and what comes meanwhile waits for the next. */
export class SqliteLogStore implements LogStore {
  readonly #connection: Connection;
  readonly #statements: Statements;
  readonly #followers = new FollowerList();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#statements = prepareStatements(connection);
  }

  async commit(groups: readonly WriteGroup[]): Promise<readonly WriteResult[]> {
    const results = this.#transaction(() => groups.map((group) => writeGroup(this.#statements, group)));
    const written = groups.filter((_, index) => results[index]?.type === 'written').flat();
    if (written.some(({ type }) => FORGETTING.has(type))) this.#forgetInFiles();
    this.#followers.tell(written);
    return results;
  }

  async readTable(code: string): Promise<TableRecord | null> {
    const row = this.#run(() => this.#statements.readTable.get(code)) as { record: string } | undefined;
    return row === undefined ? null : (JSON.parse(row.record) as TableRecord);
  }

  async listLobbies(): Promise<readonly TableRecord[]> {
    const rows = this.#run(() => this.#statements.listLobbies.all()) as readonly { record: string }[];
    return rows.map(({ record }) => JSON.parse(record) as TableRecord);
  }

  async readMatch(match: string): Promise<StoredMatch | null> {
    const row = this.#run(() => this.#statements.readMatch.get(match)) as
      | { table_code: string; header: string; signature: string | null }
      | undefined;
    if (row === undefined) return null;
    return { header: JSON.parse(row.header) as LogHeader, table: row.table_code, signature: row.signature };
  }

  async readEntries(match: string, after: number): Promise<readonly LoggedEntry[]> {
    const rows = this.#run(() => this.#statements.readEntries.all(match, after)) as readonly { entry: string }[];
    return rows.map(({ entry }) => JSON.parse(entry) as LoggedEntry);
  }

  follow(match: string, listener: (entries: readonly LoggedEntry[]) => void): () => void {
    return this.#followers.add(match, listener);
  }

  async listFinished(limit: number): Promise<readonly FinishedMatch[]> {
    const rows = this.#run(() => this.#statements.listFinished.all(limit)) as readonly {
      header: string;
      finished_at: string;
      last_entry: string;
    }[];
    return rows.map((row) => {
      const last = JSON.parse(row.last_entry) as LoggedEntry;
      return {
        header: publicHeader(JSON.parse(row.header) as LogHeader),
        finishedAt: row.finished_at,
        totals: last.type === 'finished' ? last.totals : [],
      };
    });
  }

  async readSession(code: string): Promise<SessionState | null> {
    return this.#run(() => {
      const row = this.#statements.readSession.get(code) as { record: string } | undefined;
      if (row === undefined) return null;
      const students = (this.#statements.readStudents.all(code) as readonly { record: string }[]).map(
        ({ record }) => JSON.parse(record) as Student,
      );
      return {
        record: JSON.parse(row.record) as SessionRecord,
        students: new Map(students.map((student) => [student.id, student])),
      };
    });
  }

  async readRefusedLines(session: string): Promise<readonly RefusedLine[]> {
    const rows = this.#run(() => this.#statements.readRefusedLines.all(session)) as readonly { record: string }[];
    return rows.map(({ record }) => refusedLineOf(record));
  }

  async listSessions(): Promise<readonly StoredSession[]> {
    const rows = this.#run(() => this.#statements.listSessions.all()) as readonly { record: string }[];
    return rows.map(({ record }) => {
      const { code, touchedAt, options, stage } = JSON.parse(record) as SessionRecord;
      return { code, touchedAt, retentionDays: options.retentionDays, hasEnded: stage.type === 'ended' };
    });
  }

  async readLecture(lecture: string): Promise<StoredLecture | null> {
    const row = this.#run(() => this.#statements.lecture.read.get(lecture)) as
      | { session: string; header: string; signature: string | null }
      | undefined;
    if (row === undefined) return null;
    return { header: JSON.parse(row.header) as LectureHeader, session: row.session, signature: row.signature };
  }

  async readLectureEntries(lecture: string): Promise<readonly LoggedLectureEntry[]> {
    const rows = this.#run(() => this.#statements.lecture.readEntries.all(lecture)) as readonly { entry: string }[];
    return rows.map(({ entry }) => JSON.parse(entry) as LoggedLectureEntry);
  }

  async signingKey(fresh: string): Promise<string> {
    return this.#transaction(() => {
      const row = this.#statements.readKey.get() as { signing_key: string } | undefined;
      if (row === undefined) this.#statements.keepKey.run(fresh);
      return row?.signing_key ?? fresh;
    });
  }

  async check(): Promise<void> {
    this.#transaction(() => this.#statements.readKey.get());
  }

  async close(): Promise<void> {
    this.#run(() => closeDatabase(this.#connection));
  }

  /** Empties the write-ahead log: it may still hold what has been deleted. */
  #forgetInFiles(): void {
    this.#run(() => this.#connection.pragma('wal_checkpoint(TRUNCATE)'));
  }

  #transaction<T>(work: () => T): T {
    return this.#run(() => {
      this.#connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.#connection.exec('COMMIT');
        return result;
      } catch (error) {
        // a full disk has rolled it back already
        if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
        throw error;
      }
    });
  }

  #run<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw new StorageError(messageOf(cause), { cause });
    }
  }
}

/** The first records had the exception's name in place of what the refusal says. */
function refusedLineOf(record: string): RefusedLine {
  const { error, ...line } = JSON.parse(record) as RefusedLine & { readonly error?: string | null };
  return error == null ? { ...line, params: line.params ?? {} } : { ...line, params: { name: error, message: '' } };
}
