/** What Python calls the type of a value, in its messages. */
import { atomOf, type Heap, type Value } from '../heap/heap.ts';
import { printedTypeName } from '../heap/kinds.ts';
import { atomType } from './atom-text.ts';

export function pythonTypeOf(heap: Heap, value: Value): string {
  if (value <= 0) return atomType(heap.atoms.text(atomOf(value)));
  return printedTypeName(heap.kindOf(value), heap.runtime.typeNames);
}
