/**
 * Which objects of a list nobody outside of it refers to (`deduce_unreachable` in Python/gc.c).
 *
 * What holds: after `updateRefs` and `subtractRefs`, `gcRefs` of each object of the list is the number of references
 * to it from outside the list. So whatever has any is alive, and so is what it reaches; `moveUnreachable` finds that
 * in one walk, during which everything left of the current object is known to be reachable and has been traversed.
 */
import type { Heap, ObjectSlot, Value } from './heap.ts';
import { NOT_COLLECTING, UNREACHABLE } from './heap.ts';
import { LAST_TO_FIRST, NAMESPACE } from './kinds.ts';
import { append, unlink } from './lists.ts';

/** In `gcRefs` during the walk: set aside as unreachable, so far. */
export const SET_ASIDE = -2;

export type Verdict = 'kept' | 'set-aside' | 'rescued';
/** Called for each verdict of the walk, while somebody listens. */
export type Listener = (slot: ObjectSlot, verdict: Verdict) => void;

/** Copies each count into `gcRefs`, which also marks the object as being collected, and notes where survivors will be. */
export function updateRefs(heap: Heap, list: number, generation: number): void {
  const { refcnt, gcRefs, next } = heap;
  const generations = heap.generation;
  for (let slot = next[list] ?? list; slot !== list; slot = next[slot] ?? list) {
    gcRefs[slot] = refcnt[slot] ?? 0;
    generations[slot] = generation;
  }
}

/** Takes the references that come from inside the list away from `gcRefs`. */
export function subtractRefs(heap: Heap, list: number): void {
  const { gcRefs, next, cells, at, length, kind } = heap;
  for (let slot = next[list] ?? list; slot !== list; slot = next[slot] ?? list) {
    const start = at[slot] ?? 0;
    const end = start + (length[slot] ?? 0);
    for (let i = start; i < end; i++) {
      const value = cells[i] ?? 0;
      if (value > 0 && (gcRefs[value] ?? 0) > 0) gcRefs[value] = (gcRefs[value] ?? 0) - 1;
    }
    if (kind[slot] !== NAMESPACE) continue;
    for (const value of heap.globals.values()) {
      if (value > 0 && (gcRefs[value] ?? 0) > 0) gcRefs[value] = (gcRefs[value] ?? 0) - 1;
    }
  }
}

/** Moves what is unreachable from the list to the end of UNREACHABLE or the list given; survivors stop being collected. */
export function moveUnreachable(heap: Heap, list: number, unreachable: number, listener: Listener | null): void {
  const { gcRefs, next } = heap;
  for (let slot = next[list] ?? list; slot !== list; ) {
    if ((gcRefs[slot] ?? 0) > 0) {
      gcRefs[slot] = NOT_COLLECTING;
      listener?.(slot, 'kept');
      visitReachable(heap, slot, list, listener);
      slot = next[slot] ?? list;
    } else {
      const after = next[slot] ?? list;
      unlink(heap, slot);
      append(heap, slot, unreachable);
      gcRefs[slot] = SET_ASIDE;
      listener?.(slot, 'set-aside');
      slot = after;
    }
  }
}

function visitReachable(heap: Heap, slot: ObjectSlot, list: number, listener: Listener | null): void {
  const { cells, gcRefs } = heap;
  const kind = heap.kind[slot] ?? 0;
  const start = heap.at[slot] ?? 0;
  const end = start + (heap.length[slot] ?? 0);
  if (LAST_TO_FIRST[kind] === 1) {
    for (let i = end - 1; i >= start; i--) {
      const value = cells[i] ?? 0;
      if (value > 0 && gcRefs[value] !== NOT_COLLECTING) reach(heap, value, list, listener);
    }
    return;
  }
  for (let i = start; i < end; i++) {
    const value = cells[i] ?? 0;
    if (value > 0 && gcRefs[value] !== NOT_COLLECTING) reach(heap, value, list, listener);
  }
  if (kind === NAMESPACE) for (const value of namesInOrder(heap)) reach(heap, value, list, listener);
}

/** `visit_reachable`: the object is alive. If it was set aside it goes back, to be traversed later in the walk. */
function reach(heap: Heap, value: Value, list: number, listener: Listener | null): void {
  const { gcRefs } = heap;
  if (value <= 0 || gcRefs[value] === NOT_COLLECTING) return;
  if (gcRefs[value] === SET_ASIDE) {
    unlink(heap, value);
    append(heap, value, list);
    listener?.(value, 'rescued');
  } else if (gcRefs[value] !== 0) return;
  gcRefs[value] = 1;
}

function namesInOrder(heap: Heap): Iterable<Value> {
  return heap.globals.values();
}

/** Splits a list: what is reachable from outside stays, the rest moves. `generation` is where the survivors will be. */
export function deduceUnreachable(
  heap: Heap,
  list: number,
  generation: number,
  unreachable: number = UNREACHABLE,
  listener: Listener | null = null,
): void {
  updateRefs(heap, list, generation);
  subtractRefs(heap, list);
  moveUnreachable(heap, list, unreachable, listener);
}
