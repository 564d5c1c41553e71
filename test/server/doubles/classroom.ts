/** A class in a world in memory: a session, its host, its students. */
import { sha256Hex } from '../../../shared/match/log-chain.ts';
import type { HostAction } from '../../../shared/protocol/host-actions.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/limits.ts';
import type { StudentHello } from '../../../shared/protocol/session-hellos.ts';
import type { SessionOptions } from '../../../shared/session/options.ts';
import { type Activity, tableRound } from '../../../shared/session/playlist.ts';
import type { TestClient } from '../client.ts';
import { World, type WorldOptions } from './world.ts';

export const HOST_KEY = 'the-key-of-the-first-host';
export const SCREEN_KEY = 'the-key-of-the-projector';
const PUBLIC_KEY = 'ab'.repeat(32);

export interface ClassroomOptions extends WorldOptions {
  readonly options?: Partial<SessionOptions>;
  readonly activities?: readonly Activity[];
}

export class Classroom {
  readonly world: World;
  readonly code: string;
  host: TestClient;

  private constructor(world: World, code: string, host: TestClient) {
    this.world = world;
    this.code = code;
    this.host = host;
  }

  /** A session with its host there, and nobody else. */
  static async open({ options = {}, activities, ...of }: ClassroomOptions = {}): Promise<Classroom> {
    const world = await World.create(of);
    const created = await world.sessions.create({
      options: { tableSize: 2, ...options },
      activities: activities ?? [tableRound('roommates'), tableRound('moving-day'), tableRound('old-town')],
      hostKey: { name: 'Ada', hash: sha256Hex(HOST_KEY) },
      screenHash: sha256Hex(SCREEN_KEY),
      publicKey: PUBLIC_KEY,
    });
    if (!created.ok) throw new Error(created.refusal.code);
    const room = new Classroom(world, created.value, world.connect().client);
    await room.#hostComes(room.host);
    return room;
  }

  /** The same class on a server that was started anew, with its host back. */
  async restarted(): Promise<Classroom> {
    const world = this.world.restarted();
    const room = new Classroom(world, this.code, world.connect().client);
    await room.#hostComes(room.host);
    return room;
  }

  async #hostComes(host: TestClient): Promise<void> {
    host.say({ t: 'hello-host', v: PROTOCOL_VERSION, session: this.code, key: HOST_KEY });
    await this.world.settle();
  }

  /** Somebody with a host link comes. */
  async hostWith(key: string): Promise<TestClient> {
    const { client } = this.world.connect();
    client.say({ t: 'hello-host', v: PROTOCOL_VERSION, session: this.code, key });
    await this.world.settle();
    return client;
  }

  async screen(key = SCREEN_KEY): Promise<TestClient> {
    const { client } = this.world.connect();
    client.say({ t: 'hello-screen', v: PROTOCOL_VERSION, session: this.code, key });
    await this.world.settle();
    return client;
  }

  async student(name: string, more: Partial<StudentHello> = {}): Promise<TestClient> {
    const { client } = this.world.connect();
    client.say({ t: 'hello-student', v: PROTOCOL_VERSION, session: this.code, name, ...more });
    await this.world.settle();
    return client;
  }

  async students(...names: readonly string[]): Promise<TestClient[]> {
    const clients: TestClient[] = [];
    for (const name of names) clients.push(await this.student(name));
    return clients;
  }

  /** The host asks; gives `done`, or the refusal's code. What has changed is told before it is over. */
  async ask(action: HostAction, host = this.host): Promise<string> {
    const answer = await this.world.ask(host, { t: 'host', action });
    await this.world.advance(250);
    return answer;
  }

  /** The same for what must be done. */
  async do(action: HostAction): Promise<void> {
    const answer = await this.ask(action);
    if (answer !== 'done') throw new Error(`${action.do}: ${answer}`);
  }

  get session() {
    const session = this.host.hosting?.session;
    if (session === undefined) throw new Error('the host sees nothing');
    return session;
  }

  /** The student of that name as hosts see them. */
  row(name: string) {
    const found = [...(this.host.hosting?.students.values() ?? [])].find((row) => row.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  }

  get tables() {
    return [...(this.host.hosting?.tables.values() ?? [])];
  }
}
