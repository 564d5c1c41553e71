/** Weak references as lines make and ask them. */
import type { Heap, Value } from '../heap/heap.ts';
import { HAS_WEAKREFS, LRU_CACHE } from '../heap/kinds.ts';
import { notWeakReferenceable } from './python-error.ts';
import { pythonTypeOf } from './type-names.ts';

/** Raises unless the type of the value has room for weak references. `holds` is what the exception then keeps. */
export function requireWeakReferenceable(heap: Heap, value: Value, holds?: readonly Value[]): void {
  const kind = value > 0 ? heap.kindOf(value) : 0;
  const lacksRoom = kind === LRU_CACHE && heap.runtime.lacks.includes('weakref.ref(cached)');
  if (value > 0 && HAS_WEAKREFS[kind] === 1 && !lacksRoom) return;
  notWeakReferenceable(pythonTypeOf(heap, value), holds);
}
