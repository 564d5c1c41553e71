/** A device without a page: asks, waits for answers, and passes on what it hears. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Refusal } from '../../shared/match/refusals.ts';
import type { ClientMessage } from '../../shared/protocol/client-messages.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';

type Unsent<M> = M extends { readonly id: number } ? Omit<M, 'id'> : never;
/** A request before it has its number. */
export type LoadRequest = Unsent<ClientMessage>;
export type LoadHello = Exclude<ClientMessage, { readonly id: number }>;

/** How long an answer may take, in ms: then it counts as lost. */
const PATIENCE_MS = 30_000;

export class LoadClient {
  readonly #socket: WebSocket;
  readonly #hear: (message: ServerMessage) => void;
  readonly #waiting = new Map<number, (answer: ServerMessage) => void>();
  readonly #awaited = new Set<{ readonly t: ServerMessage['t']; readonly resolve: (message: ServerMessage) => void }>();
  #nextId = 1;
  #farewell: Refusal | null = null;
  /** Payload bytes that have come. */
  bytes = 0;

  private constructor(socket: WebSocket, hear: (message: ServerMessage) => void) {
    this.#socket = socket;
    this.#hear = hear;
    socket.on('message', (data) => this.#received(String(data)));
    socket.on('error', () => {});
  }

  /** Opens a socket to a server (`http://…`), says hello, and waits for a message of that kind. */
  static async open(
    url: string,
    hello: LoadHello,
    answer: ServerMessage['t'],
    hear: (message: ServerMessage) => void = () => {},
  ): Promise<LoadClient> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, { perMessageDeflate: false });
    const client = new LoadClient(socket, hear);
    await once(socket, 'open');
    const welcomed = client.next(answer);
    socket.send(JSON.stringify(hello));
    await welcomed;
    return client;
  }

  /** The next message of a kind. Rejects when the connection ends before, or it takes too long. */
  next(t: ServerMessage['t']): Promise<ServerMessage> {
    return this.#patiently(`a message ${t}`, (resolve) => {
      const entry = { t, resolve };
      this.#awaited.add(entry);
      return () => this.#awaited.delete(entry);
    });
  }

  /** Sends a request and gives its answer: `done`, `refused` or `pong`. Rejects as `next` does. */
  ask(request: LoadRequest): Promise<ServerMessage> {
    const id = this.#nextId++;
    const answered = this.#patiently(`the answer to ${request.t}`, (resolve) => {
      this.#waiting.set(id, resolve);
      return () => this.#waiting.delete(id);
    });
    this.#socket.send(JSON.stringify({ ...request, id }));
    return answered;
  }

  close(): void {
    this.#socket.close();
  }

  #patiently(what: string, wait: (resolve: (message: ServerMessage) => void) => () => void): Promise<ServerMessage> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.#socket.off('close', closed);
        stop();
        end();
      };
      const closed = (code: number) => {
        const why = this.#farewell === null ? '' : ` (${this.#farewell.code})`;
        settle(() => reject(new Error(`closed with ${code}${why} before ${what} came`)));
      };
      const timer = setTimeout(() => settle(() => reject(new Error(`${what} did not come`))), PATIENCE_MS);
      this.#socket.once('close', closed);
      const stop = wait((message) => settle(() => resolve(message)));
    });
  }

  #received(text: string): void {
    this.bytes += text.length;
    const message = JSON.parse(text) as ServerMessage;
    if (message.t === 'refused' && message.id === null) this.#farewell = message.refusal;
    if ('id' in message && message.id !== null) this.#waiting.get(message.id)?.(message);
    for (const awaited of [...this.#awaited]) if (awaited.t === message.t) awaited.resolve(message);
    this.#hear(message);
  }
}
