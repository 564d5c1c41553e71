/**
 * Our place at a table: the lobby, the match when there is one, and what we may ask for. Everything that the server
 * says arrives here; pages and the arena only look at the signals.
 */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Forecast } from '../../shared/match/entries.ts';
import type { BotStrength, Seat } from '../../shared/match/settings.ts';
import type { Hello } from '../../shared/protocol/client-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { LobbyView, ServerMessage } from '../../shared/protocol/server-messages.ts';
import { type Answer, Connection, type ConnectionStatus, type Request } from './connection.ts';
import { FreshCopy } from './fresh-copy.ts';
import { MatchClock } from './match-clock.ts';
import { MatchModel } from './match-model.ts';
import type { Clock, OpenSocket } from './ports.ts';
import type { SeatStore } from './seat-store.ts';

export interface LiveTableOptions {
  readonly code: string;
  readonly clock: Clock;
  readonly openSocket: OpenSocket;
  readonly random: () => number;
  readonly seats: SeatStore;
  /** The name to sit down with; empty: the table finds one. */
  readonly name: () => string;
}

type MatchWelcome = NonNullable<Extract<ServerMessage, { t: 'welcome' }>['match']>;

export class LiveTable {
  readonly code: string;
  readonly clock: MatchClock;
  readonly status: ReadonlySignal<ConnectionStatus>;
  readonly lobby: Signal<LobbyView | null> = signal(null);
  /** null: looking on. */
  readonly seat: Signal<Seat | null> = signal(null);
  readonly connected: Signal<ReadonlySet<Seat>> = signal(new Set());
  readonly match: Signal<MatchModel | null> = signal(null);
  readonly copy: FreshCopy;
  readonly #options: LiveTableOptions;
  readonly #connection: Connection;
  #spectator = false;

  constructor(options: LiveTableOptions) {
    this.#options = options;
    this.code = options.code;
    this.clock = new MatchClock(options.clock);
    this.copy = new FreshCopy(options.clock, (seq) => this.#ask({ t: 'disagree', seq }));
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

  playLine(text: string): Promise<Answer> {
    return this.#ask({ t: 'line', text });
  }

  forecast(values: Forecast): Promise<Answer> {
    return this.#ask({ t: 'forecast', values: { ...values } });
  }

  ready(): Promise<Answer> {
    return this.#ask({ t: 'ready' });
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
    this.copy.dispose();
    this.match.peek()?.dispose();
  }

  #ask(request: Request): Promise<Answer> {
    return this.#connection.request(request);
  }

  #hello(): Hello {
    const hello: Hello = { t: 'hello', v: PROTOCOL_VERSION, table: this.code };
    const key = this.#options.seats.keyOf(this.code);
    const name = this.#options.name().trim();
    const state = this.match.peek()?.state.peek();
    if (this.#spectator) hello.role = 'spectator';
    else if (key !== null) hello.key = key;
    if (!this.#spectator && name !== '') hello.name = name;
    if (state !== undefined && !this.copy.awaited) hello.since = { match: state.header.match, seq: state.seq };
    return hello;
  }

  #hear(message: ServerMessage): void {
    switch (message.t) {
      case 'welcome':
        batch(() => {
          this.seat.value = message.seat;
          if (message.key !== null) this.#options.seats.keep(this.code, message.key);
          this.#setLobby(message.lobby);
          if (message.match !== null) this.#setMatch(message.match);
        });
        return;
      case 'lobby':
        this.#setLobby(message.lobby);
        return;
      case 'match-started':
        this.#setMatch({
          header: message.header,
          now: message.now,
          running: message.running,
          entries: [],
          resumed: false,
        });
        return;
      case 'entries':
        if (!this.copy.awaited) this.match.peek()?.apply(message.entries);
        return;
      case 'presence':
        this.connected.value = new Set(message.connected);
        return;
      case 'clock':
        this.clock.run(message.now, message.running);
        return;
      case 'pong':
        this.clock.set(message.now);
        return;
      case 'done':
      case 'refused':
      case 'joined':
      case 'session':
      case 'hosting':
      case 'hosting-changed':
      case 'screen':
      case 'table-left':
        return;
    }
  }

  #setLobby(lobby: LobbyView): void {
    this.lobby.value = lobby;
    this.connected.value = new Set(lobby.seats.filter(({ connected }) => connected).map(({ seat }) => seat));
  }

  #setMatch({ header, now, running, entries, resumed }: MatchWelcome): void {
    this.clock.run(now, running);
    const current = this.match.peek();
    if (resumed && !this.copy.awaited && current?.state.peek().header.match === header.match) {
      current.apply(entries);
      return;
    }
    current?.dispose();
    this.copy.arrived();
    const model = new MatchModel({ header, clock: this.#options.clock, onDisagree: (seq) => this.copy.differs(seq) });
    model.apply(entries, false);
    this.copy.folded();
    this.match.value = model;
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
