/** A heap as a program finds it: the interpreter's own objects are there, frozen, so that only the program's are young. */
import { Atoms } from './atoms.ts';
import { collectIfDue } from './collector.ts';
import { newList } from './containers.ts';
import { newDict } from './dicts.ts';
import { freeze } from './freeze.ts';
import { GENERATION_0, GENERATION_2, Heap, type ObjectSlot } from './heap.ts';
import { type Kind, LRU_CACHE, NAMESPACE, WEAK_VALUE_DICTIONARY } from './kinds.ts';
import { members, merge, track } from './lists.ts';
import type { Runtime } from './runtime.ts';

export function newHeap(runtime: Runtime, atoms: Atoms = new Atoms()): Heap {
  const heap = new Heap(runtime, atoms);
  heap.garbage = newList(heap);
  heap.namespace = newTracked(heap, NAMESPACE);
  heap.graveyard = newList(heap);
  heap.registry = newList(heap);
  heap.weakcache = newTracked(heap, WEAK_VALUE_DICTIONARY);
  heap.lruCache = newTracked(heap, LRU_CACHE);
  heap.push(heap.lruCache, newDict(heap));
  for (const shared of [heap.graveyard, heap.registry, heap.weakcache, heap.lruCache]) {
    heap.push(heap.namespace, shared);
  }
  heap.firstId = heap.nextId;
  settle(heap);
  adoptHooks(heap);
  return heap;
}

/**
 * A fork that collects for itself. `apart`: it shares no table of texts either, for what lives longer than its forks.
 * `runtime`: whose rules its collector follows.
 */
export function forkHeap(heap: Heap, apart = false, runtime: Runtime = heap.runtime): Heap {
  const copy = heap.fork(apart ? new Atoms(heap.atoms) : heap.atoms, runtime);
  adoptHooks(copy);
  return copy;
}

function adoptHooks(heap: Heap): void {
  heap.overThreshold = () => collectIfDue(heap);
}

function newTracked(heap: Heap, kind: Kind): ObjectSlot {
  const slot = heap.allocate(kind, 0);
  track(heap, slot);
  return slot;
}

function settle(heap: Heap): void {
  if (heap.runtime.lacks.includes('gc.freeze')) {
    for (const slot of members(heap, GENERATION_0)) heap.generation[slot] = 2;
    merge(heap, GENERATION_0, GENERATION_2);
    heap.counts = [0, 0, 0];
  } else freeze(heap);
}
