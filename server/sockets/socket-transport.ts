import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Frame } from '../tables/frames.ts';
import type { Transport } from './connection.ts';

/** How long the other end has to answer a close, in ms. */
const CLOSE_PATIENCE_MS = 3_000;

/** A WebSocket whose frames of one turn leave in one write. */
export class SocketTransport implements Transport {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  #isCorked = false;

  /** `stream` is the connection below the socket. */
  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(frame: Frame): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#cork();
    this.#socket.send(frame, { binary: false });
  }

  close(code: number): void {
    this.#socket.close(code);
    setTimeout(() => this.#socket.terminate(), CLOSE_PATIENCE_MS).unref();
  }

  #cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      this.#stream.uncork();
    });
  }
}
