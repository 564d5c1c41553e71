/**
 * A collection (`gc_collect_main` in Python/gc.c, `collect` in Modules/gcmodule.c of 2.7).
 *
 * The order is the same on every runtime; the rules decide what some of the steps do: merge the younger lists, find
 * the unreachable, promote the rest, clear weak references and call back, run finalizers, look for resurrection,
 * clear what is left.
 */
import { clearObject } from './clear.ts';
import { type Collected, DEBUG_SAVEALL, type Generation } from './collection.ts';
import { callDel, decref, handleCallback, noteCleared, runFinally } from './deallocate.ts';
import * as debug from './debug-prints.ts';
import {
  CALLBACKS,
  FINALIZED,
  FINALIZERS,
  GENERATION_0,
  GUARDED,
  type Heap,
  NOT_COLLECTING,
  type ObjectSlot,
  SEEN,
  STILL_UNREACHABLE,
  UNREACHABLE,
} from './heap.ts';
import { DICT, GENERATOR, HAS_DEL, HAS_NO_CLEAR, TUPLE, WEAKREF } from './kinds.ts';
import { append, isEmpty, members, merge, move, setGeneration, size, unlink } from './lists.ts';
import { type Census, deduceUnreachable, subtractRefs, updateRefs } from './reachability.ts';
import * as trace from './trace.ts';
import { untrackDicts, untrackTuples } from './tracking.ts';
import { CALLBACK_NONE, callbackOf, clearRef, weakrefsOf } from './weakrefs.ts';

/** Collects a generation and the younger ones. Does nothing while a collection runs. */
export function collect(heap: Heap, generation: Generation): Collected {
  if (heap.collecting) return { collected: 0, uncollectable: 0 };
  heap.collecting = true;
  heap.beforeCollection?.();
  callCallbacks(heap, `gc start ${generation}`);
  const found = collectMain(heap, generation);
  heap.collecting = false;
  const stats = heap.stats[generation];
  if (stats !== undefined) {
    stats[0]++;
    stats[1] += found.collected;
    stats[2] += found.uncollectable;
  }
  trace.collected(heap, generation, found);
  const { collected, uncollectable } = found;
  callCallbacks(heap, `gc stop ${generation} collected ${collected - uncollectable} uncollectable ${uncollectable}`);
  heap.afterCollection?.(generation);
  return found;
}

/** `invoke_gc_callback`: each `on_gc` in `gc.callbacks` tells the start and the stop. */
function callCallbacks(heap: Heap, text: string): void {
  for (let i = 0; i < heap.gcCallbacks; i++) heap.write(text);
}

/** Whether the allocations since the last collection call for another one. */
export function isOverThreshold(heap: Heap): boolean {
  const [first] = heap.thresholds;
  return heap.enabled && !heap.collecting && first !== 0 && heap.counts[0] > first;
}

/** The automatic collection that allocations bring about. */
export function collectIfDue(heap: Heap): void {
  if (isOverThreshold(heap)) collectOldestDue(heap);
}

/**
 * Collects the oldest generation whose count is over its threshold, but the oldest of all only once what waits there
 * is a quarter of what survived its last collection.
 */
export function collectOldestDue(heap: Heap): void {
  for (const generation of [2, 1, 0] as const) {
    if (heap.counts[generation] <= heap.thresholds[generation]) continue;
    if (generation === 2 && heap.longLivedPending < Math.floor(heap.longLivedTotal / 4)) continue;
    collect(heap, generation);
    return;
  }
}

function collectMain(heap: Heap, generation: Generation): Collected {
  debug.starting(heap, generation);
  resetCounts(heap, generation);
  const young = GENERATION_0 + generation;
  const olderGeneration: Generation = generation === 0 ? 1 : 2;
  const old = GENERATION_0 + olderGeneration;
  for (let list = GENERATION_0; list <= young; list++) {
    // so that survivors need not be told where they are, which those of the oldest generation know
    if (list !== old) setGeneration(heap, list, olderGeneration);
    if (list !== young) merge(heap, list, young);
  }
  trace.merged(heap, generation, young);
  const deduce = heap.events === null ? deduceUnreachable : trace.deduceUnreachable;
  const survivors = deduce(heap, young);
  const legacy = heap.runtime.finalizers === 'legacy';
  promote(heap, young, old, survivors);
  if (legacy) moveLegacyFinalizers(heap);
  debug.collectable(heap);
  let collected = legacy ? size(heap, UNREACHABLE) : 0;
  collected += handleWeakrefs(heap, old, olderGeneration);
  if (legacy) deleteGarbage(heap, UNREACHABLE, old);
  else {
    finalizeGarbage(heap);
    collected += deleteStillUnreachable(heap, old);
  }
  debug.uncollectable(heap);
  const uncollectable = size(heap, FINALIZERS);
  debug.done(heap, { collected: collected + uncollectable, uncollectable });
  if (legacy) handleLegacyFinalizers(heap, old);
  return { collected: collected + uncollectable, uncollectable };
}

