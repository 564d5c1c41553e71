import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Students without pages: they come, and are there until they leave. */
export class ClassOfSockets {
  readonly #sockets: WebSocket[] = [];
  readonly #url: string;
  readonly #code: string;

  constructor(url: string, code: string) {
    this.#url = url;
    this.#code = code;
  }

  /** Resolves when each is in, in that order. */
  async join(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const socket = new WebSocket(`${this.#url.replace('http', 'ws')}/ws`, { origin: this.#url });
      this.#sockets.push(socket);
      await once(socket, 'open');
      socket.send(JSON.stringify({ t: 'hello-student', v: 1, session: this.#code, name }));
      const [answer] = await once(socket, 'message');
      const message = JSON.parse(String(answer)) as { t: string };
      if (message.t !== 'joined') throw new Error(`${name} could not join: ${String(answer)}`);
    }
  }

  leave(): void {
    for (const socket of this.#sockets) socket.close();
  }
}
