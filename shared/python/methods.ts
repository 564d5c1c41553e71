/** Which methods of the language's own types an object has. Node's `touch` is no method of a type, but of that class. */
import type { Heap, Value } from '../heap/heap.ts';
import {
  DICT,
  GENERATOR,
  HANDLE,
  type Kind,
  LIST,
  LRU_CACHE,
  SAFE_HANDLE,
  SET,
  THREAD,
  WEAK_VALUE_DICTIONARY,
} from '../heap/kinds.ts';
import type { Method } from './move.ts';

const OWNERS: Readonly<Record<Method, readonly Kind[]>> = {
  append: [LIST],
  pop: [LIST],
  clear: [LIST, DICT, SET, WEAK_VALUE_DICTIONARY],
  add: [SET],
  discard: [SET],
  close: [GENERATOR, HANDLE, SAFE_HANDLE],
  cache_clear: [LRU_CACHE],
  release: [THREAD],
};

/** Whether the object has the method. */
export function owns(heap: Heap, object: Value, method: Method): boolean {
  if (object <= 0) return false;
  const kind = heap.kindOf(object);
  const isLacking = method === 'clear' && kind === LIST && heap.runtime.lacks.includes('list.clear');
  return !isLacking && OWNERS[method].includes(kind);
}

/** Whether it is the name of a method of the object. */
export function hasMethod(heap: Heap, object: Value, name: string): name is Method {
  return Object.hasOwn(OWNERS, name) && owns(heap, object, name as Method);
}
