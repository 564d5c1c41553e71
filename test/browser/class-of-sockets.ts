import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { LectureEntry } from '../../shared/lecture/entries.ts';
import type { Entry } from '../../shared/match/entries.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';

/** A student without a page: says what they are told to, and hears what their table and their lecture ask. */
export class SocketStudent {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (code: string) => void>();
  #requests = 0;
  #stakes: readonly string[] = [];
  #questions = 0;
  #heard: () => void = () => {};

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as ServerMessage));
  }

  /** Resolves when they have been asked so many times in all. */
  async asked(times: number): Promise<void> {
    while (this.#questions < times) await new Promise<void>((resolve) => (this.#heard = resolve));
  }

  /** Says a line at the own table; gives the code of the refusal, or `done`. */
  async line(text: string): Promise<string> {
    return this.#ask({ t: 'line', text });
  }

  /** Says the same of every stake that was asked about last: at the own table, or in the lecture. */
  async forecast(percent: number): Promise<string> {
    return this.#ask({ t: 'forecast', values: Object.fromEntries(this.#stakes.map((stake) => [stake, percent])) });
  }

  async ready(): Promise<string> {
    return this.#ask({ t: 'ready' });
  }

  async lost(lost: boolean): Promise<string> {
    return this.#ask({ t: 'lost', lost });
  }

  leave(): void {
    this.#socket.close();
  }

  #ask(request: object): Promise<string> {
    const id = ++this.#requests;
    this.#socket.send(JSON.stringify({ ...request, id }));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #hear(message: ServerMessage): void {
    if (message.t === 'done') this.#answer(message.id, 'done');
    else if (message.t === 'refused' && message.id !== null) this.#answer(message.id, message.refusal.code);
    else if (message.t === 'welcome') this.#read(message.match?.entries ?? []);
    else if (message.t === 'entries') this.#read(message.entries);
    else if (message.t === 'lecture') this.#read(message.lecture.entries);
    else if (message.t === 'lecture-entries') this.#read(message.entries);
  }

  #answer(id: number, code: string): void {
    this.#waiting.get(id)?.(code);
    this.#waiting.delete(id);
  }

  #read(entries: readonly (Entry | LectureEntry)[]): void {
    for (const entry of entries) {
      if (entry.type !== 'stakes-chosen' && entry.type !== 'checkpoint-opened') continue;
      this.#stakes = entry.stakes;
      this.#questions++;
      this.#heard();
    }
  }
}

/** Students without pages: they come, and are there until they leave. */
export class ClassOfSockets {
  readonly students: SocketStudent[] = [];
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
      await once(socket, 'open');
      socket.send(JSON.stringify({ t: 'hello-student', v: 1, session: this.#code, name }));
      const [answer] = await once(socket, 'message');
      const message = JSON.parse(String(answer)) as { t: string };
      if (message.t !== 'joined') throw new Error(`${name} could not join: ${String(answer)}`);
      this.students.push(new SocketStudent(socket));
    }
  }

  /** Resolves when each has been asked so many times in all. */
  async asked(times: number): Promise<void> {
    await Promise.all(this.students.map((student) => student.asked(times)));
  }

  leave(): void {
    for (const student of this.students) student.leave();
  }
}
