/**
 * Death by reference count. CPython recurses (`subtype_dealloc` and its kind); here a stack of the dying does, so that
 * a chain of any length can die. The order is that of the recursion: an object's references are dropped one by one, and
 * what dies with one of them is gone before the next is dropped.
 */
import { forgetOrder } from './attribute-order.ts';
import { FINALIZED, GUARDED, type Heap, type ObjectSlot, type Value } from './heap.ts';
import {
  DICT,
  FINALIZE,
  FRAME,
  GENERATOR,
  GRUMP,
  HAS_DEL,
  LAST_TO_FIRST,
  PHOENIX,
  SAFE_HANDLE,
  typeNameOf,
  WEAKREF,
} from './kinds.ts';
import { track, untrack } from './lists.ts';
import { closeHandle, shut } from './resources.ts';
import {
  CALLBACK_FINALIZE,
  CALLBACK_NONE,
  CALLBACK_WATCHER,
  CALLBACK_WEAKCACHE,
  callbackOf,
  clearRef,
  keyOf,
  weakrefsOf,
} from './weakrefs.ts';

/** In `kindOfLabel`: the object's `__del__` has run. */
export const LABEL_FINALIZED = 0x80;

/** Drops one reference; what nobody holds any more dies at once. */
export function decref(heap: Heap, value: Value): void {
  if (value <= 0) return;
  const count = (heap.refcnt[value] ?? 0) - 1;
  heap.refcnt[value] = count;
  if (count === 0) deallocate(heap, value);
}

function deallocate(heap: Heap, root: ObjectSlot): void {
  if (!startDying(heap, root)) return;
  const { dying, dropped } = heap;
  const bottom = heap.dyingCount;
  dying[heap.dyingCount] = root;
  dropped[heap.dyingCount++] = 0;
  while (heap.dyingCount > bottom) {
    const slot = dying[heap.dyingCount - 1] ?? 0;
    const child = nextReference(heap, slot, dropped, heap.dyingCount - 1);
    if (child === 0) {
      heap.dyingCount--;
      if (heap.freeDicts !== null) keepDict(heap, slot);
      heap.release(slot);
      continue;
    }
    const count = (heap.refcnt[child] ?? 0) - 1;
    heap.refcnt[child] = count;
    if (count !== 0 || !startDying(heap, child)) continue;
    dying[heap.dyingCount] = child;
    dropped[heap.dyingCount++] = 0;
  }
}

/** A dict goes to the free list, and no count falls. */
function keepDict(heap: Heap, slot: ObjectSlot): void {
  if (heap.kindOf(slot) !== DICT || (heap.freeDicts ?? 0) >= MAX_FREE_DICTS) return;
  heap.freeDicts = (heap.freeDicts ?? 0) + 1;
  if (heap.counts[0] > 0) heap.counts[0]++;
}

/** `PyDict_MAXFREELIST` */
const MAX_FREE_DICTS = 80;

/** The next object to let go of, in the order of the type's deallocator; 0 when all are dropped. */
function nextReference(heap: Heap, slot: ObjectSlot, dropped: number[], top: number): ObjectSlot {
  const start = heap.at[slot] ?? 0;
  const length = heap.length[slot] ?? 0;
  const backwards = LAST_TO_FIRST[heap.kind[slot] ?? 0] === 1;
  for (let done = dropped[top] ?? 0; done < length; ) {
    const value = heap.cells[start + (backwards ? length - 1 - done : done)] ?? 0;
    done++;
    if (value > 0) {
      dropped[top] = done;
      return value;
    }
  }
  return 0;
}

/**
 * What comes before an object's references are dropped: finalizer, weak references.
 * @returns false if the object has been resurrected.
 */
