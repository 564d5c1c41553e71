import type { Heap, ObjectSlot } from '../heap/heap.ts';
import { WEAKREF } from '../heap/kinds.ts';
import type { ObjectId } from '../heap/picture.ts';
import { liveSlots } from '../heap/take-picture.ts';
import { CALLBACK_FINALIZE, callbackOf, referentOf } from '../heap/weakrefs.ts';
import type { Belief, Reason } from './belief.ts';
import { livingObjects, stepsOf, takeStep } from './course.ts';
import type { ForecastRound } from './forecast-round.ts';
import { nearest } from './nearest.ts';

/**
 * "A reference is a reference": what a `weakref.ref`, with or without callback, or an entry of a `WeakValueDictionary`
 * refers to stays in memory as long as the weak reference does. So caches of weak references are taken to keep things.
 * A `weakref.finalize` is not counted in: it is a promise about an end, and few take it for a holder.
 *
 * The truth: a weak reference does not count, so its referent dies as if it were not there (the documentation of the
 * module weakref; Objects/weakrefobject.c).
 */
export const weakReferencesHold: Belief = {
  id: 'weak-references-hold',
  treatedBy: 'weak-references',
  play(round) {
    const machine = round.machine.fork({ record: false });
    const { heap } = machine;
    const strong = new Set<ObjectId>();
    let held: ReadonlyMap<ObjectId, ObjectId> = new Map();
    for (const step of stepsOf(round)) {
      const weakrefs = liveSlots(heap).filter((slot) => isWeakref(heap, slot));
      for (const weakref of weakrefs) if (!strong.has(heap.idOf(weakref))) strong.add(strengthen(heap, weakref));
      held = new Map([...heldBy(heap, weakrefs), ...held]);
      takeStep(machine, step);
    }
    return { survivors: livingObjects(heap), reasonFor: (object) => lineThatMade(round, held.get(object)) };
  },
};

function isWeakref(heap: Heap, slot: ObjectSlot): boolean {
  return heap.kind[slot] === WEAKREF && callbackOf(heap, slot) !== CALLBACK_FINALIZE && referentOf(heap, slot) !== 0;
}

/** Gives a weak reference one more cell, which holds its referent and counts as any cell does. @returns which one it is. */
function strengthen(heap: Heap, weakref: ObjectSlot): ObjectId {
  const referent = referentOf(heap, weakref);
  heap.push(weakref, referent);
  heap.incref(referent);
  return heap.idOf(weakref);
}

/** For the referents and what hangs from them, the nearest weak reference. */
function heldBy(heap: Heap, weakrefs: readonly ObjectSlot[]): Map<ObjectId, ObjectId> {
  return nearest(heap, new Map(weakrefs.map((weakref) => [referentOf(heap, weakref), heap.idOf(weakref)])));
}

function lineThatMade({ program }: ForecastRound, weakref: ObjectId | undefined): Reason | null {
  const line = program.find(({ events }) => events.some((event) => event.type === 'made' && event.object === weakref));
  return line === undefined ? null : { type: 'line', text: line.text, about: null };
}
