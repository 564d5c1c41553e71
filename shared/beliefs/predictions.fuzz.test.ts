import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkInvariants } from '../heap/invariants.ts';
import { RUNTIME_IDS, type RuntimeId } from '../heap/runtime.ts';
import { type Random, randomFor } from '../match/random.ts';
import type { Truck } from '../match/settings.ts';
import { Machine } from '../python/machine.ts';
import { parseLine } from '../python/parse.ts';
import { randomLine } from '../python/random-lines.ts';
import { BELIEF_IDS, type BeliefId } from './belief.ts';
import { BELIEFS } from './beliefs.ts';
import { livingObjects, trueSurvivors } from './course.ts';
import type { ForecastRound } from './forecast-round.ts';
import { predict } from './predictions.ts';

const SEATS = [0, 1];
const LINES = 60;

afterEach(() => {
  vi.restoreAllMocks();
});

/** A heap that random lines have made in the globals and two frames, with more lines to come. */
function anyRound(runtime: RuntimeId, random: Random): ForecastRound {
  const machine = new Machine(runtime);
  const line = (): string => randomLine((count) => random.below(count));
  for (const seat of SEATS) machine.openFrame(seat);
  for (let i = 0; i < LINES; i++) {
    const parsed = parseLine(line());
    if (parsed.ok) machine.run(parsed.code, random.pick(['globals', ...SEATS]));
  }
  const stakes = machine.labels();
  const truck = random.below(3) as Truck;
  const round = { id: '', machine, seats: SEATS, lines: [line(), line()], truck, stakes, truth: {}, program: [] };
  const survivors = trueSurvivors(round);
  const lives = (label: (typeof stakes)[number]): boolean => {
    const object = machine.objectOf(label);
    return object !== null && survivors.has(object);
  };
  return { ...round, truth: Object.fromEntries(stakes.map((label) => [label, lives(label)])) };
}

function holds(runtime: RuntimeId, property: (round: ForecastRound) => void): void {
  const seeds = fc.noShrink(fc.integer());
  fc.assert(
    fc.property(seeds, (seed) => property(anyRound(runtime, randomFor(String(seed), 'any round')))),
    { numRuns: 40 },
  );
}

describe.each(RUNTIME_IDS)('on any heap of %s', (runtime) => {
  it('the wrong collectors leave whole heaps behind, and the real one as it was', () => {
    holds(runtime, (round) => {
      const before = round.machine.digest();
      for (const id of BELIEF_IDS) {
        const forks = vi.spyOn(Machine.prototype, 'fork');
        BELIEFS[id].play(round);
        const machines = forks.mock.results.map(({ value }) => value as Machine);
        forks.mockRestore();
        expect(machines.length, id).toBeGreaterThan(0);
        for (const { heap } of machines) expect(checkInvariants(heap), id).toEqual([]);
      }
      expect(round.machine.digest()).toBe(before);
    });
  });

  it('a stake is disputed when belief and truth differ, and then only', () => {
    holds(runtime, (round) => {
      for (const said of Object.values(predict(round))) {
        for (const { truth, belief, matter } of said) expect(matter !== null).toBe(truth !== belief);
      }
    });
  });
});

describe('of everything in memory', () => {
  const KEEP: readonly BeliefId[] = ['counts-alone', 'cycles-never-die', 'weak-references-hold', 'finalizers-block'];

  it.each(KEEP)('%s keeps no less than there is', (id) => {
    holds('3.15', (round) => {
      const real = trueSurvivors(round);
      const { survivors } = BELIEFS[id].play(round);
      const lost = [...livingObjects(round.machine.heap)].filter(
        (object) => real.has(object) && !survivors.has(object),
      );
      expect(lost.map((object) => round.machine.labelOf(object))).toEqual([]);
    });
  });

  it('every-collection-is-full keeps no more', () => {
    holds('3.15', (round) => {
      const real = trueSurvivors(round);
      const { survivors } = BELIEFS['every-collection-is-full'].play(round);
      const kept = [...livingObjects(round.machine.heap)].filter(
        (object) => !real.has(object) && survivors.has(object),
      );
      expect(kept.map((object) => round.machine.labelOf(object))).toEqual([]);
    });
  });
});