function startDying(heap: Heap, slot: ObjectSlot): boolean {
  untrack(heap, slot);
  const kind = heap.kind[slot] ?? 0;
  if (kind === WEAKREF) clearRef(heap, slot);
  else if (HAS_DEL[kind] === 1) {
    if (!finalizeDying(heap, slot)) return false;
  } else {
    if (heap.weak[slot] !== 0) clearWeakRefs(heap, slot);
    // gen_dealloc in Objects/genobject.c: unlike instances, generators lose their weak references first
    if (kind === GENERATOR) runFinally(heap, slot);
  }
  forgetOrder(heap, slot);
  const label = heap.labels[slot] ?? 0;
  if (label !== 0) heap.slotOfLabel[label] = 0;
  if (heap.events !== null) {
    heap.events.push({
      type: 'died',
      object: heap.idOf(slot),
      label: heap.labelOf(slot),
      typeName: typeNameOf(kind),
      cause: heap.clearing ? 'collector' : 'count',
    });
  }
  return true;
}

function finalizeDying(heap: Heap, slot: ObjectSlot): boolean {
  if (heap.runtime.finalizers === 'legacy') {
    clearWeakRefs(heap, slot);
    return runDelFromDealloc(heap, slot);
  }
  const once = ((heap.flags[slot] ?? 0) & FINALIZED) === 0;
  if (once && !runDelFromDealloc(heap, slot)) return false;
  clearWeakRefs(heap, slot);
  return true;
}

/** `PyObject_CallFinalizerFromDealloc`: the object lives for the time of the call, tracked; false if it lives on. */
function runDelFromDealloc(heap: Heap, slot: ObjectSlot): boolean {
  track(heap, slot);
  heap.refcnt[slot] = 1;
  callDel(heap, slot);
  const count = (heap.refcnt[slot] ?? 0) - 1;
  heap.refcnt[slot] = count;
  if (count > 0) {
    heap.events?.push({ type: 'resurrected', object: heap.idOf(slot), label: heap.labelOf(slot) });
    return false;
  }
  untrack(heap, slot);
  return true;
}

/** What a generator's local is, borrowed; 0 once it has ended. */
export function heldBy(heap: Heap, generator: ObjectSlot): Value {
  const held = heap.lengthOf(generator) === 0 ? 0 : heap.cell(generator, 0);
  return held > 0 && heap.kindOf(held) === FRAME ? heap.cell(held, 0) : held;
}

/** `GeneratorExit` is raised where the generator is suspended, so its `finally` runs, if it is in one. */
export function runFinally(heap: Heap, generator: ObjectSlot): void {
  const flags = heap.flags[generator] ?? 0;
  if ((flags & GUARDED) === 0) return;
  heap.flags[generator] = flags & ~GUARDED;
  const held = heldBy(heap, generator);
  heap.write(`finally ${(held > 0 && heap.labelOf(held)) || '?'}`);
}

/** Calls an instance's `__del__`. */
export function callDel(heap: Heap, slot: ObjectSlot): void {
  const number = heap.labels[slot] ?? 0;
  heap.flags[slot] = (heap.flags[slot] ?? 0) | FINALIZED;
  heap.kindOfLabel[number] = (heap.kindOfLabel[number] ?? 0) | LABEL_FINALIZED;
  heap.events?.push({ type: 'finalized', object: heap.idOf(slot), label: `#${number}` });
  heap.write(`del #${number}`);
  const kind = heap.kind[slot];
  if (kind === PHOENIX) {
    heap.incref(slot);
    heap.push(heap.graveyard, slot);
    heap.touched.add('graveyard');
  } else if (kind === GRUMP || (kind === SAFE_HANDLE && !closeHandle(heap, slot))) {
    heap.events?.push({ type: 'exception-ignored', object: heap.idOf(slot), label: `#${number}` });
  }
}

