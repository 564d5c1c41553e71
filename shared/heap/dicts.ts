/** Dicts (Objects/dictobject.c): cells are key and value in turn, in the order in which the runtime keeps entries. */
import { decref, removeCells } from './deallocate.ts';
import type { Heap, ObjectSlot, Value } from './heap.ts';
import { DICT } from './kinds.ts';
import { track } from './lists.ts';
import { findKey } from './lookup.ts';
import { maintainDictTracking } from './tracking.ts';

/** An empty dict. The caller owns it. */
export function newDict(heap: Heap): ObjectSlot {
  const dict = heap.allocate(DICT, 0);
  if (heap.freeDicts !== null) countOrReuse(heap, heap.freeDicts);
  if (heap.runtime.dictTracking === 'from-birth') track(heap, dict);
  return dict;
}

/** A dict from the free list is no allocation. */
function countOrReuse(heap: Heap, free: number): void {
  const [threshold] = heap.thresholds;
  if (free > 0) {
    heap.freeDicts = free - 1;
    heap.counts[0]--;
  } else if (heap.enabled && threshold !== 0 && heap.counts[0] > threshold) heap.collectionScheduled = true;
}

/** `dict[key] = value`. The reference to the value, and to the key if it is new, moves to the dict. */
export function dictSet(heap: Heap, dict: ObjectSlot, key: Value, value: Value): void {
  maintainDictTracking(heap, dict, key);
  maintainDictTracking(heap, dict, value);
  const index = findKey(heap, dict, key);
  if (index < 0) {
    heap.push(dict, key);
    heap.push(dict, value);
    return;
  }
  const old = heap.cell(dict, index + 1);
  heap.setCell(dict, index + 1, value);
  decref(heap, old);
}

/** `del dict[key]`. @returns false if there is no such key. */
export function dictDelete(heap: Heap, dict: ObjectSlot, key: Value): boolean {
  const index = findKey(heap, dict, key);
  if (index < 0) return false;
  const value = heap.cell(dict, index + 1);
  removeCells(heap, dict, index, 2);
  decref(heap, key);
  decref(heap, value);
  return true;
}
