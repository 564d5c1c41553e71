/** A session as a projector shows it: what the host has chosen, and on the same socket the table or lecture that it is. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry } from '../../../shared/match/entries.ts';
import type { PublicHeader } from '../../../shared/match/settings.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../../shared/protocol/server-messages.ts';
import type { ScreenView } from '../../../shared/protocol/session-views.ts';
import { Connection, type ConnectionStatus } from '../connection.ts';
import { LecturePlace } from '../lecture/lecture-place.ts';
import type { Clock, OpenSocket } from '../ports.ts';
import { TablePlace } from '../table-place.ts';

export interface ShownClassOptions {
  readonly code: string;
  readonly key: string;
  readonly clock: Clock;
  readonly openSocket: OpenSocket;
  readonly random: () => number;
  /** Whether a lecture's collections are gone through step by step. */
  readonly guided: ReadonlySignal<boolean>;
}

/** A match from its beginning, as far as it is known here. */
export interface ShownLog {
  readonly header: PublicHeader;
  readonly entries: readonly Entry[];
}

export type ShownTable = ScreenView['tables'][number];

export class ShownClass {
  readonly code: string;
  readonly status: ReadonlySignal<ConnectionStatus>;
  /** Null until the server has answered. */
  readonly screen: ReadonlySignal<ScreenView | null>;
  /** The table that is shown, if one is. */
  readonly table: TablePlace;
  readonly lecture: LecturePlace;
  readonly #screen: Signal<ScreenView | null> = signal(null);
  readonly #clock: Clock;
  readonly #connection: Connection;
  /** When the tables' times were heard, on the clock. */
  #heardAt = 0;
  #log: ShownLog | null = null;

  constructor({ code, key, clock, openSocket, random, guided }: ShownClassOptions) {
    this.code = code;
    this.#clock = clock;
    this.screen = this.#screen;
    this.table = new TablePlace({ clock, ask: (request) => this.#connection.request(request) });
    this.lecture = new LecturePlace({ clock, ask: (request) => this.#connection.request(request), guided });
    this.#connection = new Connection({
      clock,
      openSocket,
      random,
      hello: () => ({ t: 'hello-screen', v: PROTOCOL_VERSION, session: code, key }),
      onMessage: (message) => this.#hear(message),
    });
    this.status = this.#connection.status;
  }

  /** The match at the table that is shown, to be played again; null where none is. */
  log(): ShownLog | null {
    return this.#log;
  }

  /** How long the table's phase still lasts, in ms; null where nothing ends it. */
  timeLeft({ now, until, running }: ShownTable): number | null {
    if (until === null) return null;
    const passed = running ? this.#clock.now() - this.#heardAt : 0;
    return Math.max(0, until - now - passed);
  }

  retry(): void {
    this.#connection.retry();
  }

  close(): void {
    this.#connection.close();
    this.table.dispose();
    this.lecture.dispose();
  }

  #hear(message: ServerMessage): void {
    if (message.t === 'screen') this.#show(message.screen);
    // a pong tells the session's time, which is not the table's
    else if (message.t !== 'pong') {
      this.#write(message);
      this.table.hear(message);
      this.lecture.hear(message);
    }
  }

  #show(screen: ScreenView): void {
    this.#heardAt = this.#clock.now();
    this.#screen.value = screen;
  }

  #write(message: ServerMessage): void {
    const log = this.#log;
    switch (message.t) {
      case 'welcome':
        this.#log = message.match === null ? null : { header: message.match.header, entries: message.match.entries };
        return;
      case 'match-started':
        this.#log = { header: message.header, entries: [] };
        return;
      case 'entries':
        if (log !== null) this.#log = { ...log, entries: [...log.entries, ...message.entries] };
        return;
      case 'table-left':
        this.#log = null;
        return;
      default:
        return;
    }
  }
}
