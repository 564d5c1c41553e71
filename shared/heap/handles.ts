/** Handles: objects that wrap an external resource. */
import { setAttribute } from './attributes.ts';
import { atomValue, type Heap, type ObjectSlot } from './heap.ts';
import { DESCRIPTOR, openDescriptor } from './resources.ts';

/** `__init__` of a handle: it opens a descriptor and remembers its number. */
export function openHandle(heap: Heap, handle: ObjectSlot): void {
  const text = String(openDescriptor(heap));
  setAttribute(heap, handle, heap.atoms.intern(DESCRIPTOR), atomValue(heap.atoms.intern(text)));
}
