/**
 * A place at a table: the lobby, the match when there is one, and what may be asked for from there. What the server says
 * about the table is heard here, whoever owns the connection: a player at a table of their own, a student of a session,
 * a host who looks at a table, or a projector that shows one.
 */
import { batch, type Signal, signal } from '@preact/signals';
import type { Forecast } from '../../shared/match/entries.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { LobbyView, ServerMessage } from '../../shared/protocol/server-messages.ts';
import type { Answer, Request } from './connection.ts';
import { FreshCopy } from './fresh-copy.ts';
import type { Guide } from './guide.ts';
import { MatchClock } from './match-clock.ts';
import { MatchModel } from './match-model.ts';
import type { Clock } from './ports.ts';

export interface TablePlaceOptions {
  readonly clock: Clock;
  /** Asks over whatever connection the table is heard on. */
  readonly ask: (request: Request) => Promise<Answer>;
}

type MatchWelcome = NonNullable<Extract<ServerMessage, { t: 'welcome' }>['match']>;

export class TablePlace {
  readonly clock: MatchClock;
  readonly lobby: Signal<LobbyView | null> = signal(null);
  /** null: looking on. */
  readonly seat: Signal<Seat | null> = signal(null);
  readonly connected: Signal<ReadonlySet<Seat>> = signal(new Set());
  readonly match: Signal<MatchModel | null> = signal(null);
  readonly copy: FreshCopy;
  readonly #options: TablePlaceOptions;
  /** It played when match time stopped. */
  #heldGuide: Guide | null = null;

  constructor(options: TablePlaceOptions) {
    this.#options = options;
    this.clock = new MatchClock(options.clock);
    this.copy = new FreshCopy(options.clock, (seq) => options.ask({ t: 'disagree', seq }));
  }

  /** What a hello says is known already of the match here; undefined: nothing that is of use. */
  get since(): { match: string; seq: number } | undefined {
    const state = this.match.peek()?.state.peek();
    if (state === undefined || this.copy.awaited) return undefined;
    return { match: state.header.match, seq: state.seq };
  }

  playLine(text: string): Promise<Answer> {
    return this.#options.ask({ t: 'line', text });
  }

  forecast(values: Forecast): Promise<Answer> {
    return this.#options.ask({ t: 'forecast', values: { ...values } });
  }

  ready(): Promise<Answer> {
    return this.#options.ask({ t: 'ready' });
  }

  /** Takes in what the message says about the table; whatever else it says is not looked at. */
  hear(message: ServerMessage): void {
    switch (message.t) {
      case 'welcome':
        batch(() => {
          this.seat.value = message.seat;
          this.#setLobby(message.lobby);
          if (message.match !== null) this.#setMatch(message.match);
        });
        return;
      case 'lobby':
        this.#setLobby(message.lobby);
        return;
      case 'match-started':
        this.#setMatch({ ...message, entries: [], resumed: false });
        return;
      case 'entries':
        if (!this.copy.awaited) this.match.peek()?.apply(message.entries);
        return;
      case 'presence':
        this.connected.value = new Set(message.connected);
        return;
      case 'clock':
        this.clock.run(message.now, message.running);
        this.#holdGuide(message.running);
        return;
      case 'pong':
        this.clock.set(message.now);
        return;
      case 'table-left':
        this.#leave();
        return;
      default:
        return;
    }
  }

  dispose(): void {
    this.copy.dispose();
    this.match.peek()?.dispose();
  }

  /** When match time stops, so does what plays by itself; it goes on from there. */
  #holdGuide(isRunning: boolean): void {
    const guide = this.match.peek()?.guide.peek() ?? null;
    if (isRunning) {
      if (guide !== null && guide === this.#heldGuide) guide.play();
      this.#heldGuide = null;
    } else if (guide?.playing.peek()) {
      guide.pause();
      this.#heldGuide = guide;
    }
  }

  #leave(): void {
    batch(() => {
      this.copy.arrived();
      this.match.peek()?.dispose();
      this.match.value = null;
      this.lobby.value = null;
      this.seat.value = null;
      this.connected.value = new Set();
    });
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
}
