import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../heap/invariants.ts';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { Machine } from './machine.ts';
import { parseLine } from './parse.ts';
import { printMove } from './print.ts';
import { type Pick, randomLine } from './random-lines.ts';

/** Random choices that a seed fixes (mulberry32), so that the seed of a failure is all it takes to repeat it. */
function pickFrom(seed: number): Pick {
  let state = seed;
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}

const seeds = fc.noShrink(fc.integer());
const FRAMES = ['globals', 'globals', 3, 4] as const;
const LINES = 120;

function moveOf(text: string) {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  return parsed.move;
}

describe.each(RUNTIME_IDS)('any lines on %s', (runtime) => {
  it('keep the heap whole, whoever records, and a fork goes the same way', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const pick = pickFrom(seed);
        const machine = new Machine(runtime);
        const quiet = new Machine(runtime, { record: false });
        for (const each of [machine, quiet]) for (const frame of [3, 4]) each.openFrame(frame);
        for (let line = 0; line < LINES; line++) {
          const move = moveOf(randomLine(pick));
          const frame = FRAMES[pick(FRAMES.length)] ?? 'globals';
          const fork = machine.fork();
          const outcome = machine.run(move, frame);
          const silent = quiet.run(move, frame);
          expect(checkInvariants(machine.heap), printMove(move)).toEqual([]);
          expect({ ...silent, events: outcome.events }).toEqual(outcome);
          expect(fork.run(move, frame)).toEqual(outcome);
          expect(fork.digest()).toBe(machine.digest());
          expect(quiet.digest()).toBe(machine.digest());
        }
        expect(machine.picture()).toEqual(quiet.picture());
        for (const frame of [3, 4]) machine.returnFrame(frame);
        expect(checkInvariants(machine.heap)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('printing', () => {
  it('is undone by parsing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const move = moveOf(randomLine(pickFrom(seed)));
        expect(moveOf(printMove(move))).toEqual(move);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
