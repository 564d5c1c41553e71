import type { ObjectId } from '../heap/picture.ts';
import { isOnCycle } from '../match/cycles.ts';
import { indexObjects } from '../match/sight.ts';
import type { Machine } from '../python/machine.ts';
import type { Belief } from './belief.ts';
import { lastCollection } from './collections.ts';
import { isCollection, livingObjects, stepsOf, takeStep } from './course.ts';

/**
 * "Circular references leak": the collector frees what nobody can reach, but not objects that refer to one another in
 * a circle; those stay until the program ends. Half a truth of reference counting, told as one of Python.
 *
 * Unlike `counts-alone` it knows a collector: what merely hangs from a cycle, or was held by one, goes with the truck.
 * Where a round has only bare cycles the two cannot be told apart, and findings say so.
 *
 * The truth: cycles are what the collector is for (the documentation of the module gc; `move_unreachable` and
 * `delete_garbage` in Python/gc.c).
 */
export const cyclesNeverDie: Belief = {
  id: 'cycles-never-die',
  treatedBy: 'cycles',
  play(round) {
    const machine = round.machine.fork({ record: false });
    const spared = new Set<ObjectId>();
    for (const step of stepsOf(round)) {
      if (isCollection(step)) for (const object of membersOfCycles(machine)) spared.add(object);
      takeStep(machine, step);
    }
    const line = lastCollection(round);
    return { survivors: new Set([...livingObjects(machine.heap), ...spared]), reasonFor: () => line };
  },
};

function membersOfCycles(machine: Machine): ObjectId[] {
  const objects = indexObjects(machine.picture());
  return [...objects.keys()].filter((id) => isOnCycle(objects, id));
}
