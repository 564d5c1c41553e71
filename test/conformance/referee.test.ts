/**
 * CPython itself, as WebAssembly, against the engine: a sample of the recorded programs, fresh ones, and rounds of every
 * scenario. A failure names its seed; `SEED=n npx vitest run --project conformance test/conformance/referee.test.ts`
 * repeats it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { playedOf } from '../../shared/match/played.ts';
import { randomFor } from '../../shared/match/random.ts';
import { checkRecord, readRecord, runtimesOf } from '../../shared/python/conformance.ts';
import { playRound } from '../match/rounds-of-bots.ts';
import { shippedScenarios } from '../match/shipped-scenarios.ts';
import { compareAutomatic, comparePlayed } from './agreement.ts';
import { type CPython, loadCPython, needsThreads } from './cpython.ts';
import { freshAutomatic, freshRound } from './fresh-programs.ts';

let cpython: CPython;
beforeAll(async () => {
  cpython = await loadCPython();
}, 60_000);

const EVERY = 8;
const PROGRAMS = new URL('./programs/', import.meta.url);

describe('recorded programs', () => {
  const suites = readdirSync(PROGRAMS).filter((name) => name.endsWith('.jsonl'));
  it.for(suites)('%s: every eighth does in CPython what it does in the engine', (suite, { skip }) => {
    const records = readFileSync(new URL(suite, PROGRAMS), 'utf8').trim().split('\n').map(readRecord);
    const playable = records.filter(({ source }) => !source.some(needsThreads));
    skip(playable.length === 0, 'needs threads, which this CPython cannot start');
    const mine = playable.filter((record) => runtimesOf(record).includes(cpython.runtime));
    expect(mine.length).toBeGreaterThan(0);
    for (const record of mine.filter((_, index) => index % EVERY === 0)) {
      const steps = cpython.run(record);
      const mismatch = checkRecord({ ...record, expect: [{ runtimes: [cpython.runtime], steps }] }, cpython.runtime);
      expect(mismatch, record.name).toBeNull();
    }
  });
});

const seed = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
const seeds = fc.noShrink(fc.integer());

describe('fresh programs', () => {
  it('do in CPython what they do in the engine, in globals and in frames', () => {
    let byAddress = 0;
    const runs = 120;
    fc.assert(
      fc.property(seeds, (n) => {
        const verdict = comparePlayed(cpython, freshRound(randomFor(String(n), 'fresh')));
        if (verdict.type === 'by-address') byAddress++;
        expect(verdict.type === 'different' ? verdict : null).toBeNull();
      }),
      { numRuns: runs, ...seed },
    );
    expect(byAddress, 'programs in which CPython does not do the same twice').toBeLessThan(runs / 4);
  }, 300_000);

  it('collect by themselves where CPython does', () => {
    fc.assert(
      fc.property(seeds, (n) => {
        const source = freshAutomatic(randomFor(String(n), 'automatic'));
        expect(compareAutomatic(cpython, source), source.join('\n')).toBeNull();
      }),
      { numRuns: 40, ...seed },
    );
  });
});

describe('rounds of bots', () => {
  const scenarios = shippedScenarios();
  it.skip.each(scenarios.filter(({ text }) => needsThreads(text)))('$id is left out: it starts threads', () => {});

  it.each(scenarios.filter(({ text }) => !needsThreads(text)))(
    '$id is played in CPython as in the engine',
    ({ id, text }) => {
      const here = { id, text: text.replace(/^# runtime: .*$/m, `# runtime: ${cpython.runtime}`) };
      for (const bots of [
        ['random', 'random', 'random'],
        ['greedy', 'random'],
      ] as const) {
        const { round } = playRound(here, bots, `referee/${id}`).end;
        const verdict = comparePlayed(cpython, playedOf(round?.program ?? []));
        expect(verdict).toEqual({ type: 'same' });
      }
    },
  );
});
