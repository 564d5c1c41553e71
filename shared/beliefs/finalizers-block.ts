import type { Heap, ObjectSlot } from '../heap/heap.ts';
import { HAS_DEL } from '../heap/kinds.ts';
import { forkHeap } from '../heap/new-heap.ts';
import type { Label, ObjectId } from '../heap/picture.ts';
import type { Runtime } from '../heap/runtime.ts';
import { liveSlots } from '../heap/take-picture.ts';
import { Machine } from '../python/machine.ts';
import type { Belief, Reason } from './belief.ts';
import { isCollection, livingObjects, stepsOf, takeStep } from './course.ts';
import type { ForecastRound } from './forecast-round.ts';
import { nearest } from './nearest.ts';

/**
 * "Objects with a `__del__` are never collected": a cycle in which something has a finalizer stays, with all that hangs
 * from it. It was so up to Python 3.3, and books, posts and interview questions still say it.
 *
 * The collections are run by the rules of 2.7 (`move_finalizers` in its Modules/gcmodule.c), so on 2.7 itself the
 * belief is the truth. The truth since 3.4: finalizers are called, then the cycle is freed (PEP 442).
 */
export const finalizersBlock: Belief = {
  id: 'finalizers-block',
  treatedBy: 'finalizers',
  play(round) {
    const { runtime } = round.machine.heap;
    let machine = round.machine.fork({ record: false });
    let blockers: ReadonlyMap<ObjectId, Label> = new Map();
    for (const step of stepsOf(round)) {
      if (isCollection(step)) {
        blockers = new Map([...nearest(machine.heap, withDel(machine.heap)), ...blockers]);
        machine = withRuntime(machine, legacy(runtime));
        takeStep(machine, step);
        machine = withRuntime(machine, runtime);
      } else takeStep(machine, step);
    }
    return { survivors: livingObjects(machine.heap), reasonFor: (object) => lineOf(round, blockers.get(object)) };
  },
};

function legacy(runtime: Runtime): Runtime {
  return { ...runtime, finalizers: 'legacy', weakrefsWithoutCallback: 'cleared-before-finalizers' };
}

function withRuntime(machine: Machine, runtime: Runtime): Machine {
  return new Machine(machine.runtime, { record: false }, forkHeap(machine.heap, false, runtime));
}

/** The living objects that have a `__del__`. */
function withDel(heap: Heap): Map<ObjectSlot, Label> {
  return new Map(
    liveSlots(heap).flatMap((slot): [ObjectSlot, Label][] => {
      const label = heap.labelOf(slot);
      return HAS_DEL[heap.kindOf(slot)] === 1 && label !== null ? [[slot, label]] : [];
    }),
  );
}

function lineOf({ program }: ForecastRound, blocker: Label | undefined): Reason | null {
  const line = program.find(({ events }) => events.some((event) => event.type === 'made' && event.label === blocker));
  return line === undefined || blocker === undefined ? null : { type: 'line', text: line.text, about: blocker };
}
