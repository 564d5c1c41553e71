/** `UNPACK_SEQUENCE`: what iterating over a value gives, as often as there are targets. */
import { decref } from '../heap/deallocate.ts';
import { atomOf, atomValue, type Heap, type ObjectSlot, type Value } from '../heap/heap.ts';
import { exhaustGenerator } from '../heap/holders.ts';
import { DICT, EXCEPTION, GENERATOR, LIST, SET, TUPLE, WEAK_VALUE_DICTIONARY } from '../heap/kinds.ts';
import { referentOf } from '../heap/weakrefs.ts';
import { atomType, charactersOf } from './atom-text.ts';
import { notIterable, since, tooFewValues, tooManyValues } from './python-error.ts';
import { pythonTypeOf } from './type-names.ts';

/** The items of a value, borrowed by the caller until now, as references of its own; raises unless there are `count`. */
export function unpack(heap: Heap, value: Value, count: number): Value[] {
  const items = iterate(heap, value);
  if (items.length === count) return items;
  for (const item of items) decref(heap, item);
  if (items.length < count) return tooFewValues(heap.runtime, count, items.length);
  const kind = value > 0 ? heap.kindOf(value) : 0;
  return tooManyValues(heap.runtime, count, HAS_LENGTH.has(kind) ? items.length : null);
}

/** The types of which the message about too many values tells how many there are. */
const HAS_LENGTH: ReadonlySet<number> = new Set([LIST, TUPLE, DICT]);

function iterate(heap: Heap, value: Value): Value[] {
  const kind = value > 0 ? heap.kindOf(value) : 0;
  switch (kind) {
    case LIST:
    case TUPLE:
    case SET:
      return owned(heap, heap.lengthOf(value), (index) => heap.cell(value, index));
    case DICT:
      return owned(heap, heap.lengthOf(value) / 2, (index) => heap.cell(value, 2 * index));
    case WEAK_VALUE_DICTIONARY:
      return livingKeys(heap, value);
    case GENERATOR:
      return exhaustGenerator(heap, value);
    case EXCEPTION:
      // on 2.7 an exception is a sequence of its arguments
      if (!since(heap.runtime, '3.8')) return iterate(heap, heap.cell(value, 1));
  }
  const text = value < 0 ? heap.atoms.text(atomOf(value)) : null;
  if (text === null || atomType(text) !== 'str') return notIterable(heap.runtime, pythonTypeOf(heap, value));
  return charactersOf(text).map((character) => atomValue(heap.atoms.intern(character)));
}

function owned(heap: Heap, length: number, at: (index: number) => Value): Value[] {
  const items = Array.from({ length }, (_, index) => at(index));
  for (const item of items) heap.incref(item);
  return items;
}

function livingKeys(heap: Heap, dictionary: ObjectSlot): Value[] {
  const keys: Value[] = [];
  for (let i = 0; i < heap.lengthOf(dictionary); i += 2) {
    if (referentOf(heap, heap.cell(dictionary, i + 1)) !== 0) keys.push(heap.cell(dictionary, i));
  }
  return keys;
}
