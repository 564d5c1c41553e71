import type { RefusedLine } from '../../../server/sessions/refused-lines.ts';
import type { SessionState } from '../../../server/sessions/session-record.ts';
import { FollowerList } from '../../../server/storage/follower-list.ts';
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
} from '../../../server/storage/log-store.ts';
import type { TableRecord } from '../../../server/tables/table-record.ts';
import type { LoggedLectureEntry } from '../../../shared/lecture/entries.ts';
import type { LoggedEntry } from '../../../shared/match/entries.ts';
import { publicHeader } from '../../../shared/match/view.ts';

interface MatchInMemory extends StoredMatch {
  readonly entries: readonly LoggedEntry[];
  readonly finishedAt: string | null;
}

interface LectureInMemory extends StoredLecture {
  readonly entries: readonly LoggedLectureEntry[];
}

interface Content {
  readonly lectures: ReadonlyMap<string, LectureInMemory>;
  readonly tables: ReadonlyMap<string, TableRecord>;
  readonly matches: ReadonlyMap<string, MatchInMemory>;
  readonly sessions: ReadonlyMap<string, SessionState>;
  readonly refusedLines: readonly { readonly session: string; readonly line: RefusedLine }[];
}

/** A store without a disk, which can be told to fail, and to take its time. */
export class MemoryLogStore implements LogStore {
  #content: Content = {
    tables: new Map(),
    matches: new Map(),
    sessions: new Map(),
    refusedLines: [],
    lectures: new Map(),
  };
  #key: string | null = null;
  readonly #followers = new FollowerList();
  #failures = 0;
  #held: Promise<void> = Promise.resolve();
  /** The groups of every commit that was tried. */
  readonly commits: (readonly WriteGroup[])[] = [];

  /** The next commits fail as they would on a full disk. */
  failNext(count = 1): void {
    this.#failures = count;
  }

  /** Commits wait until the answer is called. */
  hold(): () => void {
    let release = () => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  async commit(groups: readonly WriteGroup[]): Promise<readonly WriteResult[]> {
    this.commits.push(groups);
    await this.#held;
    if (this.#failures > 0) {
      this.#failures--;
      throw new StorageError('database or disk is full');
    }
    const results = groups.map((group): WriteResult => {
      const next = group.reduce<Content | null>((content, write) => content && applied(content, write), this.#content);
      if (next === null) return { type: 'conflict' };
      this.#content = next;
      return { type: 'written' };
    });
    this.#followers.tell(groups.filter((_, index) => results[index]?.type === 'written').flat());
    return results;
  }

  async readTable(code: string): Promise<TableRecord | null> {
    return this.#content.tables.get(code) ?? null;
  }

  async listLobbies(): Promise<readonly TableRecord[]> {
    return [...this.#content.tables.values()].filter(
      ({ session, stage }) => session === undefined && stage.type === 'lobby',
    );
  }

  async readMatch(match: string): Promise<StoredMatch | null> {
    const found = this.#content.matches.get(match);
    return found === undefined ? null : { header: found.header, table: found.table, signature: found.signature };
  }

  async readEntries(match: string, after: number): Promise<readonly LoggedEntry[]> {
    return this.#content.matches.get(match)?.entries.slice(after) ?? [];
  }

  follow(match: string, listener: (entries: readonly LoggedEntry[]) => void): () => void {
    return this.#followers.add(match, listener);
  }

  async listFinished(limit: number): Promise<readonly FinishedMatch[]> {
    const finished = [...this.#content.matches.values()].flatMap(({ header, finishedAt, entries }) => {
      const last = entries.at(-1);
      const totals = last?.type === 'finished' ? last.totals : [];
      return finishedAt === null ? [] : [{ header: publicHeader(header), finishedAt, totals }];
    });
    return finished.sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1)).slice(0, limit);
  }

  async readSession(code: string): Promise<SessionState | null> {
    return this.#content.sessions.get(code) ?? null;
  }

  async readRefusedLines(session: string): Promise<readonly RefusedLine[]> {
    return this.#content.refusedLines.filter((noted) => noted.session === session).map(({ line }) => line);
  }

  async listSessions(): Promise<readonly StoredSession[]> {
    return [...this.#content.sessions.values()].map(({ record: { code, touchedAt, options, stage } }) => ({
      code,
      touchedAt,
      retentionDays: options.retentionDays,
      hasEnded: stage.type === 'ended',
    }));
  }

  async readLecture(lecture: string): Promise<StoredLecture | null> {
    const found = this.#content.lectures.get(lecture);
    return found === undefined ? null : { header: found.header, session: found.session, signature: found.signature };
  }

  async readLectureEntries(lecture: string): Promise<readonly LoggedLectureEntry[]> {
    return this.#content.lectures.get(lecture)?.entries ?? [];
  }

  async signingKey(fresh: string): Promise<string> {
    this.#key ??= fresh;
    return this.#key;
  }

  async check(): Promise<void> {
    if (this.#failures > 0) throw new StorageError('database or disk is full');
  }

  async close(): Promise<void> {}
}

