/** Which objects are the program's, and not the interpreter's own: what it asks about the collector tells of these alone. */
import type { Heap, ObjectSlot } from './heap.ts';
import { DICT } from './kinds.ts';
import { members } from './lists.ts';
import { isSharedDict } from './lookup.ts';

/** How many of the program's own objects a collector's list holds. */
export function sizeOfOwn(heap: Heap, head: number): number {
  return members(heap, head).filter((slot) => isOwn(heap, slot)).length;
}

/** A dict of the interpreter's that was not tracked before the program filled it counts, too. */
function isOwn(heap: Heap, slot: ObjectSlot): boolean {
  if (isSharedDict(heap, slot)) return false;
  if ((heap.ids[slot] ?? 0) >= heap.firstId) return true;
  return heap.kind[slot] === DICT && heap.runtime.dictTracking === 'while-needed';
}
