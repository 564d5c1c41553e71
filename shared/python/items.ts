/** Subscripts: `x[0]`, `d['k1']`, read, written and deleted. */
import { replaceItem, takeItem } from '../heap/containers.ts';
import { decref } from '../heap/deallocate.ts';
import { dictDelete, dictSet } from '../heap/dicts.ts';
import { atomOf, atomValue, type Heap, type ObjectSlot, type Value } from '../heap/heap.ts';
import { DICT, isInstance, LIST, LOCAL, SET, THREAD, TUPLE, WEAK_VALUE_DICTIONARY } from '../heap/kinds.ts';
import { dictGet } from '../heap/lookup.ts';
import { CALLBACK_WEAKCACHE, newRef, referentOf } from '../heap/weakrefs.ts';
import { atomType, charactersOf } from './atom-text.ts';
import type { CodeText } from './code-text.ts';
import { badIndexType, notSubscriptable, raise, since } from './python-error.ts';
import { requireWeakReferenceable } from './references.ts';
import { pythonTypeOf } from './type-names.ts';

function keyValue(heap: Heap, key: CodeText): Value {
  return atomValue(key.numberIn(heap.atoms));
}

/** The index that a key means in a sequence of this length, or -1 if there is none. */
function indexIn(heap: Heap, container: string, { text, integer: index }: CodeText, length: number): number {
  if (index === null) return badIndexType(heap.runtime, container, atomType(text));
  const fromStart = index < 0 ? index + length : index;
  return fromStart >= 0 && fromStart < length ? fromStart : -1;
}

/** `object[key]`, as a reference of the caller's. */
export function getItem(heap: Heap, object: Value, key: CodeText): Value {
  const kind = object > 0 ? heap.kindOf(object) : 0;
  if (kind === LIST || kind === TUPLE) {
    const type = kind === LIST ? 'list' : 'tuple';
    const index = indexIn(heap, type, key, heap.lengthOf(object));
    if (index < 0) return raise('IndexError', `${type} index out of range`);
    return owned(heap, heap.cell(object, index));
  }
  if (kind === DICT) {
    const value = dictGet(heap, object, keyValue(heap, key));
    return value === 0 ? raise('KeyError', key.text) : owned(heap, value);
  }
  if (kind === WEAK_VALUE_DICTIONARY) {
    const weakref = dictGet(heap, object, keyValue(heap, key));
    const referent = weakref === 0 ? 0 : referentOf(heap, weakref);
    return referent === 0 ? raise('KeyError', key.text) : owned(heap, referent);
  }
  if (object <= 0 && atomType(heap.atoms.text(atomOf(object))) === 'str') return characterAt(heap, object, key);
  const looksLikeSequence = (isInstance(kind) || kind === SET || kind === THREAD) && key.integer !== null;
  return notSubscriptable(heap.runtime, pythonTypeOf(heap, object), looksLikeSequence);
}

function owned(heap: Heap, value: Value): Value {
  heap.incref(value);
  return value;
}

/** Strings are atoms; their characters are too. */
function characterAt(heap: Heap, object: Value, key: CodeText): Value {
  const characters = charactersOf(heap.atoms.text(atomOf(object)));
  const index = indexIn(heap, 'string', key, characters.length);
  if (index < 0) return raise('IndexError', 'string index out of range');
  return atomValue(heap.atoms.intern(characters[index] ?? "''"));
}

/** `object[key] = value`. The reference to the value is consumed only on success. */
export function setItem(heap: Heap, object: Value, key: CodeText, value: Value): void {
  const kind = object > 0 ? heap.kindOf(object) : 0;
  if (kind === LIST) {
    const index = indexIn(heap, 'list', key, heap.lengthOf(object));
    if (index < 0) raise('IndexError', 'list assignment index out of range');
    replaceItem(heap, object, index, value);
  } else if (kind === DICT) dictSet(heap, object, keyValue(heap, key), value);
  else if (kind === WEAK_VALUE_DICTIONARY) setWeakItem(heap, object, keyValue(heap, key), value);
  else raise('TypeError', `'${pythonTypeOf(heap, object)}' object does not support item assignment`);
}

function setWeakItem(heap: Heap, dictionary: ObjectSlot, key: Value, value: Value): void {
  requireWeakReferenceable(heap, value, [value]); // by the frame of `WeakValueDictionary.__setitem__`
  dictSet(heap, dictionary, key, newRef(heap, value, CALLBACK_WEAKCACHE, key));
  decref(heap, value);
}

/** Types that refuse an index as sequences do, in other words than for other keys. */
const SEQUENCES: ReadonlySet<string> = new Set(['tuple', 'set', 'str', 'exceptions.ValueError', 'Thread']);

/** `del object[key]` */
export function deleteItem(heap: Heap, object: Value, key: CodeText): void {
  const kind = object > 0 ? heap.kindOf(object) : 0;
  if (kind === LIST) {
    const index = indexIn(heap, 'list', key, heap.lengthOf(object));
    if (index < 0) raise('IndexError', 'list assignment index out of range');
    decref(heap, takeItem(heap, object, index));
  } else if (kind === DICT || kind === WEAK_VALUE_DICTIONARY) {
    if (!dictDelete(heap, object, keyValue(heap, key))) raise('KeyError', key.text);
  } else {
    const type = pythonTypeOf(heap, object);
    const isHeapType = isInstance(kind) || (kind === LOCAL && since(heap.runtime, '3.10'));
    const isSequence = isHeapType || SEQUENCES.has(type);
    const not = isSequence && key.integer !== null ? "doesn't" : 'does not';
    raise('TypeError', `'${type}' object ${not} support item deletion`);
  }
}
