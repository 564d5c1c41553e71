/**
 * A session as one of its students lives it: the connection, their own view of it, the table where they sit and the
 * lecture that they hear, all on one socket.
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { PROTOCOL_VERSION } from '../../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../../shared/protocol/server-messages.ts';
import type { StudentHello } from '../../../shared/protocol/session-hellos.ts';
import type { StudentView } from '../../../shared/protocol/session-views.ts';
import { type Answer, Connection, type ConnectionStatus, type Request } from '../connection.ts';
import { LecturePlace } from '../lecture/lecture-place.ts';
import type { Clock, OpenSocket } from '../ports.ts';
import type { SeatStore } from '../seat-store.ts';
import { TablePlace } from '../table-place.ts';

/** What somebody new says of themselves. */
export interface Newcomer {
  /** Empty: the session finds one. */
  readonly name: string;
  /** The real name, sealed for the session's hosts; null: none is given. */
  readonly sealedName: string | null;
}

export interface AttendedClassOptions {
  readonly code: string;
  readonly clock: Clock;
  readonly openSocket: OpenSocket;
  readonly random: () => number;
  /** Where the student's key for this session is kept. */
  readonly keys: SeatStore;
  /** Who comes; null: whoever the kept key belongs to. */
  readonly newcomer: Newcomer | null;
}

export class AttendedClass {
  readonly code: string;
  readonly status: ReadonlySignal<ConnectionStatus>;
  /** Null until the server has answered. */
  readonly session: ReadonlySignal<StudentView | null>;
  /** The own table, while there is one. */
  readonly table: TablePlace;
  readonly lecture: LecturePlace;
  readonly #session: Signal<StudentView | null> = signal(null);
  readonly #options: AttendedClassOptions;
  readonly #connection: Connection;

  constructor(options: AttendedClassOptions) {
    this.#options = options;
    this.code = options.code;
    this.session = this.#session;
    this.table = new TablePlace({ clock: options.clock, ask: (request) => this.#ask(request) });
    this.lecture = new LecturePlace({
      clock: options.clock,
      ask: (request) => this.#ask(request),
      // collections are gone through on the projector
      guided: signal(false),
    });
    this.#connection = new Connection({
      clock: options.clock,
      openSocket: options.openSocket,
      random: options.random,
      hello: () => this.#hello(),
      onMessage: (message) => this.#hear(message),
    });
    this.status = this.#connection.status;
    this.status.subscribe((status) => this.#followStatus(status));
  }

  rename(name: string): Promise<Answer> {
    return this.#ask({ t: 'rename', name });
  }

  /** Says that the thread is lost, or found again. */
  sayLost(lost: boolean): Promise<Answer> {
    return this.#ask({ t: 'lost', lost });
  }

  /** Somebody else sits at this device: the key is forgotten here; the student's work stays with the session. */
  forgetMe(): void {
    this.#options.keys.forget(this.code);
    this.close();
  }

  /** Tries again now, also after a close that was meant to last. */
  retry(): void {
    this.#connection.retry();
  }

  close(): void {
    this.#connection.close();
    this.table.dispose();
    this.lecture.dispose();
  }

  #ask(request: Request): Promise<Answer> {
    return this.#connection.request(request);
  }

  #hello(): StudentHello {
    const { keys, newcomer } = this.#options;
    const key = keys.keyOf(this.code);
    const hello: StudentHello = { t: 'hello-student', v: PROTOCOL_VERSION, session: this.code };
    const name = newcomer?.name.trim() ?? '';
    const { since } = this.table;
    if (key !== null) hello.key = key;
    else if (name !== '') hello.name = name;
    if (newcomer?.sealedName != null) hello.sealedName = newcomer.sealedName;
    if (since !== undefined) hello.since = since;
    return hello;
  }

  #hear(message: ServerMessage): void {
    switch (message.t) {
      case 'joined':
        this.#options.keys.keep(this.code, message.key);
        this.#session.value = message.session;
        return;
      case 'session':
        this.#session.value = message.session;
        return;
      default:
        this.table.hear(message);
        this.lecture.hear(message);
    }
  }

  /** A key that opens nothing any more is forgotten; one that is banned is not, so that it stays so. */
  #followStatus(status: ConnectionStatus): void {
    const code = status.type === 'closed' ? status.refusal?.code : undefined;
    if (code === 'seat-not-yours' || code === 'removed') this.#options.keys.forget(this.code);
  }
}
