/**
 * External resources, which the collector does not own. A descriptor is a number: it is open until somebody closes it,
 * whatever becomes of the objects that know it.
 */
import { atomOf, type Heap, type ObjectSlot, type Value } from './heap.ts';
import { getAttribute } from './lookup.ts';

/** The attribute of a handle that knows its descriptor. */
export const DESCRIPTOR = 'fd';

/** Opens the next descriptor: 3, 4, …, never one that has been open before. */
export function openDescriptor(heap: Heap): number {
  const descriptor = ++heap.lastDescriptor;
  heap.descriptors.push(descriptor);
  heap.write(`open ${descriptor}`);
  return descriptor;
}

/** `shut(value)`: closes a descriptor that is open. Anything else it leaves alone. */
export function shut(heap: Heap, value: Value): void {
  if (value >= 0) return;
  const text = heap.atoms.text(atomOf(value));
  const index = heap.descriptors.findIndex((descriptor) => String(descriptor) === text);
  if (index < 0) return;
  heap.descriptors.splice(index, 1);
  heap.write(`close ${text}`);
}

/** A handle's `close()`. @returns false if the handle has lost its descriptor's number. */
export function closeHandle(heap: Heap, handle: ObjectSlot): boolean {
  const descriptor = getAttribute(heap, handle, heap.atoms.intern(DESCRIPTOR));
  if (descriptor === 0) return false;
  shut(heap, descriptor);
  return true;
}
