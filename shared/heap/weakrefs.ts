/**
 * Weak references (Objects/weakrefobject.c). Those to one object form a list: the one without callback first, as there is
 * only one, then those with a callback, newest first.
 *
 * A weak reference's cells are: the `weakref.finalize` that its callback belongs to, its neighbours in the list, the
 * kind of its callback, its key in the weak dictionary. The first alone is a reference.
 */
import { atomOf, atomValue, type Heap, type ObjectSlot, type Value } from './heap.ts';
import { WEAKREF } from './kinds.ts';
import { track } from './lists.ts';

export const CALLBACK_NONE = 0;
export const CALLBACK_WATCHER = 1;
export const CALLBACK_FINALIZE = 2;
export const CALLBACK_WEAKCACHE = 3;
export type Callback = 0 | 1 | 2 | 3;

const NEXT = 1;
const PREVIOUS = 2;
const CALLBACK = 3;
const KEY = 4;
const CELLS = 5;

/** The live object that a weak reference refers to, or 0. */
export function referentOf(heap: Heap, weakref: ObjectSlot): ObjectSlot {
  return heap.weak[weakref] ?? 0;
}

export function callbackOf(heap: Heap, weakref: ObjectSlot): number {
  return atomOf(heap.cell(weakref, CALLBACK));
}

/** The key under which a weak dictionary holds it. */
export function keyOf(heap: Heap, weakref: ObjectSlot): Value {
  return heap.cell(weakref, KEY);
}

/** `weakref.ref(referent)`, tracked; the caller owns the result. Without callback it is always the same one. */
export function newRef(heap: Heap, referent: ObjectSlot, callback: Callback, key: Value = 0): ObjectSlot {
  if (callback === CALLBACK_NONE) {
    const known = canonicalRef(heap, referent);
    heap.incref(known);
    if (known !== 0) return known;
  }
  const weakref = heap.allocate(WEAKREF, CELLS);
  // The allocation may have collected, and so changed the list.
  const canonical = canonicalRef(heap, referent);
  heap.length[weakref] = CELLS;
  heap.setCell(weakref, NEXT, atomValue(0));
  heap.setCell(weakref, PREVIOUS, atomValue(0));
  heap.setCell(weakref, CALLBACK, atomValue(callback));
  heap.setCell(weakref, KEY, key);
  heap.weak[weakref] = referent;
  insertAfter(heap, weakref, callback === CALLBACK_NONE ? 0 : canonical, referent);
  track(heap, weakref);
  heap.announce(weakref);
  return weakref;
}

function canonicalRef(heap: Heap, referent: ObjectSlot): ObjectSlot {
  const head = heap.weak[referent] ?? 0;
  return head !== 0 && callbackOf(heap, head) === CALLBACK_NONE ? head : 0;
}

function insertAfter(heap: Heap, weakref: ObjectSlot, before: ObjectSlot, referent: ObjectSlot): void {
  const after = before === 0 ? (heap.weak[referent] ?? 0) : nextRef(heap, before);
  heap.setCell(weakref, PREVIOUS, atomValue(before));
  heap.setCell(weakref, NEXT, atomValue(after));
  if (before === 0) heap.weak[referent] = weakref;
  else heap.setCell(before, NEXT, atomValue(weakref));
  if (after !== 0) heap.setCell(after, PREVIOUS, atomValue(weakref));
}

export function nextRef(heap: Heap, weakref: ObjectSlot): ObjectSlot {
  return atomOf(heap.cell(weakref, NEXT));
}

/** `_PyWeakref_ClearRef`: the weak reference forgets its referent, without calling anything. Does nothing if it is dead. */
export function clearRef(heap: Heap, weakref: ObjectSlot): void {
  const referent = heap.weak[weakref] ?? 0;
  if (referent === 0) return;
  const before = atomOf(heap.cell(weakref, PREVIOUS));
  const after = nextRef(heap, weakref);
  if (before === 0) heap.weak[referent] = after;
  else heap.setCell(before, NEXT, atomValue(after));
  if (after !== 0) heap.setCell(after, PREVIOUS, atomValue(before));
  heap.setCell(weakref, NEXT, atomValue(0));
  heap.setCell(weakref, PREVIOUS, atomValue(0));
  heap.weak[weakref] = 0;
}

/** The weak references to an object, in the order of its list. */
export function weakrefsOf(heap: Heap, referent: ObjectSlot): ObjectSlot[] {
  const found: ObjectSlot[] = [];
  for (let weakref = heap.weak[referent] ?? 0; weakref !== 0; weakref = nextRef(heap, weakref)) found.push(weakref);
  return found;
}