function resetCounts(heap: Heap, generation: Generation): void {
  for (let i = 0; i <= generation; i++) heap.counts[i as Generation] = 0;
  if (generation < 2) heap.counts[(generation + 1) as Generation]++;
}

/** The reachable leave the tuples and dicts that need no tracking behind and join the older generation. */
function promote(heap: Heap, young: number, old: number, { count, kinds }: Census): void {
  let tracked = count;
  if ((kinds & (1 << TUPLE)) !== 0) tracked -= untrackTuples(heap, young);
  const generation = young - GENERATION_0;
  if (young === old) {
    if ((kinds & (1 << DICT)) !== 0) tracked -= untrackDicts(heap, young);
    heap.longLivedPending = 0;
    heap.longLivedTotal = tracked;
  } else if (generation === 1) heap.longLivedPending += tracked;
  trace.promoted(heap, young, (old - GENERATION_0) as Generation);
  if (young !== old) merge(heap, young, old);
}

/**
 * `handle_weakrefs`: weak references to the trash are cleared, so that no callback can see it; then the callbacks of those
 * that are not trash themselves are called.
 * @returns how many weak references died of that, which the collection counts as collected.
 */
function handleWeakrefs(heap: Heap, old: number, olderGeneration: Generation): number {
  const early = heap.runtime.weakrefsWithoutCallback === 'cleared-before-finalizers';
  const trash = members(heap, UNREACHABLE);
  trace.clearingWeakrefs(heap, trash);
  const toCall: [weakref: ObjectSlot, referent: ObjectSlot][] = [];
  for (const slot of trash) {
    if (early && heap.kind[slot] === WEAKREF) clearRef(heap, slot);
    if (heap.kind[slot] === WEAKREF) continue;
    for (const weakref of weakrefsOf(heap, slot)) {
      const callback = callbackOf(heap, weakref) !== CALLBACK_NONE;
      if (!callback && !early) continue;
      const honoured = callback && heap.gcRefs[weakref] === NOT_COLLECTING;
      clearRef(heap, weakref);
      noteCleared(heap, weakref, slot, honoured);
      if (!honoured) continue;
      heap.incref(weakref);
      move(heap, weakref, CALLBACKS);
      toCall.push([weakref, slot]);
    }
  }
  return callBack(heap, toCall, old, olderGeneration);
}

function callBack(
  heap: Heap,
  toCall: readonly [weakref: ObjectSlot, referent: ObjectSlot][],
  old: number,
  olderGeneration: Generation,
): number {
  let freed = 0;
  for (const [weakref, referent] of toCall) {
    handleCallback(heap, weakref, referent);
    const survives = (heap.refcnt[weakref] ?? 0) > 1;
    decref(heap, weakref);
    if (!survives) freed++;
    else if (heap.isTracked(weakref)) {
      move(heap, weakref, old);
      heap.generation[weakref] = olderGeneration;
    }
  }
  return freed;
}

/** `finalize_garbage`: each finalizer once in an object's life, in list order. What they free leaves the list. */
function finalizeGarbage(heap: Heap): void {
  trace.finalizing(heap);
  while (!isEmpty(heap, UNREACHABLE)) {
    const slot = heap.next[UNREACHABLE] ?? 0;
    move(heap, slot, SEEN);
    if (((heap.flags[slot] ?? 0) & FINALIZED) !== 0) continue;
    const kind = heap.kind[slot] ?? 0;
    if (HAS_DEL[kind] === 1) {
      heap.incref(slot);
      callDel(heap, slot);
      decref(heap, slot);
    } else if (kind === GENERATOR) {
      heap.incref(slot);
      heap.flags[slot] = (heap.flags[slot] ?? 0) | FINALIZED;
      runFinally(heap, slot);
      clearObject(heap, slot);
      decref(heap, slot);
    }
  }
  merge(heap, SEEN, UNREACHABLE);
}

