import type { Heap, ObjectSlot } from '../heap/heap.ts';
import type { ObjectId } from '../heap/picture.ts';

/** For everything that hangs from one of these objects by strong references, what is told of the nearest one; itself first. */
export function nearest<T>(heap: Heap, sources: ReadonlyMap<ObjectSlot, T>): Map<ObjectId, T> {
  const front = new Map(sources);
  const found = new Map<ObjectId, T>();
  // a map is walked in order of insertion, additions included: breadth first
  for (const [slot, told] of front) {
    found.set(heap.idOf(slot), told);
    for (let i = 0; i < heap.lengthOf(slot); i++) {
      const value = heap.cell(slot, i);
      if (value > 0 && !front.has(value)) front.set(value, told);
    }
  }
  return found;
}
