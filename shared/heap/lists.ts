/** The collector's doubly linked lists (`gc_list_*` in Python/gc.c). A list is known by the row of its head. */
import { GENERATION_0, type Heap, NOT_COLLECTING, type ObjectSlot, UNTRACKED } from './heap.ts';

export function isEmpty(heap: Heap, head: number): boolean {
  return heap.next[head] === head;
}

/** Links an object that is in no list to the end of one. */
export function append(heap: Heap, slot: ObjectSlot, head: number): void {
  const { prev, next } = heap;
  const last = prev[head] ?? 0;
  next[last] = slot;
  prev[slot] = last;
  next[slot] = head;
  prev[head] = slot;
}

export function unlink(heap: Heap, slot: ObjectSlot): void {
  const { prev, next } = heap;
  const before = prev[slot] ?? 0;
  const after = next[slot] ?? 0;
  next[before] = after;
  prev[after] = before;
}

/** Moves an object from the list that it is in to the end of another. */
export function move(heap: Heap, slot: ObjectSlot, head: number): void {
  unlink(heap, slot);
  append(heap, slot, head);
}

/** Appends the whole list `from` to the list `to`; `from` is empty afterwards. */
export function merge(heap: Heap, from: number, to: number): void {
  const { prev, next } = heap;
  const first = next[from] ?? 0;
  if (first === from) return;
  const last = prev[from] ?? 0;
  const tail = prev[to] ?? 0;
  next[tail] = first;
  prev[first] = tail;
  next[last] = to;
  prev[to] = last;
  next[from] = from;
  prev[from] = from;
}

/** The objects of a list, in order. */
export function members(heap: Heap, head: number): ObjectSlot[] {
  const found: ObjectSlot[] = [];
  for (let slot = heap.next[head] ?? head; slot !== head; slot = heap.next[slot] ?? head) found.push(slot);
  return found;
}

export function size(heap: Heap, head: number): number {
  let count = 0;
  for (let slot = heap.next[head] ?? head; slot !== head; slot = heap.next[slot] ?? head) count++;
  return count;
}

/** Notes in every object of a list in which generation it will be. */
export function setGeneration(heap: Heap, head: number, generation: number): void {
  const { next, generation: generations } = heap;
  for (let slot = next[head] ?? head; slot !== head; slot = next[slot] ?? head) generations[slot] = generation;
}

/** Makes an object known to the collector: the youngest of generation 0. */
export function track(heap: Heap, slot: ObjectSlot): void {
  append(heap, slot, GENERATION_0);
  heap.generation[slot] = 0;
}

/** Hides an object from the collector. Does nothing if it is not tracked. */
export function untrack(heap: Heap, slot: ObjectSlot): void {
  if (heap.generation[slot] === UNTRACKED) return;
  unlink(heap, slot);
  heap.generation[slot] = UNTRACKED;
  heap.gcRefs[slot] = NOT_COLLECTING;
}