/** `PyObject_ClearWeakRefs`: all of them are cleared, then the callbacks are called, newest first. */
function clearWeakRefs(heap: Heap, slot: ObjectSlot): void {
  const weakrefs = weakrefsOf(heap, slot);
  for (const weakref of weakrefs) heap.incref(weakref);
  for (const weakref of weakrefs) {
    noteCleared(heap, weakref, slot, callbackOf(heap, weakref) !== CALLBACK_NONE);
    clearRef(heap, weakref);
  }
  for (const weakref of weakrefs) {
    handleCallback(heap, weakref, slot);
    decref(heap, weakref);
  }
}

export function noteCleared(heap: Heap, weakref: ObjectSlot, referent: ObjectSlot, callback: boolean): void {
  heap.events?.push({
    type: 'weakref-cleared',
    weakref: heap.idOf(weakref),
    referent: heap.idOf(referent),
    callback,
  });
}

/** Calls a weak reference's callback, if it has one. The referent's row must still be there. */
export function handleCallback(heap: Heap, weakref: ObjectSlot, referent: ObjectSlot): void {
  const label = heap.labelOf(referent) ?? '?';
  switch (callbackOf(heap, weakref)) {
    case CALLBACK_WATCHER:
      heap.write(`weakref ${label}`);
      break;
    case CALLBACK_FINALIZE:
      runFinalize(heap, weakref, label);
      break;
    case CALLBACK_WEAKCACHE:
      removeFromWeakcache(heap, weakref);
      break;
  }
}

/** `finalize()`: calls the callback if that has not happened yet. */
export function callFinalize(heap: Heap, finalize: ObjectSlot): void {
  if (heap.lengthOf(finalize) === 0) return;
  const weakref = heap.cell(finalize, 0);
  runFinalize(heap, weakref, heap.labelOf(heap.weak[weakref] ?? 0) ?? '?');
}

/**
 * Calls the function of the `weakref.finalize` whose weak reference it is, once: `shut` if it was given an argument for
 * it, else `released`. What it was given may itself be what held the referent.
 */
function runFinalize(heap: Heap, weakref: ObjectSlot, label: string): void {
  const finalize = heap.cell(weakref, 0);
  if (heap.lengthOf(finalize) === 0) return;
  if (heap.lengthOf(finalize) > 1) shut(heap, heap.cell(heap.cell(finalize, 1), 0));
  else heap.write(`finalize ${label}`);
  forgetFinalize(heap, weakref);
}

/** `weakref.finalize` pops itself from its registry, so that it, and the weak reference that it holds, can go. */
function forgetFinalize(heap: Heap, weakref: ObjectSlot): void {
  const finalize = heap.cell(weakref, 0);
  if (finalize <= 0 || heap.kindOf(finalize) !== FINALIZE || heap.lengthOf(finalize) === 0) return;
  const held = heap.cell(finalize, 0);
  const args = heap.lengthOf(finalize) > 1 ? heap.cell(finalize, 1) : 0;
  heap.releaseCells(finalize);
  decref(heap, args);
  decref(heap, held);
  decref(heap, finalize);
}

/** The `remove` of a WeakValueDictionary deletes the entry whose weak reference has died. */
function removeFromWeakcache(heap: Heap, weakref: ObjectSlot): void {
  const cache = heap.weakcache;
  const key = keyOf(heap, weakref);
  for (let i = 0; i < heap.lengthOf(cache); i += 2) {
    if (heap.cell(cache, i) !== key || heap.cell(cache, i + 1) !== weakref) continue;
    removeCells(heap, cache, i, 2);
    decref(heap, weakref);
    return;
  }
}

/** Closes the gap of `count` cells at `index`; their references are the caller's now. */
export function removeCells(heap: Heap, slot: ObjectSlot, index: number, count: number): void {
  const start = heap.at[slot] ?? 0;
  const length = heap.length[slot] ?? 0;
  const { cells } = heap;
  if (index + count < length) cells.copyWithin(start + index, start + index + count, start + length);
  for (let cell = start + length - count; cell < start + length; cell++) cells[cell] = 0;
  heap.length[slot] = length - count;
}
