/** Which objects are the program's, and not the interpreter's own: what it asks about the collector tells of these alone. */
import type { Heap } from './heap.ts';
import { members } from './lists.ts';

/** How many of the program's own objects a collector's list holds. */
export function sizeOfOwn(heap: Heap, head: number): number {
  return members(heap, head).filter((slot) => (heap.ids[slot] ?? 0) >= heap.firstId).length;
}
