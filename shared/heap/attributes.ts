/**
 * Attributes of instances. With `__slots__` they are cells of the instance in the order of declaration. Otherwise,
 * where the runtime keeps them inline, they are cells in the order in which the class first met the names; elsewhere, or
 * once a name has found no room in the class, they are entries of a dict object that the instance holds.
 */
import { forgetOrder, rememberOrder } from './attribute-order.ts';
import { decref } from './deallocate.ts';
import { dictDelete, dictSet, newDict } from './dicts.ts';
import { atomValue, HAS_DICT, type Heap, type ObjectSlot, type Value } from './heap.ts';
import { EXCEPTION, FUNCTION, isInstance, isSlotted, type Kind, LOCAL } from './kinds.ts';
import { track } from './lists.ts';
import { dictOf, getAttribute, inlineIndex, isSharedOwner, SLOT_NAMES } from './lookup.ts';
import { makeSharedDict } from './shared-attributes.ts';

/** Makes an instance: its class gives up room for names, its attributes get a home. The caller owns it. */
export function newInstance(heap: Heap, kind: Kind): ObjectSlot {
  if (isSlotted(kind)) {
    const slot = heap.allocate(kind, SLOT_NAMES.length);
    heap.length[slot] = SLOT_NAMES.length;
    track(heap, slot);
    return slot;
  }
  const slot = heap.allocate(kind, heap.runtime.instanceDict === 'inline' ? 0 : 1);
  track(heap, slot);
  if (heap.runtime.instanceDict === 'inline') shrinkRoom(heap, kind);
  else giveDict(heap, slot);
  return slot;
}

/** Each instance takes one place of the room for names, the first one another for the label. */
function shrinkRoom(heap: Heap, kind: Kind): void {
  const room = heap.sharedKeysRoom[kind] ?? 0;
  if (room > 1) heap.sharedKeysRoom[kind] = room - 1;
  if (heap.sharedKeys[kind] !== undefined) return;
  heap.sharedKeys[kind] = [];
  heap.sharedKeysRoom[kind] = (heap.sharedKeysRoom[kind] ?? 0) - 1;
}

function giveDict(heap: Heap, instance: ObjectSlot): ObjectSlot {
  const dict = newDict(heap);
  heap.flags[instance] = (heap.flags[instance] ?? 0) | HAS_DICT;
  heap.push(instance, dict);
  return dict;
}

/** Functions and exceptions get a dict when the first attribute is set. Their first cell is kept for it. */
function setOnDemand(heap: Heap, slot: ObjectSlot, name: number, value: Value): void {
  let dict = dictOf(heap, slot);
  if (dict === 0 && isSharedOwner(heap.kindOf(slot))) dict = makeSharedDict(heap, slot);
  if (dict === 0) {
    dict = newDict(heap);
    heap.setCell(slot, 0, dict);
    heap.flags[slot] = (heap.flags[slot] ?? 0) | HAS_DICT;
    heap.announce(dict);
  }
  dictSet(heap, dict, atomValue(name), value);
}

/** Whether objects of a kind can have attributes that a program sets. */
export function hasAttributes(kind: Kind): boolean {
  return isInstance(kind) || kind === FUNCTION || kind === EXCEPTION || kind === LOCAL || isSharedOwner(kind);
}

/** Sets an attribute; the reference moves to the instance. @returns false if `__slots__` does not have the name. */
export function setAttribute(heap: Heap, instance: ObjectSlot, name: number, value: Value): boolean {
  const kind = heap.kindOf(instance);
  if (isSlotted(kind)) {
    const index = SLOT_NAMES.indexOf(heap.atoms.text(name));
    if (index < 0) return false;
    replaceCell(heap, instance, index, value);
    return true;
  }
  const dict = dictOf(heap, instance);
  if (!isInstance(kind)) setOnDemand(heap, instance, name, value);
  else if (dict !== 0) dictSet(heap, dict, atomValue(name), value);
  else setInline(heap, instance, kind, name, value);
  return true;
}

function replaceCell(heap: Heap, slot: ObjectSlot, index: number, value: Value): void {
  const old = heap.cell(slot, index);
  heap.setCell(slot, index, value);
  decref(heap, old);
}

