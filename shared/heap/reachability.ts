/**
 * Which objects of a list nobody outside of it refers to (`deduce_unreachable` in Python/gc.c).
 *
 * What holds: after `updateRefs` and `subtractRefs`, `gcRefs` of each object of the list is the number of references
 * to it from outside the list. So whatever has any is alive, and so is what it reaches; `moveUnreachable` finds that
 * in one walk, during which everything left of the current object is known to be reachable and has been traversed.
 * The walk counts the objects that nothing has led to yet: once there are none, nothing needs traversing any more.
 */
import { FIRST_SLOT, GENERATION_2, type Heap, NOT_COLLECTING, type ObjectSlot, UNREACHABLE } from './heap.ts';
import { LAST_TO_FIRST } from './kinds.ts';
import { append, unlink } from './lists.ts';

/** In `gcRefs` during the walk: set aside as unreachable, so far. */
export const SET_ASIDE = -2;

export type Verdict = 'kept' | 'set-aside' | 'rescued';
/** Called for each verdict of the walk, while somebody listens. */
export type Listener = (slot: ObjectSlot, verdict: Verdict) => void;

/** What a list holds: how many objects, and their kinds, the bit of each set. */
export interface Census {
  readonly count: number;
  readonly kinds: number;
}

/** Copies each count into `gcRefs`, which also marks the object as being collected. */
export function updateRefs(heap: Heap, list: number): Census {
  const { refcnt, gcRefs, next, kind } = heap;
  let count = 0;
  let kinds = 0;
  for (let slot = next[list] ?? list; slot !== list; slot = next[slot] ?? list) {
    count++;
    gcRefs[slot] = refcnt[slot] ?? 0;
    kinds |= 1 << (kind[slot] ?? 0);
  }
  return { count, kinds };
}

/**
 * Takes the references that come from inside the list away from `gcRefs`.
 * @returns how many objects have none left.
 */
export function subtractRefs(heap: Heap, list: number): number {
  const { gcRefs, next, cells, at, length } = heap;
  let unreached = 0;
  for (let slot = next[list] ?? list; slot !== list; slot = next[slot] ?? list) {
    const start = at[slot] ?? 0;
    const end = start + (length[slot] ?? 0);
    for (let i = start; i < end; i++) {
      const value = cells[i] ?? 0;
      if (value <= 0) continue;
      const refs = gcRefs[value] ?? 0;
      if (refs <= 0) continue;
      gcRefs[value] = refs - 1;
      // one more if this was the last: which objects lose it is nothing that a branch could foretell
      unreached += (refs - 2) >>> 31;
    }
  }
  if (gcRefs[heap.namespace] === NOT_COLLECTING) return unreached;
  for (const value of heap.globals.values()) {
    const refs = value > 0 ? (gcRefs[value] ?? 0) : 0;
    if (refs <= 0) continue;
    gcRefs[value] = refs - 1;
    if (refs === 1) unreached++;
  }
  return unreached;
}

/**
 * Moves what is unreachable from the list to the end of UNREACHABLE or the list given; survivors stop being collected.
 * @param unreached how many objects of the list have zero `gcRefs`.
 * @returns how many have been moved.
 */
export function moveUnreachable(
  heap: Heap,
  list: number,
  unreachable: number,
  unreached: number,
  listener: Listener | null,
): number {
  const { gcRefs, next, at, length, kind, cells, namespace } = heap;
  let left = unreached;
  let slot = next[list] ?? list;
  while (left > 0 && slot !== list) {
    if ((gcRefs[slot] ?? 0) > 0) {
      gcRefs[slot] = NOT_COLLECTING;
      if (listener !== null) listener(slot, 'kept');
      const count = length[slot] ?? 0;
      const step = LAST_TO_FIRST[kind[slot] ?? 0] === 1 ? -1 : 1;
      let cell = step > 0 ? (at[slot] ?? 0) : (at[slot] ?? 0) + count - 1;
      for (let i = 0; i < count; i++, cell += step) {
        const value = cells[cell] ?? 0;
        if (value <= 0) continue;
        const refs = gcRefs[value] ?? 0;
        if (refs === 0) gcRefs[value] = 1;
        else if (refs === SET_ASIDE) rescue(heap, value, list, listener);
        else continue;
        left--;
      }
      if (slot === namespace) left -= visitNames(heap, list, listener);
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
  if (slot !== list) keepRest(heap, slot, list, listener);
  return left;
}

/** From that object on, all of the list is reachable, and so was all before it. */
function keepRest(heap: Heap, first: ObjectSlot, list: number, listener: Listener | null): void {
  const { gcRefs, next } = heap;
  if (list === GENERATION_2 && listener === null) {
    // what is not in a full collection's list is not being collected either: all of the column is one value again
    gcRefs.fill(NOT_COLLECTING, FIRST_SLOT, heap.slotsUsed);
    return;
  }
  for (let slot = first; slot !== list; slot = next[slot] ?? list) {
    gcRefs[slot] = NOT_COLLECTING;
    if (listener !== null) listener(slot, 'kept');
  }
}

/** @returns how many objects have been reached that had not been before. */
function visitNames(heap: Heap, list: number, listener: Listener | null): number {
  let reached = 0;
  for (const value of heap.globals.values()) {
    if (value <= 0) continue;
    if (heap.gcRefs[value] === 0) heap.gcRefs[value] = 1;
    else if (heap.gcRefs[value] === SET_ASIDE) rescue(heap, value, list, listener);
    else continue;
    reached++;
  }
  return reached;
}

/** `visit_reachable` on what was set aside: it goes back, to be traversed later in the walk. */
function rescue(heap: Heap, slot: ObjectSlot, list: number, listener: Listener | null): void {
  unlink(heap, slot);
  append(heap, slot, list);
  listener?.(slot, 'rescued');
  heap.gcRefs[slot] = 1;
}

/**
 * Splits a list: what is reachable from outside stays, the rest moves.
 * @returns how many stay, and the kinds that were in the list.
 */
export function deduceUnreachable(
  heap: Heap,
  list: number,
  unreachable: number = UNREACHABLE,
  listener: Listener | null = null,
): Census {
  const { count, kinds } = updateRefs(heap, list);
  const moved = moveUnreachable(heap, list, unreachable, subtractRefs(heap, list), listener);
  return { count: count - moved, kinds };
}
