/** What Python calls the type of a value, in its messages. */
import { atomOf, type Heap, type Value } from '../heap/heap.ts';
import { FINALIZE, LOG_RECORD, WEAK_VALUE_DICTIONARY } from '../heap/kinds.ts';
import { printedTypeOf } from '../heap/methods.ts';
import { atomType } from './atom-text.ts';
import { since } from './python-error.ts';

export function pythonTypeOf(heap: Heap, value: Value): string {
  if (value <= 0) return atomType(heap.atoms.text(atomOf(value)));
  return printedTypeOf(heap, value);
}

const MODULES: Readonly<Record<number, string>> = {
  [FINALIZE]: 'weakref.',
  [WEAK_VALUE_DICTIONARY]: 'weakref.',
  [LOG_RECORD]: 'logging.',
};

/** The type's name with its module, which messages that are new in 3.15 tell (`%T`). */
export function qualifiedTypeOf(heap: Heap, value: Value): string {
  const module = since(heap.runtime, '3.15') && value > 0 ? MODULES[heap.kindOf(value)] : undefined;
  return `${module ?? ''}${pythonTypeOf(heap, value)}`;
}
