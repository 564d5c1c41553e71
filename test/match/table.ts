/** A table without server, sockets or clock: commands go through `decide`, entries through `evolve`, time is said. */
import { expect } from 'vitest';
import type { Command } from '../../shared/match/commands.ts';
import { decide, dueAt, stampEntries } from '../../shared/match/decide.ts';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import type { Entry, Forecast, Phase } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { type MatchLog, sealLog } from '../../shared/match/log.ts';
import { publicKeyOf, sha256Hex } from '../../shared/match/log-chain.ts';
import type { Refusal } from '../../shared/match/refusals.ts';
import { DEFAULT_SETTINGS, type LogHeader, type MatchSettings, type Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';

/** A key for tests alone: nobody trusts it. */
export const TEST_SECRET_KEY = new Uint8Array(32).fill(7);

export interface TableOptions {
  /** Scenario texts by id; the playlist is their order unless the settings say otherwise. */
  readonly scenarios: Readonly<Record<string, string>>;
  readonly seats?: number;
  readonly seed?: string;
  readonly settings?: Partial<MatchSettings>;
}

/** A header such as the server makes. */
export function testHeader({ scenarios, seats = 2, seed = 'a seed', settings = {} }: TableOptions): LogHeader {
  return {
    format: 'garbage-day/1',
    engine: ENGINE_VERSION,
    match: 'test-match',
    createdAt: '2026-11-20T10:00:00.000Z',
    runtime: '3.15',
    settings: { ...DEFAULT_SETTINGS, playlist: Object.keys(scenarios), ...settings },
    players: Array.from({ length: seats }, (_, seat) => ({ seat, name: `Player ${seat}`, kind: 'person' })),
    scenarios,
    seedHash: sha256Hex(seed),
    seed,
    publicKey: publicKeyOf(TEST_SECRET_KEY),
  };
}

export class TestTable {
  readonly header: LogHeader;
  readonly entries: Entry[] = [];
  state: MatchState;
  /** Match time in ms. */
  now = 0;

  constructor(options: TableOptions) {
    this.header = testHeader(options);
    this.state = startMatch(this.header);
  }

  /** Asks for something; gives the entries that it made, or the refusal. */
  ask(command: Command): { readonly entries: readonly Entry[] } | { readonly refusal: Refusal } {
    const before = this.state.machine.digest();
    const decided = decide(this.state, command, this.now, this.header);
    expect(this.state.machine.digest(), 'decide leaves the heap as it was').toBe(before);
    if (!decided.ok) return { refusal: decided.refusal };
    const entries = stampEntries(this.state, decided.value, this.now);
    for (const entry of entries) {
      this.state = evolve(this.state, entry);
      this.entries.push(entry);
    }
    return { entries };
  }

  /** The same for what must not be refused. */
  do(command: Command): readonly Entry[] {
    const answer = this.ask(command);
    if ('refusal' in answer) expect.fail(`${command.type} was refused: ${JSON.stringify(answer.refusal)}`);
    return answer.entries;
  }

  /** The same for what must be refused. */
  refused(command: Command): Refusal {
    const answer = this.ask(command);
    if ('entries' in answer) expect.fail(`${command.type} was not refused`);
    return answer.refusal;
  }

  begin(): this {
    this.do({ type: 'begin' });
    return this;
  }

  line(seat: Seat, text: string): readonly Entry[] {
    return this.do({ type: 'play-line', seat, text });
  }

  /** Plays a line a moment later, once there are tokens for it. */
  patiently(seat: Seat, text: string): void {
    this.now += 400;
    for (let tries = 0; tries < 20; tries++) {
      const answer = this.ask({ type: 'play-line', seat, text });
      if ('entries' in answer) return;
      if (answer.refusal.code !== 'too-few-tokens') expect.fail(`${text}: ${JSON.stringify(answer.refusal)}`);
      this.now += 1000;
    }
    expect.fail(`there are never enough tokens for ${text}`);
  }

  forecast(seat: Seat, values: Forecast): readonly Entry[] {
    return this.do({ type: 'forecast', seat, values });
  }

  ready(seat: Seat): readonly Entry[] {
    return this.do({ type: 'ready', seat });
  }

  /** Lets time pass until the clock has something to do, and lets it do it. */
  tick(): readonly Entry[] {
    this.now = dueAt(this.state) ?? this.now;
    return this.do({ type: 'tick' });
  }

  /** Ticks until that phase begins. */
  until(phase: Phase): this {
    for (let ticks = 0; ticks < 20; ticks++) {
      if (this.phase === phase) return this;
      this.tick();
    }
    return expect.fail(`the phase ${phase} never came`);
  }

  /** Ticks to the end of the match. */
  finish(): this {
    for (let ticks = 0; ticks < 200 && this.state.stage.type !== 'finished'; ticks++) this.tick();
    expect(this.state.stage.type).toBe('finished');
    return this;
  }

  get phase(): Phase | null {
    return this.state.stage.type === 'phase' ? this.state.stage.phase : null;
  }

  log(): MatchLog {
    return sealLog(this.header, this.entries, TEST_SECRET_KEY);
  }
}
