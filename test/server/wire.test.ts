/**
 * The golden transcript: one scripted match, every frame of every client, as they were agreed on. A change here is a
 * change of the protocol, of what the seed decides, or of what is told when: read it, then write it anew with
 * `WRITE_GOLDEN=1`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseScenario } from '../../shared/match/scenario-file.ts';
import type { TestClient, TestRequest } from './client.ts';
import { World } from './doubles/world.ts';

const GOLDEN = join(import.meta.dirname, '..', 'golden', 'wire.json');

/** Of the test's own, so that tuning what is shipped leaves the transcript alone. */
const SCENARIO = `# order: 1
# title: Two shelves
# title.zh: 两个架子
# teaches: cycles
# runtime: 3.13
# truck: 1
# vocabulary: Node 1, list 1, Loud 2
# contracts: keep, free, leak
# stakes: 6
# briefing: Who holds whom?
# briefing.zh: 谁引用谁？
shelf = [Node(), Node(), Loud()]
shelf[0].next = shelf[1]
shelf[1].next = shelf[0]
box = [Node(), Node(), Node()]
`;

interface Line {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly frame: unknown;
}

/** Writes down what everybody says and hears. */
class Transcript {
  readonly lines: Line[] = [];
  readonly #world: World;
  readonly #start: number;
  readonly #clients = new Map<string, TestClient>();
  readonly #heard = new Map<TestClient, number>();

  constructor(world: World) {
    this.#world = world;
    this.#start = world.clock.now();
  }

  async join(name: string, table: string, hello: object, before?: TestClient): Promise<TestClient> {
    const { client } = this.#world.connect();
    if (before !== undefined) client.continueFrom(before);
    this.#clients.set(name, client);
    await this.#say(name, { t: 'hello', v: 1, table, ...hello });
    return client;
  }

  /** Says something and waits until everybody has heard what came of it. */
  async say(name: string, id: number, request: TestRequest): Promise<void> {
    await this.#say(name, { ...request, id });
  }

  async untilPhase(name: string, phase: string): Promise<void> {
    await this.#world.advanceUntil(() => {
      this.#collect();
      return this.#clients.get(name)?.phase === phase;
    });
    this.#collect();
  }

  async leave(name: string): Promise<void> {
    await this.#clients.get(name)?.close();
    this.#note(name, 'server', 'closes');
    this.#collect();
  }

  async wait(ms: number): Promise<void> {
    await this.#world.advance(ms);
    this.#collect();
  }

  /** A frame a line, so that a difference reads as what it is. */
  format(): string {
    return `[\n${this.lines.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`;
  }

  async #say(name: string, message: object): Promise<void> {
    this.#note(name, 'server', message);
    this.#clients.get(name)?.say(message);
    await this.#world.settle();
    this.#collect();
  }

  #collect(): void {
    for (const [name, client] of this.#clients) {
      for (const frame of client.frames.slice(this.#heard.get(client) ?? 0))
        this.#note('server', name, JSON.parse(frame));
      this.#heard.set(client, client.frames.length);
    }
  }

  #note(from: string, to: string, frame: unknown): void {
    this.lines.push({ at: this.#world.clock.now() - this.#start, from, to, frame });
  }
}

async function play(): Promise<Transcript> {
  const catalogue = new Map([['two-shelves', { scenario: parseScenario('two-shelves', SCENARIO), text: SCENARIO }]]);
  const world = new World(catalogue);
  const table = await world.table({ peerSeconds: 20 }, [], ['two-shelves']);
  const transcript = new Transcript(world);

  const ann = await transcript.join('ann', table, { name: 'Ann' });
  const ben = await transcript.join('ben', table, { name: 'Ann' });
  await transcript.join('fan', table, { role: 'spectator' });
  await transcript.say('ben', 1, { t: 'rename', name: 'Ben' });
  await transcript.say('ben', 2, { t: 'start' });
  await transcript.say('ann', 1, { t: 'set-playlist', playlist: ['two-shelves'] });
  await transcript.say('ann', 2, { t: 'start' });
  await transcript.say('ann', 3, { t: 'ready' });
  await transcript.say('ben', 3, { t: 'ready' });
  await transcript.say('ann', 4, { t: 'line', text: 'pet=Node( )' });
  await transcript.say('ben', 4, { t: 'line', text: 'pet.left = 1' });
  await transcript.say('ben', 5, { t: 'line', text: 'gc.collect()' });
  await transcript.say('ben', 6, { t: 'line', text: 'del shelf[0].next' });
  await transcript.say('fan', 1, { t: 'line', text: 'a = 1' });
  await transcript.leave('ben');
  await transcript.wait(1_000);
  const since = { match: ben.header?.match, seq: ben.state?.seq };
  const again = await transcript.join('ben again', table, { key: ben.key, since }, ben);
  await transcript.untilPhase('ann', 'predict');
  const [one = '#1', other = '#2'] = ann.state?.round?.stakes ?? [];
  await transcript.say('ann', 5, { t: 'forecast', values: { [one]: 90, [other]: 10 } });
  await transcript.say('ben again', 7, { t: 'forecast', values: { [one]: 20 } });
  await transcript.untilPhase('ann', 'peer');
  await transcript.say('ben again', 8, { t: 'forecast', values: { [one]: 60 } });
  await transcript.untilPhase('ann', 'finished');
  await transcript.say('ann', 6, { t: 'leave' });
  expect(again.closeCode).toBeNull();
  return transcript;
}

it('says what was agreed on', async () => {
  const text = (await play()).format();
  if (process.env.WRITE_GOLDEN !== undefined) writeFileSync(GOLDEN, text);
  expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
});

it('is the same each time', async () => {
  expect((await play()).format()).toBe((await play()).format());
});
