/**
 * A connection to a table or a session that looks after itself: it says hello, comes back when the network does, and
 * turns every request into a promise of its answer. What the messages mean is not its business.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal, RefusalCode } from '../../shared/match/refusals.ts';
import type { ClientMessage, Hello } from '../../shared/protocol/client-messages.ts';
import { CLOSE_CODES, HEARTBEAT_MS } from '../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';
import type { HostHello, ScreenHello, StudentHello } from '../../shared/protocol/session-hellos.ts';
import type { Clock, OpenSocket, Socket } from './ports.ts';
import { readServerMessage } from './server-message-schema.ts';

export type ConnectionStatus =
  | { readonly type: 'connecting' }
  | { readonly type: 'open' }
  /** The network or the server is away; the next try is at `retryAt` on the clock. */
  | { readonly type: 'offline'; readonly retryAt: number }
  /** It will not try again by itself. */
  | { readonly type: 'closed'; readonly refusal: Refusal | null };

/** What became of a request. `unsent`: there was no connection; `lost`: it went before an answer came, so nobody here knows. */
export type Answer =
  | { readonly type: 'done'; readonly seq: number | null }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'unsent' }
  | { readonly type: 'lost' };

type Unsent<M> = M extends { readonly id: number } ? Omit<M, 'id'> : never;
/** A request before it has its number. */
export type Request = Unsent<ClientMessage>;

/** Who this is: somebody at a table, or a student, a host or a projector of a session. */
export type AnyHello = Hello | StudentHello | HostHello | ScreenHello;

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly openSocket: OpenSocket;
  /** A number in [0, 1), to spread the returns of many clients. */
  readonly random: () => number;
  /** Made anew for each try: what is known has changed since the last one. */
  readonly hello: () => AnyHello;
  readonly onMessage: (message: ServerMessage) => void;
}

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 8_000;

/** Coming back would not help, or would take the seat from the reader's other tab. */
const FINAL: ReadonlySet<RefusalCode> = new Set([
  'bad-message',
  'wrong-version',
  'no-such-table',
  'taken-over',
  'removed',
  'seat-not-yours',
  'table-full',
  'table-started',
  'name-refused',
  'origin-refused',
  'no-such-session',
  'session-over',
  'session-locked',
  'session-full',
  'banned',
  'guests-only',
  'not-a-host',
  'table-of-session',
]);

/** What answers a hello: each kind has its own. */
const WELCOMES: ReadonlySet<ServerMessage['t']> = new Set(['welcome', 'joined', 'hosting', 'screen']);

export class Connection {
  readonly status: ReadonlySignal<ConnectionStatus>;
  readonly #status = signal<ConnectionStatus>({ type: 'connecting' });
  readonly #options: ConnectionOptions;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #socket: Socket | null = null;
  #nextId = 1;
  #tries = 0;
  /** Distinguishes the events of this try from late ones of an earlier one. */
  #generation = 0;
  #refusal: Refusal | null = null;
  #cancelTimer: () => void = () => {};
  #heardAt = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.status = this.#status;
    this.#open();
  }

  /** Sends a request. Resolves in any case, and never rejects. */
  request(request: Request): Promise<Answer> {
    const socket = this.#socket;
    if (socket === null || this.#status.peek().type !== 'open') return Promise.resolve({ type: 'unsent' });
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      socket.send(JSON.stringify({ ...request, id }));
    });
  }

  /** Tries again now instead of later; also after it was closed for good. */
  retry(): void {
    if (this.#status.peek().type === 'open' || this.#status.peek().type === 'connecting') return;
    this.#tries = 0;
    this.#open();
  }

  /** Ends it for good, without a refusal. */
  close(): void {
    this.#generation++;
    this.#cancelTimer();
    this.#socket?.close();
    this.#socket = null;
    this.#loseRequests();
    this.#status.value = { type: 'closed', refusal: null };
  }

  #open(): void {
    const generation = ++this.#generation;
    const current = (run: () => void) => {
      if (generation === this.#generation) run();
    };
    this.#cancelTimer();
    this.#refusal = null;
    this.#status.value = { type: 'connecting' };
    const socket = this.#options.openSocket({
      onOpen: () => current(() => socket.send(JSON.stringify(this.#options.hello()))),
      onText: (text) => current(() => this.#hear(text)),
      onClose: (code) => current(() => this.#closed(code)),
    });
    this.#socket = socket;
  }

  #hear(text: string): void {
    this.#heardAt = this.#options.clock.now();
    const message = readServerMessage(text);
    if (message === null) return;
    // a table's welcome also comes later, to whoever is shown a table or asks for a fresh copy
    if (this.#status.peek().type === 'connecting' && WELCOMES.has(message.t)) {
      this.#tries = 0;
      this.#options.onMessage(message);
      this.#status.value = { type: 'open' };
      this.#beat();
      return;
    }
    if (message.t === 'done') this.#answer(message.id, { type: 'done', seq: message.seq ?? null });
    if (message.t === 'refused') {
      if (message.id === null) this.#refusal = message.refusal;
      else this.#answer(message.id, { type: 'refused', refusal: message.refusal });
    }
    this.#options.onMessage(message);
  }

  #answer(id: number, answer: Answer): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(answer);
  }

  /** Asks now and then whether the server is still there: a network that drops packets closes nothing. */
  #beat(): void {
    this.#cancelTimer = this.#options.clock.after(HEARTBEAT_MS, () => {
      if (this.#options.clock.now() - this.#heardAt > 2.5 * HEARTBEAT_MS) {
        this.#socket?.close();
        this.#closed(1006);
        return;
      }
      void this.request({ t: 'ping' });
      this.#beat();
    });
  }

  #closed(code: number): void {
    this.#generation++;
    this.#cancelTimer();
    this.#socket = null;
    this.#loseRequests();
    const refusal = this.#refusal ?? refusalOf(code);
    if (refusal !== null && FINAL.has(refusal.code)) {
      this.#status.value = { type: 'closed', refusal };
      return;
    }
    const delay = this.#delay();
    this.#status.value = { type: 'offline', retryAt: this.#options.clock.now() + delay };
    this.#cancelTimer = this.#options.clock.after(delay, () => this.#open());
  }

  /** Doubles with each try, and half of it is chance: a class does not come back in one moment. */
  #delay(): number {
    const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** this.#tries++);
    return longest / 2 + (this.#options.random() * longest) / 2;
  }

  #loseRequests(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const resolve of waiting) resolve({ type: 'lost' });
  }
}

/** The refusal that a close code of our own stands for. */
function refusalOf(code: number): Refusal | null {
  for (const [name, ours] of Object.entries(CLOSE_CODES)) {
    if (ours === code) return { code: name as keyof typeof CLOSE_CODES, params: {} };
  }
  return null;
}
