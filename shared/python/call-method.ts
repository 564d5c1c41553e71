/** Methods of the built-in types: `l.append(x)`, `s.discard(x)`, `g.close()`, … */
import { clearReferences } from '../heap/clear.ts';
import { addToSet, discardFromSet, takeItem } from '../heap/containers.ts';
import { decref } from '../heap/deallocate.ts';
import { unhashableIn } from '../heap/equality.ts';
import { type Heap, NONE, type ObjectSlot, type Value } from '../heap/heap.ts';
import { clearCache, closeGenerator } from '../heap/holders.ts';
import { isHandle, SET } from '../heap/kinds.ts';
import { closeHandle } from '../heap/resources.ts';
import { releaseThread } from '../heap/threads.ts';
import { lacksMethod } from './attribute-access.ts';
import { owns } from './methods.ts';
import type { Method } from './move.ts';
import { noAttribute, notASetElement, raise } from './python-error.ts';
import type { Line } from './running-line.ts';
import { pythonTypeOf } from './type-names.ts';

/** Calls a method of the object on the line's stack below the argument, which is 0 if there is none; leaves the result there. */
export function callMethod({ heap, stack }: Line, method: Method): void {
  const argument = stack[stack.length - 1] ?? 0;
  const object = stack[stack.length - 2] ?? 0;
  if (!owns(heap, object, method)) lacksMethod(heap, object, method);
  const result = invokeMethod(heap, object, method, argument);
  stack.pop();
  stack[stack.length - 1] = result;
  decref(heap, object);
}

/** Calls a method that the object has. Consumes the reference to the argument, if it does not raise. */
export function invokeMethod(heap: Heap, object: ObjectSlot, method: Method, argument: Value): Value {
  switch (method) {
    case 'append':
      heap.push(object, argument);
      break;
    case 'pop': {
      const length = heap.lengthOf(object);
      return length === 0 ? raise('IndexError', 'pop from empty list') : takeItem(heap, object, length - 1);
    }
    case 'clear':
      clearReferences(heap, object);
      break;
    case 'add':
      requireHashable(heap, argument);
      addToSet(heap, object, argument);
      break;
    case 'discard':
      // A set stands for the frozenset that equals it, and no set of the language holds one.
      if (argument <= 0 || heap.kindOf(argument) !== SET) requireHashable(heap, argument);
      discardFromSet(heap, object, argument);
      decref(heap, argument);
      break;
    case 'close':
      if (!isHandle(heap.kindOf(object))) closeGenerator(heap, object);
      else if (!closeHandle(heap, object)) noAttribute(pythonTypeOf(heap, object), 'fd', [object]);
      break;
    case 'cache_clear':
      clearCache(heap);
      break;
    case 'release':
      releaseThread(heap, object);
      break;
  }
  return NONE;
}

function requireHashable(heap: Heap, value: Value): void {
  const bad = unhashableIn(heap, value);
  if (bad !== null) notASetElement(heap.runtime, pythonTypeOf(heap, value), bad);
}
