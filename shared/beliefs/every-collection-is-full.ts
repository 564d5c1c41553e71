import type { Belief } from './belief.ts';
import { lastCollection } from './collections.ts';
import { isCollection, lineStep, livingObjects, stepsOf, takeStep } from './course.ts';

/**
 * "`gc.collect` frees all garbage": whatever cannot be reached is gone after any collection, whichever generation it
 * was asked for, so age does not matter.
 *
 * The truth: `gc.collect(n)` takes generation n and the younger ones; what is older stays, reachable or not, and so
 * does what only the old hold (the documentation of gc.collect and gc.set_threshold; `gc_collect_main` in Python/gc.c).
 */
export const everyCollectionIsFull: Belief = {
  id: 'every-collection-is-full',
  treatedBy: 'generations',
  play(round) {
    const machine = round.machine.fork({ record: false });
    const full = lineStep('gc.collect()');
    for (const step of stepsOf(round)) takeStep(machine, isCollection(step) ? full : step);
    const line = lastCollection(round);
    return { survivors: livingObjects(machine.heap), reasonFor: () => line };
  },
};
