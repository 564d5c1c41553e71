/** Strong reachability from names and from the interpreter's own structures: what is not garbage, whoever knows it. */
import { FIRST_SLOT, type Heap, type ObjectSlot } from './heap.ts';
import { FINALIZE } from './kinds.ts';

/** The rows of everything that a program can still get at, or that the interpreter holds. */
export function reachableSlots(heap: Heap): Set<ObjectSlot> {
  const reached = new Set<ObjectSlot>(rootSlots(heap));
  for (const slot of reached) {
    for (let i = 0; i < heap.lengthOf(slot); i++) {
      const value = heap.cell(slot, i);
      if (value > 0) reached.add(value);
    }
  }
  return reached;
}

function rootSlots(heap: Heap): ObjectSlot[] {
  const roots: ObjectSlot[] = [heap.garbage, heap.namespace];
  for (const names of heap.frames.values()) for (const value of names.values()) if (value > 0) roots.push(value);
  roots.push(...heap.threads.values());
  for (let slot = FIRST_SLOT; slot < heap.slotsUsed; slot++) if (isRegistered(heap, slot)) roots.push(slot);
  return roots;
}

/** A `weakref.finalize` that has not been called yet is held by its module. */
export function isRegistered(heap: Heap, slot: ObjectSlot): boolean {
  return heap.kind[slot] === FINALIZE && heap.lengthOf(slot) > 0;
}
