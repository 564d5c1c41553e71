/** Emptying an object that lives on: `clear()` of containers and the `tp_clear` that the collector calls. */
import { forgetOrder } from './attribute-order.ts';
import { decref } from './deallocate.ts';
import type { Heap, ObjectSlot, Value } from './heap.ts';
import { FRAME, isSlotted, LAST_TO_FIRST, WEAKREF } from './kinds.ts';
import { clearRef } from './weakrefs.ts';

/** Drops all references of an object in the order of its type; what it held first it no longer shows. */
export function clearReferences(heap: Heap, slot: ObjectSlot): void {
  const held = takeReferences(heap, slot);
  if (LAST_TO_FIRST[heap.kindOf(slot)] === 1) held.reverse();
  for (const value of held) decref(heap, value);
}

function takeReferences(heap: Heap, slot: ObjectSlot): Value[] {
  const start = heap.at[slot] ?? 0;
  const length = heap.length[slot] ?? 0;
  const held: Value[] = [];
  for (let i = start; i < start + length; i++) {
    const value = heap.cells[i] ?? 0;
    if (value > 0) held.push(value);
    heap.cells[i] = 0;
  }
  if (!isSlotted(heap.kindOf(slot))) heap.length[slot] = 0;
  return held;
}

/** `tp_clear` of the types that have one. */
export function clearObject(heap: Heap, slot: ObjectSlot): void {
  const kind = heap.kindOf(slot);
  if (kind === WEAKREF) {
    clearRef(heap, slot);
    const finalize = heap.cell(slot, 0);
    heap.setCell(slot, 0, 0);
    decref(heap, finalize);
  } else if (kind === FRAME) {
    const local = heap.cell(slot, 0);
    heap.setCell(slot, 0, 0);
    decref(heap, local);
  } else clearReferences(heap, slot);
  forgetOrder(heap, slot);
}
