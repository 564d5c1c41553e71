import type { Belief } from './belief.ts';
import { lastCollection } from './collections.ts';
import { isCollection, livingObjects, stepsOf, takeStep } from './course.ts';

/**
 * "Python frees memory by reference counting": an object goes when its count falls to zero, and never in another way,
 * so `gc.collect()` frees nothing. Widely taught as the whole story, and true of many small programs.
 *
 * The truth: counts do most of the work, and what only holds itself is found by the collector (the documentation of
 * the module gc; `deduce_unreachable` in Python/gc.c).
 */
export const countsAlone: Belief = {
  id: 'counts-alone',
  treatedBy: 'cycles',
  play(round) {
    const machine = round.machine.fork({ record: false });
    for (const step of stepsOf(round)) if (!isCollection(step)) takeStep(machine, step);
    const line = lastCollection(round);
    return { survivors: livingObjects(machine.heap), reasonFor: () => line };
  },
};
