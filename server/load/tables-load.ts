/** Many tables at which bots play lines at a steady pace: how long until everybody at the table has heard of each. */
import { setTimeout as wait } from 'node:timers/promises';
import { think } from '../../shared/bots/think.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { randomFor } from '../../shared/match/random.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { viewState } from '../../shared/match/view.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { ServerMessage } from '../../shared/protocol/server-messages.ts';
import { LoadClient } from './load-client.ts';

export interface TablesPlan {
  readonly tables: number;
  readonly players: number;
  readonly seconds: number;
  /** How long a player waits between two lines, in ms. */
  readonly everyMs: number;
}

export interface TablesOutcome {
  readonly lines: number;
  /** Lines that were refused, by code: what a bot did not foresee is no error. */
  readonly refused: ReadonlyMap<string, number>;
  readonly errors: readonly string[];
  /** From sending a line to its answer, in ms. */
  readonly answers: readonly number[];
  /** From sending a line to each of the others at the table hearing it, in ms. */
  readonly deliveries: readonly number[];
  /** Deliveries that there should have been. */
  readonly expected: number;
  readonly bytes: number;
}

interface Measures {
  lines: number;
  expected: number;
  readonly refused: Map<string, number>;
  readonly errors: string[];
  readonly answers: number[];
  readonly deliveries: number[];
}

/** Sets the tables up, plays for as long as the plan says, and tells what came of it. */
export async function loadTables(url: string, plan: TablesPlan): Promise<TablesOutcome> {
  const measures: Measures = { lines: 0, expected: 0, refused: new Map(), errors: [], answers: [], deliveries: [] };
  const tables: LoadTable[] = [];
  for (let table = 0; table < plan.tables; table++)
    tables.push(await LoadTable.open(url, plan, `load/${table}`, measures));
  const end = performance.now() + plan.seconds * 1000;
  await Promise.all(tables.map((table) => table.play(end, plan.everyMs)));
  // what is on its way may still arrive
  await wait(1_000);
  const bytes = tables.reduce((sum, table) => sum + table.finish(), 0);
  return { ...measures, bytes };
}

class LoadTable {
  readonly #measures: Measures;
  readonly #seed: string;
  readonly #clients: LoadClient[] = [];
  /** When each line (by its seq) was sent, and by which seat. */
  readonly #sent = new Map<number, { readonly at: number; readonly seat: number }>();
  readonly #heard: { readonly seq: number; readonly seat: number; readonly at: number }[] = [];
  #state: MatchState | null = null;

  private constructor(seed: string, measures: Measures) {
    this.#seed = seed;
    this.#measures = measures;
  }

  static async open(url: string, plan: TablesPlan, seed: string, measures: Measures): Promise<LoadTable> {
    const table = new LoadTable(seed, measures);
    const code = await createTable(url, plan.seconds);
    for (let seat = 0; seat < plan.players; seat++) {
      const hello = { t: 'hello', v: PROTOCOL_VERSION, table: code, name: `Load ${seat}` } as const;
      table.#clients.push(await LoadClient.open(url, hello, 'welcome', (message) => table.#hear(seat, message)));
    }
    const started = await table.#clients[0]?.ask({ t: 'start' });
    if (started?.t !== 'done') throw new Error(`table ${code} did not start: ${JSON.stringify(started)}`);
    return table;
  }

  /** Everybody plays until `end` (as `performance.now` tells it). */
  async play(end: number, everyMs: number): Promise<void> {
    await Promise.all(this.#clients.map((client, seat) => this.#playSeat(client, seat, end, everyMs)));
  }

  /** Counts what was heard, closes, and gives the bytes that came. */
  finish(): number {
    for (const { seq, seat, at } of this.#heard) {
      const sent = this.#sent.get(seq);
      if (sent !== undefined && sent.seat !== seat) this.#measures.deliveries.push(at - sent.at);
    }
    this.#measures.expected += this.#sent.size * (this.#clients.length - 1);
    for (const client of this.#clients) client.close();
    return this.#clients.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async #playSeat(client: LoadClient, seat: number, end: number, everyMs: number): Promise<void> {
    const random = randomFor(this.#seed, `seat/${seat}`);
    await wait(random.next() * everyMs);
    while (performance.now() < end) {
      try {
        await this.#playLine(client, seat, random.next());
      } catch (error) {
        this.#measures.errors.push(error instanceof Error ? error.message : String(error));
        return;
      }
      await wait(everyMs * (0.5 + random.next()));
    }
  }

  async #playLine(client: LoadClient, seat: number, luck: number): Promise<void> {
    const state = this.#state;
    if (state?.stage.type !== 'phase' || state.stage.phase !== 'build') return;
    const thought = think(viewState(state, { seat }), seat, 'random', randomFor(this.#seed, `line/${seat}/${luck}`));
    if (thought.type !== 'play-line') return;
    const at = performance.now();
    const answer = await client.ask({ t: 'line', text: thought.text });
    this.#measures.answers.push(performance.now() - at);
    if (answer.t === 'done' && answer.seq !== undefined) {
      this.#measures.lines++;
      this.#sent.set(answer.seq, { at, seat });
    } else if (answer.t === 'refused') {
      const { code } = answer.refusal;
      this.#measures.refused.set(code, (this.#measures.refused.get(code) ?? 0) + 1);
    }
  }

  #hear(seat: number, message: ServerMessage): void {
    // one of them keeps the heap for all: nobody measures how fast clients fold
    if (message.t === 'match-started' && seat === 0) this.#state = startMatch(message.header);
    if (message.t !== 'entries') return;
    const at = performance.now();
    for (const entry of message.entries) {
      if (entry.type === 'moved') this.#heard.push({ seq: entry.seq, seat, at });
      if (seat === 0 && this.#state !== null) this.#state = evolve(this.#state, entry);
    }
  }
}

/** A table that builds for as long as the load lasts, with tokens enough. */
async function createTable(url: string, seconds: number): Promise<string> {
  const settings = {
    briefingSeconds: 0.1,
    buildSeconds: Math.min(1_800, seconds + 600),
    tokensAtStart: 20,
    tokensAtMost: 20,
    secondsPerToken: 0.1,
  };
  const response = await fetch(`${url}/api/tables`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ playlist: ['roommates'], settings }),
  });
  const body = (await response.json()) as { readonly code?: string; readonly error?: unknown };
  if (body.code === undefined) throw new Error(`no table: ${JSON.stringify(body.error)}`);
  return body.code;
}
