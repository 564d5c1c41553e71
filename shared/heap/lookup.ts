/** Reading dicts and attributes, which changes nothing: what a finalizer may do while its object dies, too. */
import { atomValue, HAS_DICT, type Heap, type ObjectSlot, type Value } from './heap.ts';
import { isInstance, isSlotted, type Kind, LRU_CACHE, WEAK_VALUE_DICTIONARY } from './kinds.ts';

/** The names of `__slots__`, in the order of their declaration. */
export const SLOT_NAMES = ['left', 'right'];

/** The index of the key's cell, or -1. Keys are interned texts, so equal keys are the same number. */
export function findKey(heap: Heap, dict: ObjectSlot, key: Value): number {
  const start = heap.at[dict] ?? 0;
  const length = heap.length[dict] ?? 0;
  for (let i = 0; i < length; i += 2) if (heap.cells[start + i] === key) return i;
  return -1;
}

/** The value under a key, borrowed, or 0. */
export function dictGet(heap: Heap, dict: ObjectSlot, key: Value): Value {
  const index = findKey(heap, dict, key);
  return index < 0 ? 0 : heap.cell(dict, index + 1);
}

/** Whether objects of a kind are shared ones that a program can set attributes on. */
export function isSharedOwner(kind: Kind): boolean {
  return kind === LRU_CACHE || kind === WEAK_VALUE_DICTIONARY;
}

/** Which cell of `cached` the dict for attributes is: it holds both, as the cells of a WeakValueDictionary are its items. */
export function sharedDictCell(owner: Kind): number {
  return owner === LRU_CACHE ? 1 : 2;
}

function sharedDictOf(heap: Heap, owner: ObjectSlot): ObjectSlot {
  const index = sharedDictCell(heap.kindOf(owner));
  return index < heap.lengthOf(heap.lruCache) ? heap.cell(heap.lruCache, index) : 0;
}

/** Whether a dict is that of a shared object's attributes, which no picture shows by itself. */
export function isSharedDict(heap: Heap, slot: ObjectSlot): boolean {
  return slot === sharedDictOf(heap, heap.lruCache) || slot === sharedDictOf(heap, heap.weakcache);
}

/** The dict object that holds the object's attributes, or 0. It is the first cell, but for shared objects. */
export function dictOf(heap: Heap, slot: ObjectSlot): ObjectSlot {
  if (isSharedOwner(heap.kindOf(slot))) return sharedDictOf(heap, slot);
  return ((heap.flags[slot] ?? 0) & HAS_DICT) === 0 ? 0 : heap.cell(slot, 0);
}

/** The index of an inline attribute's cell, or -1 if the instance's type never met the name. */
export function inlineIndex(heap: Heap, kind: Kind, name: number): number {
  return heap.sharedKeys[kind]?.indexOf(name) ?? -1;
}

/** The attribute's value, borrowed, or 0. The object must be of a kind that has attributes. */
export function getAttribute(heap: Heap, instance: ObjectSlot, name: number): Value {
  const kind = heap.kindOf(instance);
  if (isSlotted(kind)) {
    const index = SLOT_NAMES.indexOf(heap.atoms.text(name));
    return index < 0 ? 0 : heap.cell(instance, index);
  }
  const dict = dictOf(heap, instance);
  if (dict !== 0) return dictGet(heap, dict, atomValue(name));
  if (!isInstance(kind)) return 0;
  const index = inlineIndex(heap, kind, name);
  return index < 0 || index >= heap.lengthOf(instance) ? 0 : heap.cell(instance, index);
}