/** The index of a name in its class, which from now on knows it; -1 if the class has no room for another one. */
function meetName(heap: Heap, kind: Kind, name: number): number {
  const known = inlineIndex(heap, kind, name);
  const room = heap.sharedKeysRoom[kind] ?? 0;
  if (known >= 0 || room === 0) return known;
  heap.sharedKeysRoom[kind] = room - 1;
  const keys = heap.sharedKeys[kind] ?? [];
  heap.sharedKeys[kind] = keys;
  return keys.push(name) - 1;
}

function setInline(heap: Heap, instance: ObjectSlot, kind: Kind, name: number, value: Value): void {
  const index = meetName(heap, kind, name);
  if (index < 0) {
    dictSet(heap, moveToDict(heap, instance, kind), atomValue(name), value);
    return;
  }
  const length = heap.lengthOf(instance);
  if (index >= length) {
    heap.reserve(instance, index + 1);
    heap.length[instance] = index + 1;
  }
  if (heap.cell(instance, index) === 0) noteOrder(heap, instance, index, length);
  replaceCell(heap, instance, index, value);
}

/** Remembers the order of insertion where it is not that of the class. Called before the new value is stored. */
function noteOrder(heap: Heap, instance: ObjectSlot, index: number, length: number): void {
  const order = heap.attributeOrder[instance];
  if (order !== undefined) order.push(index);
  else if (lastFilled(heap, instance, length) > index) {
    const filled: number[] = [];
    for (let i = 0; i < length; i++) if (heap.cell(instance, i) !== 0) filled.push(i);
    filled.push(index);
    rememberOrder(heap, instance, filled);
  }
}

function lastFilled(heap: Heap, instance: ObjectSlot, length: number): number {
  let last = length - 1;
  while (last >= 0 && heap.cell(instance, last) === 0) last--;
  return last;
}

/** `make_dict_from_instance_attributes`: the attributes become entries of a dict, in the order of their insertion. */
function moveToDict(heap: Heap, instance: ObjectSlot, kind: Kind): ObjectSlot {
  const keys = heap.sharedKeys[kind] ?? [];
  const order = heap.attributeOrder[instance];
  const length = heap.lengthOf(instance);
  const entries: number[] = [];
  for (let i = 0; i < (order?.length ?? length); i++) {
    const index = order?.[i] ?? i;
    const value = index < length ? heap.cell(instance, index) : 0;
    if (value !== 0) entries.push(keys[index] ?? 0, value);
  }
  forgetOrder(heap, instance);
  heap.releaseCells(instance);
  const dict = giveDict(heap, instance);
  for (let i = 0; i < entries.length; i += 2) dictSet(heap, dict, atomValue(entries[i] ?? 0), entries[i + 1] ?? 0);
  heap.announce(dict);
  return dict;
}

/** Deletes an attribute. @returns false if the instance does not have it. */
export function deleteAttribute(heap: Heap, instance: ObjectSlot, name: number): boolean {
  const dict = dictOf(heap, instance);
  if (dict !== 0) return dictDelete(heap, dict, atomValue(name));
  const kind = heap.kindOf(instance);
  // Even a deletion that fails makes the class meet the name (`store_instance_attr_lock_held`).
  if (isInstance(kind) && !isSlotted(kind)) meetName(heap, kind, name);
  if (getAttribute(heap, instance, name) === 0) return false;
  const index = isSlotted(kind) ? SLOT_NAMES.indexOf(heap.atoms.text(name)) : inlineIndex(heap, kind, name);
  const order = heap.attributeOrder[instance];
  if (order !== undefined) order.splice(order.indexOf(index), 1);
  replaceCell(heap, instance, index, 0);
  return true;
}

/** The attributes in the order in which the instance drops them, as names and borrowed values. */
export function attributesOf(heap: Heap, instance: ObjectSlot): (readonly [string, Value])[] {
  const kind = heap.kindOf(instance);
  const found: (readonly [string, Value])[] = [];
  for (let i = 0; i < heap.lengthOf(instance); i++) {
    const value = heap.cell(instance, i);
    const name = isSlotted(kind) ? SLOT_NAMES[i] : heap.atoms.text(heap.sharedKeys[kind]?.[i] ?? 0);
    if (value !== 0 && name !== undefined) found.push([name, value]);
  }
  return found;
}
