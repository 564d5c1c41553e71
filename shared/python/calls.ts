/** `x()`: what calling a value does and gives. */
import { callFinalize, decref } from '../heap/deallocate.ts';
import { type Heap, NONE, type ObjectSlot, type Value } from '../heap/heap.ts';
import { FINALIZE, FUNCTION, LRU_CACHE, METHOD, WEAKREF } from '../heap/kinds.ts';
import { functionOf } from '../heap/methods.ts';
import { referentOf } from '../heap/weakrefs.ts';
import { invokeMethod } from './call-method.ts';
import { hasMethod } from './methods.ts';
import type { Method } from './move.ts';
import { missesArgument, raise } from './python-error.ts';
import type { Line } from './running-line.ts';
import { pythonTypeOf } from './type-names.ts';

/** Calls a value, consuming the reference to it. */
export function call(line: Line, callee: Value): Value {
  const { heap } = line;
  const kind = callee > 0 ? heap.kindOf(callee) : 0;
  if (kind === WEAKREF) return consumed(heap, callee, referentOf(heap, callee));
  if (kind === METHOD) return callBound(heap, callee);
  if (kind === FINALIZE) {
    callFinalize(heap, callee);
    return consumed(heap, callee, 0);
  }
  if (kind === FUNCTION) return consumed(heap, callee, closedOver(heap, callee));
  if (kind === LRU_CACHE)
    return raise('TypeError', "make_cached.<locals>.cached() missing 1 required positional argument: 'obj'");
  return raise('TypeError', `'${pythonTypeOf(heap, callee)}' object is not callable`);
}

/** Calls a bound method without arguments: Node's does nothing. */
function callBound(heap: Heap, method: ObjectSlot): Value {
  const self = heap.cell(method, 0);
  const name = functionOf(heap, method);
  let result: Value = NONE;
  if (hasMethod(heap, self, name)) {
    if (TAKES_ARGUMENT.has(name)) missesArgument(heap.runtime, pythonTypeOf(heap, self), name);
    result = invokeMethod(heap, self, name, 0);
  }
  decref(heap, method);
  return result;
}

const TAKES_ARGUMENT: ReadonlySet<Method> = new Set(['append', 'add', 'discard']);

function consumed(heap: Heap, callee: ObjectSlot, result: Value): Value {
  const value = result === 0 ? NONE : result;
  heap.incref(value);
  decref(heap, callee);
  return value;
}

/** What a closure returns: the contents of its cell. */
function closedOver(heap: Heap, closure: ObjectSlot): Value {
  const cells = heap.cell(closure, 1);
  const cell = cells > 0 ? heap.cell(cells, 0) : 0;
  return cell > 0 ? heap.cell(cell, 0) : 0;
}
