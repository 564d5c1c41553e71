/** Which methods of the language's own types an object has. Node's `touch` is no method of a type, but of that class. */
import type { Heap, Value } from '../heap/heap.ts';
import { DICT, GENERATOR, isHandle, LIST, LRU_CACHE, SET, THREAD, WEAK_VALUE_DICTIONARY } from '../heap/kinds.ts';
import { METHODS, type Method } from './move.ts';

/** Whether the object has the method. */
export function owns(heap: Heap, object: Value, method: Method): boolean {
  if (object <= 0) return false;
  const kind = heap.kindOf(object);
  switch (method) {
    case 'append':
    case 'pop':
      return kind === LIST;
    case 'clear':
      if (kind === LIST) return !heap.runtime.lacks.includes('list.clear');
      return kind === DICT || kind === SET || kind === WEAK_VALUE_DICTIONARY;
    case 'add':
    case 'discard':
      return kind === SET;
    case 'close':
      return kind === GENERATOR || isHandle(kind);
    case 'cache_clear':
      return kind === LRU_CACHE;
    case 'release':
      return kind === THREAD;
  }
}

function isMethod(name: string): name is Method {
  return (METHODS as readonly string[]).includes(name);
}

/** Whether it is the name of a method of the object. */
export function hasMethod(heap: Heap, object: Value, name: string): name is Method {
  return isMethod(name) && owns(heap, object, name);
}
