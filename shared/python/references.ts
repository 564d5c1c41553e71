/** Weak references as lines make and ask them. */
import type { Heap, ObjectSlot, Value } from '../heap/heap.ts';
import { HAS_WEAKREFS, LRU_CACHE, METHOD } from '../heap/kinds.ts';
import { isBuiltinMethod } from '../heap/methods.ts';
import { notWeakReferenceable } from './python-error.ts';
import { pythonTypeOf } from './type-names.ts';

/** Raises unless the type of the value has room for weak references. `holds` is what the exception then keeps. */
export function requireWeakReferenceable(heap: Heap, value: Value, holds?: readonly Value[]): void {
  const kind = value > 0 ? heap.kindOf(value) : 0;
  if (value > 0 && HAS_WEAKREFS[kind] === 1 && !lacksRoom(heap, value)) return;
  notWeakReferenceable(pythonTypeOf(heap, value), holds);
}

/** Types that have room for them in later versions alone. */
function lacksRoom(heap: Heap, slot: ObjectSlot): boolean {
  const kind = heap.kindOf(slot);
  if (kind === LRU_CACHE) return heap.runtime.lacks.includes('weakref.ref(cached)');
  return kind === METHOD && isBuiltinMethod(heap, slot) && heap.runtime.lacks.includes('weakref.ref(builtin)');
}
