/**
 * A session as its host sees it: what the server tells of it, folded into signals, and what a host may ask. A table that
 * is looked at is heard on the same connection.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { HostAction } from '../../../shared/protocol/host-actions.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../../shared/protocol/server-messages.ts';
import type { HostedSession, StudentRow, TableRow } from '../../../shared/protocol/session-views.ts';
import { type Answer, Connection, type ConnectionStatus } from '../connection.ts';
import { LecturePlace } from '../lecture/lecture-place.ts';
import type { Clock, OpenSocket } from '../ports.ts';
import { TablePlace } from '../table-place.ts';
import type { HostKeys } from './host-keys.ts';

export interface HostedClassOptions {
  readonly code: string;
  readonly keys: HostKeys;
  readonly clock: Clock;
  readonly openSocket: OpenSocket;
  readonly random: () => number;
}

type Changes = Omit<Extract<ServerMessage, { t: 'hosting-changed' }>, 't'>;

export class HostedClass {
  readonly code: string;
  readonly keys: HostKeys;
  readonly status: ReadonlySignal<ConnectionStatus>;
  /** Null until the server has answered. */
  readonly session: ReadonlySignal<HostedSession | null>;
  /** By id, in the order in which they came: everybody on the roster. */
  readonly students: ReadonlySignal<ReadonlyMap<string, StudentRow>>;
  /** Those who have come, be they here or away. */
  readonly came: ReadonlySignal<readonly StudentRow[]>;
  /** Those of the guest list who have never been here. */
  readonly expected: ReadonlySignal<readonly StudentRow[]>;
  /** By code. */
  readonly tables: ReadonlySignal<ReadonlyMap<string, TableRow>>;
  /** The table that is looked at, if any. */
  readonly looked: TablePlace;
  /** The lecture that is on, if one is. */
  readonly lecture: LecturePlace;
  readonly #session: Signal<HostedSession | null> = signal(null);
  readonly #students: Signal<ReadonlyMap<string, StudentRow>> = signal(new Map());
  readonly #tables: Signal<ReadonlyMap<string, TableRow>> = signal(new Map());
  readonly #clock: Clock;
  readonly #connection: Connection;
  /** When what says a time was heard, on the clock: the session's under its code, a table's under its own. */
  readonly #heardAt = new Map<string, number>();
  #wantsToLookAt: string | null = null;

  constructor({ code, keys, clock, openSocket, random }: HostedClassOptions) {
    this.code = code;
    this.keys = keys;
    this.#clock = clock;
    this.session = this.#session;
    this.students = this.#students;
    this.came = computed(() => [...this.#students.value.values()].filter(({ expected }) => !expected));
    this.expected = computed(() => [...this.#students.value.values()].filter(({ expected }) => expected));
    this.tables = this.#tables;
    this.looked = new TablePlace({ clock, ask: (request) => this.#connection.request(request) });
    this.lecture = new LecturePlace({
      clock,
      ask: (request) => this.#connection.request(request),
      // the projector shows it
      guided: signal(false),
    });
    this.#connection = new Connection({
      clock,
      openSocket,
      random,
      hello: () => ({ t: 'hello-host', v: PROTOCOL_VERSION, session: code, key: keys.auth }),
      onMessage: (message) => this.#hear(message),
    });
    this.status = this.#connection.status;
  }

  /** Asks for something that hosts may. */
  act(action: HostAction): Promise<Answer> {
    return this.#connection.request({ t: 'host', action });
  }

  /** Looks at a table, read-only and unseen; null: no longer. Also after the connection was gone. */
  look(table: string | null): Promise<Answer> {
    this.#wantsToLookAt = table;
    return this.act({ do: 'look', table });
  }

  /** Session time in ms, now. */
  now(): number {
    const session = this.#session.peek();
    return session === null ? 0 : session.now + this.#since(session.code);
  }

  /** How long the table's phase still lasts, in ms; null where nothing ends it. */
  timeLeft(table: TableRow): number | null {
    if (table.until === null) return null;
    return Math.max(0, table.until - table.now - (table.running ? this.#since(table.code) : 0));
  }

  /** Tries again now. */
  retry(): void {
    this.#connection.retry();
  }

  close(): void {
    this.#connection.close();
    this.looked.dispose();
    this.lecture.dispose();
  }

  #hear(message: ServerMessage): void {
    switch (message.t) {
      case 'hosting':
        batch(() => {
          this.#heardAt.clear();
          this.#students.value = new Map();
          this.#tables.value = new Map();
          this.#change(message);
        });
        void this.#lookAgain(message.session);
        return;
      case 'hosting-changed':
        batch(() => this.#change(message));
        return;
      // a pong tells the session's time, which is not the table's
      case 'pong':
        return;
      default:
        this.looked.hear(message);
        this.lecture.hear(message);
    }
  }

  #change({ session, students = [], studentsGone = [], tables = [], tablesGone = [] }: Changes): void {
    const now = this.#clock.now();
    if (session !== undefined) {
      this.#session.value = session;
      this.#heardAt.set(session.code, now);
    }
    for (const { code } of tables) this.#heardAt.set(code, now);
    this.#students.value = replaced(this.#students.peek(), students, studentsGone, ({ id }) => id);
    this.#tables.value = replaced(this.#tables.peek(), tables, tablesGone, ({ code }) => code);
  }

  /** A new connection looks at nothing. */
  async #lookAgain({ looking }: HostedSession): Promise<void> {
    // the answer is heard before the connection counts as open
    await Promise.resolve();
    if (this.#wantsToLookAt !== null && looking !== this.#wantsToLookAt) await this.look(this.#wantsToLookAt);
  }

  #since(what: string): number {
    const now = this.#clock.now();
    return now - (this.#heardAt.get(what) ?? now);
  }
}

/** The same map where nothing changed, so that nobody draws anew. */
function replaced<T>(
  before: ReadonlyMap<string, T>,
  rows: readonly T[],
  gone: readonly string[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, T> {
  if (rows.length === 0 && gone.length === 0) return before;
  const after = new Map(before);
  for (const row of rows) after.set(keyOf(row), row);
  for (const key of gone) after.delete(key);
  return after;
}
