/** The order of an instance's attributes where it is not that of its class, by row. Mostly there is none. */
import type { Heap, ObjectSlot } from './heap.ts';

export function rememberOrder(heap: Heap, instance: ObjectSlot, order: number[]): void {
  // without holes, which an array of this length would be a slow one with
  while (heap.attributeOrder.length <= instance) heap.attributeOrder.push(undefined);
  heap.attributeOrder[instance] = order;
}

/** Of an object of any kind. */
export function forgetOrder(heap: Heap, slot: ObjectSlot): void {
  if (slot < heap.attributeOrder.length) heap.attributeOrder[slot] = undefined;
}
