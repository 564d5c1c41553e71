/**
 * Golden logs: matches of earlier releases that every later one must still fold to the same totals, and verify if the
 * engine is still the same. They are written once: `WRITE_GOLDEN=1` writes the ones that are missing, and one that is
 * there is never rewritten. Where one stops to hold, either the change is wrong, or it is a new engine
 * (engine-version.ts) with golden logs of its own, and the old one takes the engine's number into its name.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { formatLog, readLog } from '../../shared/match/log.ts';
import { prove } from '../../shared/match/proofs.ts';
import { Timeline } from '../../shared/match/timeline.ts';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { ROOMMATES, scenarioText } from './scenarios.ts';
import { TestTable } from './table.ts';

const at = (name: string) => new URL(`../golden/${name}.jsonl`, import.meta.url);

/** Two rounds by three seats, with people who go and come back, a peer phase, and most of the language. */
function roommates(): TestTable {
  const phoenix = scenarioText(
    [
      'nest = [Phoenix(), Phoenix(), Loud(), Grump()]',
      'nest[0].egg = Node()',
      'box = {Node(), Node()}',
      'gc.collect(0)',
    ],
    { truck: 0, contracts: 'keep, free, witness, phoenix, elder' },
  );
  const table = new TestTable({
    scenarios: { roommates: ROOMMATES, phoenix },
    seats: 3,
    seed: 'golden',
    settings: { peerSeconds: 20, tokensAtStart: 8, tokensAtMost: 8, secondsPerToken: 2 },
  });
  table.begin().until('build');
  table.patiently(0, 'ring = [Node(), Node()]');
  table.patiently(1, 'mine = shelf[0]');
  table.patiently(0, 'ring[0].next = ring');
  table.patiently(2, "album['k3'] = closure(shelf[1])");
  table.patiently(1, 'shelf[2].w = weakref.ref(mine, watcher)');
  table.do({ type: 'drop-out', seat: 1 });
  table.patiently(2, 'del shelf[0]');
  table.patiently(1, 'mine.note = (shelf, 1)');
  table.do({ type: 'return', seat: 1 });
  forecast(table.until('predict'), [20, 70, 50, 99, 1, 60]);
  table.until('peer');
  const [stake = '#1'] = table.state.round?.stakes ?? [];
  table.forecast(2, { [stake]: 35 });
  table.until('reveal').tick();

  table.until('build');
  table.patiently(0, 'nest.pop()');
  table.patiently(1, 'mine = nest[0]');
  table.patiently(2, 'nest.clear()');
  table.patiently(1, 'del mine');
  table.patiently(0, 'gen = generator(box)');
  table.patiently(2, 'registry.append(Node())');
  forecast(table.until('predict'), [80, 10, 45, 5, 66, 90]);
  return table.finish();
}

function forecast(table: TestTable, percents: readonly number[]): void {
  const stakes = table.state.round?.stakes ?? [];
  for (const seat of [0, 1]) {
    table.forecast(seat, Object.fromEntries(stakes.map((label, index) => [label, percents[(index + seat) % 6] ?? 50])));
  }
}

function write(name: string, table: TestTable): void {
  const { stage } = table.state;
  if (stage.type !== 'finished') throw new Error(`the match ${name} does not end`);
  writeFileSync(at(name), formatLog(table.log()));
  writeFileSync(at(`${name}.totals`), `${JSON.stringify(stage.totals)}\n`);
}

const GOLDEN = [
  { name: 'roommates', engine: ENGINE_VERSION, play: roommates },
  { name: 'roommates-engine-1', engine: 1, play: roommates },
];

describe.each(GOLDEN)('the golden log $name', ({ name, engine, play }) => {
  if (process.env.WRITE_GOLDEN !== undefined && !existsSync(at(name))) write(name, play());
  const text = readFileSync(at(name), 'utf8');
  const totals: unknown = JSON.parse(readFileSync(at(`${name}.totals`), 'utf8'));

  it(engine === ENGINE_VERSION ? 'holds' : 'is known to be of another engine', () => {
    const verdict = engine === ENGINE_VERSION ? { ok: true, summary: { totals } } : { ok: false, code: 'wrong-engine' };
    expect(verifyLog(text)).toMatchObject(verdict);
  });

  it('folds to the same totals, by itself and through a timeline', () => {
    const read = readLog(text);
    if (!read.ok) return expect.fail(read.message);
    const { header, entries } = read.log;
    const state = entries.reduce(evolve, startMatch(header));
    expect(state.stage).toEqual({ type: 'finished', totals });
    expect(new Timeline(header, entries).stateAt(entries.length).stage).toEqual(state.stage);
  });

  it('has a proof for every stake of every round', () => {
    const read = readLog(text);
    if (!read.ok) return expect.fail(read.message);
    const { header, entries } = read.log;
    const timeline = new Timeline(header, entries);
    for (const [index, entry] of entries.entries()) {
      if (entry.type !== 'revealed') continue;
      const state = timeline.stateAt(index + 1);
      const stakes = state.round?.stakes ?? [];
      expect(prove(state, stakes).map(({ label }) => label)).toEqual(stakes);
    }
  });
});