/** `handle_resurrected_objects`, then `delete_garbage` on what is still unreachable. @returns how much that is. */
function deleteStillUnreachable(heap: Heap, old: number): number {
  if (heap.runtime.resurrection === 'whole-set' && checkGarbage(heap)) {
    trace.wholeSetResurrected(heap);
    merge(heap, UNREACHABLE, old);
    return 0;
  }
  const candidates = trace.list(heap, UNREACHABLE);
  deduceUnreachable(heap, UNREACHABLE, STILL_UNREACHABLE);
  trace.resurrectionChecked(heap, candidates);
  merge(heap, UNREACHABLE, old);
  if (heap.runtime.weakrefsWithoutCallback === 'cleared-after-finalizers') clearWeakrefs(heap);
  const count = size(heap, STILL_UNREACHABLE);
  deleteGarbage(heap, STILL_UNREACHABLE, old);
  return count;
}

/** `check_garbage` of 3.8: whether anything in the trash is referenced from outside again. */
function checkGarbage(heap: Heap): boolean {
  updateRefs(heap, UNREACHABLE);
  subtractRefs(heap, UNREACHABLE);
  let resurrected = false;
  for (const slot of members(heap, UNREACHABLE)) {
    if (heap.gcRefs[slot] !== 0) resurrected = true;
    heap.gcRefs[slot] = NOT_COLLECTING;
  }
  return resurrected;
}

/** `clear_weakrefs`: no object that is about to be cleared can be had from a weak reference any more. */
function clearWeakrefs(heap: Heap): void {
  for (const slot of members(heap, STILL_UNREACHABLE)) {
    if (heap.kind[slot] === WEAKREF) {
      clearRef(heap, slot);
      continue;
    }
    for (const weakref of weakrefsOf(heap, slot)) {
      clearRef(heap, weakref);
      noteCleared(heap, weakref, slot, false);
    }
  }
}

/** `delete_garbage`: breaks the cycles by `tp_clear`; the counts do the rest. What lives on joins the older generation. */
function deleteGarbage(heap: Heap, list: number, old: number): void {
  trace.clearing(heap, list);
  heap.clearing = true;
  while (!isEmpty(heap, list)) {
    const slot = heap.next[list] ?? 0;
    if ((heap.debug & DEBUG_SAVEALL) !== 0) {
      heap.incref(slot);
      heap.push(heap.garbage, slot);
    } else if (HAS_NO_CLEAR[heap.kind[slot] ?? 0] === 0) {
      heap.incref(slot);
      clearObject(heap, slot);
      decref(heap, slot);
    }
    if (heap.next[list] !== slot) continue;
    heap.gcRefs[slot] = NOT_COLLECTING;
    unlink(heap, slot);
    append(heap, slot, old);
  }
  heap.clearing = false;
}

/** `has_finalizer` of 2.7: also a generator that would have to run its `finally` (`PyGen_NeedsFinalizing`). */
function hasLegacyFinalizer(heap: Heap, slot: ObjectSlot): boolean {
  return HAS_DEL[heap.kind[slot] ?? 0] === 1 || ((heap.flags[slot] ?? 0) & GUARDED) !== 0;
}

/** `move_finalizers` and `move_finalizer_reachable` of 2.7: no cycle with `__del__`, nor what hangs from it, may be freed. */
function moveLegacyFinalizers(heap: Heap): void {
  for (const slot of members(heap, UNREACHABLE)) {
    if (!hasLegacyFinalizer(heap, slot)) continue;
    move(heap, slot, FINALIZERS);
    heap.gcRefs[slot] = NOT_COLLECTING;
  }
  for (let slot = heap.next[FINALIZERS] ?? FINALIZERS; slot !== FINALIZERS; slot = heap.next[slot] ?? FINALIZERS) {
    for (let i = 0; i < heap.lengthOf(slot); i++) {
      const value = heap.cell(slot, i);
      if (value <= 0 || heap.gcRefs[value] === NOT_COLLECTING) continue;
      heap.gcRefs[value] = NOT_COLLECTING;
      move(heap, value, FINALIZERS);
    }
  }
}

/** `handle_finalizers` of 2.7: what has `__del__` goes to `gc.garbage`, and all of it lives on. */
function handleLegacyFinalizers(heap: Heap, old: number): void {
  const kept: ObjectSlot[] = [];
  for (const slot of members(heap, FINALIZERS)) {
    if ((heap.debug & DEBUG_SAVEALL) === 0 && !hasLegacyFinalizer(heap, slot)) continue;
    heap.incref(slot);
    heap.push(heap.garbage, slot);
    kept.push(slot);
  }
  merge(heap, FINALIZERS, old);
  trace.keptUncollectable(heap, kept);
}
