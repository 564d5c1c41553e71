/** A table that we came to by its code: the connection, our place there, and what its lobby may be asked for. */
import type { ReadonlySignal } from '@preact/signals';
import type { BotStrength, Seat } from '../../shared/match/settings.ts';
import type { Hello } from '../../shared/protocol/client-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';
import { type Answer, Connection, type ConnectionStatus, type Request } from './connection.ts';
import type { Clock, OpenSocket } from './ports.ts';
import type { SeatStore } from './seat-store.ts';
import { TablePlace } from './table-place.ts';

export interface LiveTableOptions {
  readonly code: string;
  readonly clock: Clock;
  readonly openSocket: OpenSocket;
  readonly random: () => number;
  readonly seats: SeatStore;
  /** The name to sit down with; empty: the table finds one. */
  readonly name: () => string;
}

export class LiveTable {
  readonly code: string;
  readonly place: TablePlace;
  readonly status: ReadonlySignal<ConnectionStatus>;
  readonly #options: LiveTableOptions;
  readonly #connection: Connection;
  #spectator = false;

  constructor(options: LiveTableOptions) {
    this.#options = options;
    this.code = options.code;
    this.place = new TablePlace({ clock: options.clock, ask: (request) => this.#ask(request) });
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

  addBot(strength: BotStrength): Promise<Answer> {
    return this.#ask({ t: 'add-bot', strength });
  }

  freeSeat(seat: Seat): Promise<Answer> {
    return this.#ask({ t: 'free-seat', seat });
  }

  setPlaylist(playlist: readonly string[]): Promise<Answer> {
    return this.#ask({ t: 'set-playlist', playlist: [...playlist] });
  }

  setPeer(peer: boolean): Promise<Answer> {
    return this.#ask({ t: 'set-settings', peer });
  }

  start(): Promise<Answer> {
    return this.#ask({ t: 'start' });
  }

  /** Gives the seat up and forgets its key. */
  async leave(): Promise<void> {
    await this.#ask({ t: 'leave' });
    this.#options.seats.forget(this.code);
    this.close();
  }

  /** Comes back without a seat, to look on. */
  spectate(): void {
    this.#spectator = true;
    this.#connection.retry();
  }

  /** Tries again now, also after a close that was meant to last. */
  retry(): void {
    this.#connection.retry();
  }

  close(): void {
    this.#connection.close();
    this.place.dispose();
  }

  #ask(request: Request): Promise<Answer> {
    return this.#connection.request(request);
  }

  #hello(): Hello {
    const hello: Hello = { t: 'hello', v: PROTOCOL_VERSION, table: this.code };
    const key = this.#options.seats.keyOf(this.code);
    const name = this.#options.name().trim();
    const { since } = this.place;
    if (this.#spectator) hello.role = 'spectator';
    else if (key !== null) hello.key = key;
    if (!this.#spectator && name !== '') hello.name = name;
    if (since !== undefined) hello.since = since;
    return hello;
  }

  #hear(message: ServerMessage): void {
    if (message.t === 'welcome' && message.key !== null) this.#options.seats.keep(this.code, message.key);
    this.place.hear(message);
  }

  /** A key that is no longer good is forgotten, and a new seat asked for. */
  #followStatus(status: ConnectionStatus): void {
    const code = status.type === 'closed' ? status.refusal?.code : undefined;
    if (code !== 'seat-not-yours' && code !== 'removed') return;
    if (this.#options.seats.keyOf(this.code) === null) return;
    this.#options.seats.forget(this.code);
    // whoever was sent away hears of it, and comes back only if they want to
    if (code === 'seat-not-yours') this.#connection.retry();
  }
}
