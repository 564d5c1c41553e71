/** Which containers the collector must know: those that may be part of a cycle (Objects/tupleobject.c, Objects/dictobject.c). */
import { type Heap, type ObjectSlot, UNTRACKED, type Value } from './heap.ts';
import { DICT, type Kind, TUPLE } from './kinds.ts';
import { track, untrack } from './lists.ts';

/** `_PyObject_GC_MAY_BE_TRACKED`: an object of a collectable type, unless it is a tuple known to need no tracking. */
export function mayBeTracked(heap: Heap, value: Value): boolean {
  return value > 0 && (heap.kind[value] !== TUPLE || heap.generation[value] !== UNTRACKED);
}

function holdsTrackable(heap: Heap, slot: ObjectSlot): boolean {
  const start = heap.at[slot] ?? 0;
  const end = start + (heap.length[slot] ?? 0);
  for (let i = start; i < end; i++) if (mayBeTracked(heap, heap.cells[i] ?? 0)) return true;
  return false;
}

/** `MAINTAIN_TRACKING`: a dict is about to hold this key or value. */
export function maintainDictTracking(heap: Heap, dict: ObjectSlot, value: Value): void {
  if (heap.generation[dict] === UNTRACKED && mayBeTracked(heap, value)) track(heap, dict);
}

/** A tuple has been filled. */
export function trackNewTuple(heap: Heap, tuple: ObjectSlot): void {
  if (heap.runtime.tupleTracking === 'from-birth' || holdsObject(heap, tuple)) track(heap, tuple);
}

function holdsObject(heap: Heap, slot: ObjectSlot): boolean {
  for (let i = 0; i < heap.lengthOf(slot); i++) if (heap.cell(slot, i) > 0) return true;
  return false;
}

/**
 * `untrack_tuples`: in list order, so that a tuple of tuples waits for the next collection if its items come later.
 * @returns how many it untracked.
 */
export function untrackTuples(heap: Heap, head: number): number {
  return untrackNeedless(heap, head, TUPLE);
}

/**
 * `untrack_dicts`: full collections alone do it, so that filling a dict between collections stays cheap.
 * @returns how many it untracked.
 */
export function untrackDicts(heap: Heap, head: number): number {
  return heap.runtime.dictTracking === 'from-birth' ? 0 : untrackNeedless(heap, head, DICT);
}

function untrackNeedless(heap: Heap, head: number, kind: Kind): number {
  let count = 0;
  for (let slot = heap.next[head] ?? head; slot !== head; ) {
    const next = heap.next[slot] ?? head;
    if (heap.kind[slot] === kind && !holdsTrackable(heap, slot)) {
      untrack(heap, slot);
      count++;
    }
    slot = next;
  }
  return count;
}
