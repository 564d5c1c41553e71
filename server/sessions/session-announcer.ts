/** Tells everybody in a session what has changed of what they may see: gathered for a moment, and only what differs. */
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { HostedSession, StudentRow, TableRow } from '../../shared/protocol/session-views.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Member } from '../tables/audience.ts';
import { encodeFrame } from '../tables/frames.ts';
import type { ClassAudience, PresentStudent } from './class-audience.ts';
import { RowSheet } from './row-sheet.ts';
import type { SessionState, Student } from './session-record.ts';
import { ranksOf, screenView, studentRow, studentView } from './session-views.ts';

/** How long changes are gathered, in ms: soon enough to look live, seldom enough for a class of 500. */
const GATHER_MS = 200;
/** How often hosts are told of tables at which nothing happens, in ms: that is news as well. */
const LOOK_AGAIN_MS = 5_000;

/** Where the announcer looks. */
export interface AnnouncerParts {
  readonly clock: Clock;
  readonly audience: ClassAudience;
  readonly state: () => SessionState;
  readonly isLost: (id: StudentId) => boolean;
  /** The tables of the round that is on, in order. */
  readonly tableCodes: () => readonly string[];
  readonly tableRow: (code: string) => TableRow | null;
  /** Match time in ms at that table, now; null where there is none. */
  readonly tableNow: (code: string) => number | null;
  readonly hosted: (member: Member) => HostedSession;
}

export class SessionAnnouncer {
  readonly #parts: AnnouncerParts;
  #tables = new Map<string, TableRow>();
  readonly #changedTables = new Set<string>();
  readonly #studentSheet = new RowSheet<StudentRow>((row) => JSON.stringify(row));
  readonly #tableSheet = new RowSheet<TableRow>(withoutNow);
  /** What each was last told of the session itself, as text. */
  readonly #told = new WeakMap<Member, string>();
  #timer: Cancel | null = null;
  #looking: Cancel = () => {};

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
    this.#lookAgain();
  }

  /** Something has changed: what differs is told soon. */
  changed(): void {
    this.#timer ??= this.#parts.clock.after(GATHER_MS, () => {
      this.#timer = null;
      this.tell();
    });
  }

  tableChanged(code: string): void {
    this.#changedTables.add(code);
    this.changed();
  }

  /** The answer to a student's hello, with their key. */
  welcomeStudent({ member, key }: PresentStudent, student: Student): void {
    const session = this.#viewOf(student, ranksOf(this.#parts.state()).get(student.id) ?? null);
    this.#told.set(member, JSON.stringify(session));
    member.send(encodeFrame({ t: 'joined', v: PROTOCOL_VERSION, key, session }));
  }

  /** The answer to a host's hello: everything that hosts know at that moment. */
  welcomeHost(member: Member): void {
    const session = this.#parts.hosted(member);
    this.#told.set(member, withoutNow(session));
    const students = [...this.#studentRows().values()];
    member.send(encodeFrame({ t: 'hosting', v: PROTOCOL_VERSION, session, students, tables: this.#rowsNow() }));
  }

  /** The answer to a projector's hello. */
  welcomeScreen(member: Member): void {
    this.#readTables();
    this.#tellScreen(member);
  }

  stop(): void {
    this.#timer?.();
    this.#timer = null;
    this.#looking();
  }

  #lookAgain(): void {
    this.#looking = this.#parts.clock.after(LOOK_AGAIN_MS, () => {
      for (const code of this.#tables.keys()) this.#changedTables.add(code);
      if (this.#changedTables.size > 0 && this.#parts.audience.hosts.size > 0) this.changed();
      this.#lookAgain();
    });
  }

  /** Tells what differs, now. */
  tell(): void {
    this.#readTables();
    this.#tellStudents();
    this.#tellHosts();
    for (const member of this.#parts.audience.screens) this.#tellScreen(member);
  }

  /** Looks anew at the tables that have changed, and forgets those that are not played any more. */
  #readTables(): void {
    const before = this.#tables;
    this.#tables = new Map();
    for (const code of this.#parts.tableCodes()) {
      const known = this.#changedTables.has(code) ? undefined : before.get(code);
      const row = known ?? this.#parts.tableRow(code);
      if (row !== null) this.#tables.set(code, row);
    }
    this.#changedTables.clear();
  }

  #tellStudents(): void {
    const { audience, state } = this.#parts;
    const { students } = state();
    const ranks = ranksOf(state());
    for (const [id, { member }] of audience.students) {
      const student = students.get(id);
      if (student === undefined) continue;
      const session = this.#viewOf(student, ranks.get(id) ?? null);
      if (this.#isNews(member, JSON.stringify(session))) member.send(encodeFrame({ t: 'session', session }));
    }
  }

  #tellHosts(): void {
    const students = this.#studentSheet.update(this.#studentRows());
    const tables = this.#tableSheet.update(this.#tables);
    const rows = {
      ...(students.changed.length > 0 ? { students: students.changed } : {}),
      ...(students.gone.length > 0 ? { studentsGone: students.gone } : {}),
      ...(tables.changed.length > 0 ? { tables: tables.changed } : {}),
      ...(tables.gone.length > 0 ? { tablesGone: tables.gone } : {}),
    };
    for (const member of this.#parts.audience.hosts.keys()) {
      const session = this.#parts.hosted(member);
      const isNews = this.#isNews(member, withoutNow(session));
      if (!isNews && Object.keys(rows).length === 0) continue;
      member.send(encodeFrame({ t: 'hosting-changed', ...(isNews ? { session } : {}), ...rows }));
    }
  }

  #tellScreen(member: Member): void {
    const { state, audience } = this.#parts;
    const screen = screenView(state(), (id) => audience.isThere(id), this.#rowsNow());
    const key = JSON.stringify({ ...screen, tables: screen.tables.map(withoutNow) });
    if (this.#isNews(member, key)) member.send(encodeFrame({ t: 'screen', v: PROTOCOL_VERSION, screen }));
  }

  /** A row may have been read a while ago; what it says of the time is true now. */
  #rowsNow(): TableRow[] {
    return [...this.#tables.values()].map((row) => ({ ...row, now: this.#parts.tableNow(row.code) ?? row.now }));
  }

  #isNews(member: Member, text: string): boolean {
    if (this.#told.get(member) === text) return false;
    this.#told.set(member, text);
    return true;
  }

  #viewOf(student: Student, rank: number | null) {
    const { state, isLost } = this.#parts;
    return studentView(state(), student, rank, isLost(student.id));
  }

  #studentRows(): ReadonlyMap<StudentId, StudentRow> {
    const { state, audience } = this.#parts;
    const now = state();
    return new Map([...now.students].map(([id, student]) => [id, studentRow(now, student, audience.isThere(id))]));
  }
}

/** Time passes for everybody by itself: that alone is no news. */
function withoutNow<T extends { readonly now: number }>({ now: _, ...rest }: T): string {
  return JSON.stringify(rest);
}
