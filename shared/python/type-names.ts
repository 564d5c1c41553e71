/** What Python calls the type of a value, in its messages. */
import { atomOf, type Heap, type Value } from '../heap/heap.ts';
import { EXCEPTION, FUNCTION, LRU_CACHE, METHOD, typeNameOf, WEAKREF } from '../heap/kinds.ts';
import { atomType } from './atom-text.ts';
import { since } from './python-error.ts';

export function pythonTypeOf(heap: Heap, value: Value): string {
  if (value <= 0) return atomType(heap.atoms.text(atomOf(value)));
  const kind = heap.kindOf(value);
  switch (kind) {
    case WEAKREF:
      return since(heap.runtime, '3.10') ? 'weakref.ReferenceType' : 'weakref';
    case EXCEPTION:
      return since(heap.runtime, '3.8') ? 'ValueError' : 'exceptions.ValueError';
    case METHOD:
      return since(heap.runtime, '3.8') ? 'method' : 'instancemethod';
    case LRU_CACHE:
      return 'functools._lru_cache_wrapper';
    case FUNCTION:
      return 'function';
    default:
      return typeNameOf(kind);
  }
}