/** The content after a write; null when the write follows something else. */
function applied(content: Content, write: Write): Content | null {
  const { tables, matches, sessions, refusedLines } = content;
  switch (write.type) {
    case 'table-saved': {
      const { record } = write;
      if ((tables.get(record.code)?.revision ?? 0) !== record.revision - 1) return null;
      return { ...content, tables: new Map(tables).set(record.code, record) };
    }
    case 'table-removed': {
      if (tables.get(write.code)?.revision !== write.revision) return null;
      return { ...content, tables: new Map([...tables].filter(([code]) => code !== write.code)) };
    }
    case 'match-created': {
      const { header, table } = write;
      if (matches.has(header.match)) return null;
      const match = { header, table, signature: null, finishedAt: null, entries: [] };
      return { ...content, matches: new Map(matches).set(header.match, match) };
    }
    case 'entries-appended': {
      const match = matches.get(write.match);
      if (match === undefined) throw new StorageError(`no match ${write.match}`);
      let last = match.entries.length;
      if (!write.entries.every(({ seq }) => seq === ++last)) return null;
      const entries = [...match.entries, ...write.entries];
      return { ...content, matches: new Map(matches).set(write.match, { ...match, entries }) };
    }
    case 'match-signed': {
      const match = matches.get(write.match);
      if (match === undefined) return null;
      const { signature, finishedAt } = write;
      return { ...content, matches: new Map(matches).set(write.match, { ...match, signature, finishedAt }) };
    }
    case 'session-saved': {
      const { record } = write;
      const before = sessions.get(record.code);
      if ((before?.record.revision ?? 0) !== record.revision - 1) return null;
      const after = { record, students: before?.students ?? new Map() };
      return { ...content, sessions: new Map(sessions).set(record.code, after) };
    }
    case 'student-saved':
    case 'student-removed': {
      const session = sessions.get(write.session);
      if (session === undefined) throw new StorageError(`no session ${write.session}`);
      const students = new Map(session.students);
      if (write.type === 'student-saved') students.set(write.student.id, write.student);
      else students.delete(write.id);
      const kept =
        write.type === 'student-saved'
          ? refusedLines
          : refusedLines.filter(({ session, line }) => session !== write.session || line.student !== write.id);
      return {
        ...content,
        sessions: new Map(sessions).set(write.session, { ...session, students }),
        refusedLines: kept,
      };
    }
    case 'line-refused':
      return { ...content, refusedLines: [...refusedLines, { session: write.session, line: write.line }] };
    case 'session-removed': {
      const gone = new Set(
        [...tables.values()].filter(({ session }) => session === write.code).map(({ code }) => code),
      );
      return {
        lectures: new Map([...content.lectures].filter(([, { session }]) => session !== write.code)),
        tables: new Map([...tables].filter(([code]) => !gone.has(code))),
        matches: new Map([...matches].filter(([, { table }]) => !gone.has(table))),
        sessions: new Map([...sessions].filter(([code]) => code !== write.code)),
        refusedLines: refusedLines.filter(({ session }) => session !== write.code),
      };
    }
    case 'lecture-created': {
      const { header, session } = write;
      if (content.lectures.has(header.lecture)) return null;
      return withLecture(content, { header, session, signature: null, entries: [] });
    }
    case 'lecture-appended': {
      const lecture = content.lectures.get(write.lecture);
      if (lecture === undefined) throw new StorageError(`no lecture ${write.lecture}`);
      let last = lecture.entries.length;
      if (!write.entries.every(({ seq }) => seq === ++last)) return null;
      return withLecture(content, { ...lecture, entries: [...lecture.entries, ...write.entries] });
    }
    case 'lecture-signed': {
      const lecture = content.lectures.get(write.lecture);
      return lecture === undefined ? null : withLecture(content, { ...lecture, signature: write.signature });
    }
  }
}

function withLecture(content: Content, lecture: LectureInMemory): Content {
  return { ...content, lectures: new Map(content.lectures).set(lecture.header.lecture, lecture) };
}
