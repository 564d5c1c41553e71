/** Which methods of the language's own types an object has. Node's `touch` is no method of a type, but of that class. */
import type { Heap, Value } from '../heap/heap.ts';
import {
  DICT,
  GENERATOR,
  HANDLE,
  LIST,
  LRU_CACHE,
  SAFE_HANDLE,
  SET,
  THREAD,
  WEAK_VALUE_DICTIONARY,
} from '../heap/kinds.ts';
import type { Method } from './move.ts';

const OWNERS: Readonly<Record<Method, readonly number[]>> = {
  append: [LIST],
  pop: [LIST],
  clear: [LIST, DICT, SET, WEAK_VALUE_DICTIONARY],
  add: [SET],
  discard: [SET],
  close: [GENERATOR, HANDLE, SAFE_HANDLE],
  cache_clear: [LRU_CACHE],
  release: [THREAD],
};

function isMethod(name: string): name is Method {
  return Object.hasOwn(OWNERS, name);
}

/** Whether it is the name of a method of the object. */
export function hasMethod(heap: Heap, object: Value, name: string): name is Method {
  if (object <= 0 || !isMethod(name)) return false;
  const kind = heap.kindOf(object);
  const isLacking = name === 'clear' && kind === LIST && heap.runtime.lacks.includes('list.clear');
  return !isLacking && OWNERS[name].includes(kind);
}
