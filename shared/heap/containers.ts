/** Lists, tuples and sets: their cells are their items. */
import { decref, removeCells } from './deallocate.ts';
import { indexOfEqual } from './equality.ts';
import type { Heap, ObjectSlot, Value } from './heap.ts';
import { type Kind, LIST, SET, TUPLE } from './kinds.ts';
import { track } from './lists.ts';
import { trackNewTuple } from './tracking.ts';

/** A list or a tuple of the values, from that index on, whose references move to it. The caller owns it. */
export function newSequence(heap: Heap, kind: Kind, items: readonly Value[], from = 0): ObjectSlot {
  const count = items.length - from;
  const slot = heap.allocate(kind, count);
  const { cells } = heap;
  const start = heap.at[slot] ?? 0;
  for (let i = 0; i < count; i++) cells[start + i] = items[from + i] ?? 0;
  heap.length[slot] = count;
  if (kind === TUPLE) trackNewTuple(heap, slot);
  else track(heap, slot);
  return slot;
}

export function newList(heap: Heap): ObjectSlot {
  return newSequence(heap, LIST, []);
}

export function newSet(heap: Heap): ObjectSlot {
  const slot = heap.allocate(SET, 0);
  track(heap, slot);
  return slot;
}

/** Takes the reference at an index out of a list; it is the caller's now. */
export function takeItem(heap: Heap, list: ObjectSlot, index: number): Value {
  const value = heap.cell(list, index);
  removeCells(heap, list, index, 1);
  return value;
}

/** `list[index] = value`; the reference to the value moves to the list. */
export function replaceItem(heap: Heap, list: ObjectSlot, index: number, value: Value): void {
  const old = heap.cell(list, index);
  heap.setCell(list, index, value);
  decref(heap, old);
}

/** Adds a hashable value to a set; its reference moves to the set, or is dropped if an equal one is there. */
export function addToSet(heap: Heap, set: ObjectSlot, value: Value): void {
  if (indexOfEqual(heap, set, value, 1) >= 0) decref(heap, value);
  else heap.push(set, value);
}

/** Removes what equals a value, borrowed, from a set. */
export function discardFromSet(heap: Heap, set: ObjectSlot, value: Value): void {
  const index = indexOfEqual(heap, set, value, 1);
  if (index >= 0) decref(heap, takeItem(heap, set, index));
}
