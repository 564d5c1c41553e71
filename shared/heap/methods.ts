/** Bound methods, objects of which a program sees no more than that they hold what they are bound to. */
import { atomOf, type Heap, type ObjectSlot } from './heap.ts';
import { isHandle, METHOD, printedTypeName, THREAD, WEAK_VALUE_DICTIONARY } from './kinds.ts';

/** The name of the method's function; empty for `touch`, which does nothing. */
export function functionOf(heap: Heap, method: ObjectSlot): string {
  return heap.lengthOf(method) > 1 ? heap.atoms.text(atomOf(heap.cell(method, 1))) : '';
}

/** Whether the function is written in C. Those of the language's own classes and of the library's are not. */
export function isBuiltinMethod(heap: Heap, method: ObjectSlot): boolean {
  const kind = heap.kindOf(heap.cell(method, 0));
  return heap.lengthOf(method) > 1 && !isHandle(kind) && kind !== THREAD && kind !== WEAK_VALUE_DICTIONARY;
}

/** `tp_name` of an object's type, as messages and `gc.set_debug` print it. */
export function printedTypeOf(heap: Heap, slot: ObjectSlot): string {
  const kind = heap.kindOf(slot);
  if (kind === METHOD && isBuiltinMethod(heap, slot)) return 'builtin_function_or_method';
  return printedTypeName(kind, heap.runtime.typeNames);
}
