/**
 * Which objects of a list nobody outside of it refers to (`deduce_unreachable` in Python/gc.c).
 *
 * What holds: after `updateRefs` and `subtractRefs`, `gcRefs` of each object of the list is the number of references
 * to it from outside the list. So whatever has any is alive, and so is what it reaches; `moveUnreachable` finds that
 * in one walk, during which everything left of the current object is known to be reachable and has been traversed.
 */
import type { Heap, ObjectSlot } from './heap.ts';
import { NOT_COLLECTING, UNREACHABLE } from './heap.ts';
import { LAST_TO_FIRST } from './kinds.ts';
import { append, unlink } from './lists.ts';

/** In `gcRefs` during the walk: set aside as unreachable, so far. */
export const SET_ASIDE = -2;

export type Verdict = 'kept' | 'set-aside' | 'rescued';
/** Called for each verdict of the walk, while somebody listens. */
export type Listener = (slot: ObjectSlot, verdict: Verdict) => void;

/**
 * Copies each count into `gcRefs`, which also marks the object as being collected, and notes where survivors will be.
 * @returns the kinds in the list, the bit of each set.
 */
export function updateRefs(heap: Heap, list: number, generation: number): number {
  const { refcnt, gcRefs, next, kind } = heap;
  const generations = heap.generation;
  let kinds = 0;
  for (let slot = next[list] ?? list; slot !== list; slot = next[slot] ?? list) {
    gcRefs[slot] = refcnt[slot] ?? 0;
    generations[slot] = generation;
    kinds |= 1 << (kind[slot] ?? 0);
  }
  return kinds;
}

/** Takes the references that come from inside the list away from `gcRefs`. */
export function subtractRefs(heap: Heap, list: number): void {
  const { gcRefs, next, cells, at, length } = heap;
  for (let slot = next[list] ?? list; slot !== list; slot = next[slot] ?? list) {
    const start = at[slot] ?? 0;
    const end = start + (length[slot] ?? 0);
    for (let i = start; i < end; i++) {
      const value = cells[i] ?? 0;
      if (value <= 0) continue;
      const refs = gcRefs[value] ?? 0;
      if (refs > 0) gcRefs[value] = refs - 1;
    }
  }
  if (gcRefs[heap.namespace] === NOT_COLLECTING) return;
  for (const value of heap.globals.values()) {
    if (value > 0 && (gcRefs[value] ?? 0) > 0) gcRefs[value] = (gcRefs[value] ?? 0) - 1;
  }
}

/** Moves what is unreachable from the list to the end of UNREACHABLE or the list given; survivors stop being collected. */
export function moveUnreachable(heap: Heap, list: number, unreachable: number, listener: Listener | null): void {
  const { gcRefs, next, at, length, kind, cells, namespace } = heap;
  for (let slot = next[list] ?? list; slot !== list; ) {
    if ((gcRefs[slot] ?? 0) > 0) {
      gcRefs[slot] = NOT_COLLECTING;
      if (listener !== null) listener(slot, 'kept');
      const count = length[slot] ?? 0;
      const step = LAST_TO_FIRST[kind[slot] ?? 0] === 1 ? -1 : 1;
      let cell = step > 0 ? (at[slot] ?? 0) : (at[slot] ?? 0) + count - 1;
      for (let left = count; left > 0; left--, cell += step) {
        const value = cells[cell] ?? 0;
        if (value <= 0) continue;
        const refs = gcRefs[value] ?? 0;
        if (refs === 0) gcRefs[value] = 1;
        else if (refs === SET_ASIDE) rescue(heap, value, list, listener);
      }
      if (slot === namespace) visitNames(heap, list, listener);
      slot = next[slot] ?? list;
    } else {
      const after = next[slot] ?? list;
      unlink(heap, slot);
      append(heap, slot, unreachable);
      gcRefs[slot] = SET_ASIDE;
      if (listener !== null) listener(slot, 'set-aside');
      slot = after;
    }
  }
}

function visitNames(heap: Heap, list: number, listener: Listener | null): void {
  for (const value of heap.globals.values()) {
    if (value <= 0) continue;
    if (heap.gcRefs[value] === 0) heap.gcRefs[value] = 1;
    else if (heap.gcRefs[value] === SET_ASIDE) rescue(heap, value, list, listener);
  }
}

/** `visit_reachable` on what was set aside: it goes back, to be traversed later in the walk. */
function rescue(heap: Heap, slot: ObjectSlot, list: number, listener: Listener | null): void {
  unlink(heap, slot);
  append(heap, slot, list);
  listener?.(slot, 'rescued');
  heap.gcRefs[slot] = 1;
}

/**
 * Splits a list: what is reachable from outside stays, the rest moves. `generation` is where the survivors will be.
 * @returns the kinds that were in the list, the bit of each set.
 */
export function deduceUnreachable(
  heap: Heap,
  list: number,
  generation: number,
  unreachable: number = UNREACHABLE,
  listener: Listener | null = null,
): number {
  const kinds = updateRefs(heap, list, generation);
  subtractRefs(heap, list);
  moveUnreachable(heap, list, unreachable, listener);
  return kinds;
}
