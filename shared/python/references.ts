/** Weak references as lines make and ask them. */
import type { Heap, Value } from '../heap/heap.ts';
import { HAS_WEAKREFS } from '../heap/kinds.ts';
import { notWeakReferenceable } from './python-error.ts';
import { pythonTypeOf } from './type-names.ts';

/** Raises unless the type of the value has room for weak references. */
export function requireWeakReferenceable(heap: Heap, value: Value): void {
  if (value > 0 && HAS_WEAKREFS[heap.kindOf(value)] === 1) return;
  notWeakReferenceable(pythonTypeOf(heap, value));
}
