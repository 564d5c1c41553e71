/** A player without a page: says what a test says, keeps every frame, and folds the match as a browser would. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import type { Refusal } from '../../shared/match/refusals.ts';
import type { PublicHeader } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import type { ClientMessage, Hello } from '../../shared/protocol/client-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { LobbyView, ServerMessage } from '../../shared/protocol/server-messages.ts';
import type {
  HostedSession,
  ScreenView,
  StudentRow,
  StudentView,
  TableRow,
} from '../../shared/protocol/session-views.ts';

type Unsent<M> = M extends { readonly id: number } ? Omit<M, 'id'> : never;
/** A request before it has its number. */
export type TestRequest = Unsent<ClientMessage>;
export type Welcome = Extract<ServerMessage, { t: 'welcome' }>;
type Answer = Extract<ServerMessage, { t: 'done' | 'refused' | 'pong' }>;

/** How long anything that a test waits for may take before the test fails, in ms. */
const PATIENCE_MS = 20_000;

/** What a host sees of a session. */
export interface Hosting {
  readonly session: HostedSession;
  readonly students: Map<string, StudentRow>;
  readonly tables: Map<string, TableRow>;
}

interface Waiting {
  readonly check: () => boolean;
  readonly resolve: () => void;
}

/** What a client speaks through: a WebSocket, or a wire in memory. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

export class TestClient {
  readonly #wire: Wire;
  /** Every frame, as it came. */
  readonly frames: string[] = [];
  readonly messages: ServerMessage[] = [];
  welcome: Welcome | null = null;
  lobby: LobbyView | null = null;
  header: PublicHeader | null = null;
  /** A student's own view of their session. */
  session: StudentView | null = null;
  studentKey: string | null = null;
  /** What a host sees, changes folded in. */
  hosting: Hosting | null = null;
  screen: ScreenView | null = null;
  /** Of the present match, without gaps. */
  entries: Entry[] = [];
  state: MatchState | null = null;
  /** The phase that the last `welcome` led to. */
  welcomePhase: string | null = null;
  closeCode: number | null = null;
  /** Whether match time runs, as far as the server has said. */
  isRunning = true;
  #waiting: Waiting[] = [];
  #nextId = 1;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Opens a socket and says nothing yet. */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<TestClient> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, { headers: { ...headers } });
    const client = new TestClient(socket);
    socket.on('message', (data) => client.heard(String(data)));
    socket.on('close', (code) => client.closed(code));
    await once(socket, 'open');
    return client;
  }

  /** Opens a socket, says hello, and waits until it is welcome or closed. */
  static async join(url: string, table: string, hello: Partial<Omit<Hello, 't' | 'table'>> = {}): Promise<TestClient> {
    const client = await TestClient.open(url);
    client.hello(table, hello);
    await client.until(() => client.welcome !== null || client.closeCode !== null);
    return client;
  }

  get seat(): number {
    const seat = this.welcome?.seat;
    if (typeof seat !== 'number') throw new Error('has no seat');
    return seat;
  }

  get key(): string {
    const key = this.welcome?.key;
    if (typeof key !== 'string') throw new Error('has no key');
    return key;
  }

  /** What the server said when it closed the connection; null when it did not. */
  get farewell(): Refusal | null {
    const last = this.messages.findLast((message) => message.t === 'refused' && message.id === null);
    return last?.t === 'refused' ? last.refusal : null;
  }

  get phase(): string | null {
    return this.state?.stage.type === 'phase' ? this.state.stage.phase : (this.state?.stage.type ?? null);
  }

  /** Goes on with what another client holds of the match. */
  continueFrom({ header, entries, state }: TestClient): void {
    this.header = header;
    this.entries = [...entries];
    this.state = state;
  }

  hello(table: string, rest: Partial<Omit<Hello, 't' | 'table'>> = {}): void {
    this.say({ t: 'hello', v: PROTOCOL_VERSION, table, ...rest });
  }

  /** Sends anything as JSON. */
  say(message: object): void {
    this.#wire.send(JSON.stringify(message));
  }

  /** Sends anything. */
  sayText(text: string): void {
    this.#wire.send(text);
  }

  /** Sends a request and gives its answer. */
  async ask(request: TestRequest): Promise<Answer> {
    const id = this.#nextId++;
    this.say({ ...request, id });
    return this.answerTo(id);
  }

  /** Sends a request that must be done. */
  async do(request: TestRequest): Promise<void> {
    const answer = await this.ask(request);
    if (answer.t !== 'done') throw new Error(`${request.t}: ${JSON.stringify(answer)}`);
  }

  /** Rejects when the connection is closed before there is one. */
  async answerTo(id: number): Promise<Answer> {
    const find = () => this.messages.find((message): message is Answer => isAnswer(message) && message.id === id);
    await this.until(() => find() !== undefined || this.closeCode !== null);
    const answer = find();
    if (answer === undefined) throw new Error(`closed with ${this.closeCode} before request ${id} was answered`);
    return answer;
  }

  /** Resolves when the condition holds, looked at after every message; rejects when it takes too long. */
  until(check: () => boolean): Promise<void> {
    if (check()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const last = this.frames.slice(-3).map((frame) => frame.slice(0, 300));
        reject(
          new Error(`waited in vain; phase ${this.phase}; closed ${this.closeCode}; last frames ${last.join('\n')}`),
        );
      }, PATIENCE_MS);
      this.#waiting.push({
        check,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
      });
    });
  }

  untilPhase(phase: string): Promise<void> {
    return this.until(() => this.phase === phase);
  }

  async close(): Promise<void> {
    this.#wire.close();
    await this.until(() => this.closeCode !== null);
  }

  /** The wire is gone. */
  closed(code: number): void {
    this.closeCode = code;
    this.#look();
  }

  /** A frame has come. */
  heard(frame: string): void {
    const message = JSON.parse(frame) as ServerMessage;
    this.frames.push(frame);
    this.messages.push(message);
    this.#take(message);
    this.#look();
  }

  #take(message: ServerMessage): void {
    switch (message.t) {
      case 'welcome':
        this.welcome = message;
        this.lobby = message.lobby;
        this.#takeMatch(message);
        this.welcomePhase = this.phase;
        return;
      case 'lobby':
        this.lobby = message.lobby;
        return;
      case 'match-started':
        this.#begin(message.header);
        return;
      case 'entries':
        this.#fold(message.entries);
        return;
      case 'presence':
        this.#takePresence(message.connected);
        return;
      case 'joined':
        this.studentKey = message.key;
        this.session = message.session;
        return;
      case 'session':
        this.session = message.session;
        return;
      case 'hosting':
        this.hosting = {
          session: message.session,
          students: new Map(message.students.map((row) => [row.id, row])),
          tables: new Map(message.tables.map((row) => [row.code, row])),
        };
        return;
      case 'hosting-changed':
        this.#takeHosting(message);
        return;
      case 'screen':
        this.screen = message.screen;
        return;
      case 'table-left':
        this.welcome = null;
        this.lobby = null;
        this.state = null;
        return;
      case 'clock':
        this.isRunning = message.running;
        return;
      case 'done':
      case 'refused':
      case 'pong':
        return;
    }
  }

  #takeHosting(message: Extract<ServerMessage, { t: 'hosting-changed' }>): void {
    if (this.hosting === null) throw new Error('hears what has changed before it has heard what there is');
    const { session, students, tables } = this.hosting;
    for (const row of message.students ?? []) students.set(row.id, row);
    for (const id of message.studentsGone ?? []) students.delete(id);
    for (const row of message.tables ?? []) tables.set(row.code, row);
    for (const code of message.tablesGone ?? []) tables.delete(code);
    this.hosting = { session: message.session ?? session, students, tables };
  }

  #takePresence(connected: readonly number[]): void {
    if (this.lobby === null) return;
    const seats = this.lobby.seats.map((seat) => ({
      ...seat,
      connected: seat.kind !== 'person' || connected.includes(seat.seat),
    }));
    this.lobby = { ...this.lobby, seats };
  }

  #takeMatch({ match }: Welcome): void {
    if (match === null) return;
    if (!match.resumed) this.#begin(match.header);
    this.#fold(match.entries);
  }

  #begin(header: PublicHeader): void {
    this.header = header;
    this.entries = [];
    this.state = startMatch(header);
  }

  #fold(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (this.state === null || entry.seq !== this.state.seq + 1) throw new Error(`a gap before entry ${entry.seq}`);
      if (entry.type === 'checkpointed' && entry.digest !== this.state.machine.digest()) {
        throw new Error(`the heap differs at entry ${entry.seq}`);
      }
      this.entries.push(entry);
      this.state = evolve(this.state, entry);
    }
  }

  #look(): void {
    const ready = this.#waiting.filter(({ check }) => check());
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
    for (const { resolve } of ready) resolve();
  }
}

function isAnswer(message: ServerMessage): message is Answer {
  return message.t === 'done' || message.t === 'refused' || message.t === 'pong';
}
