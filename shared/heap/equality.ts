/** Hashing and comparing as sets and caches do: tuples by their items, everything else by identity. */
import type { Heap, Value } from './heap.ts';
import { DICT, LIST, SET, TUPLE, typeNameOf } from './kinds.ts';
import type { TypeName } from './picture.ts';

/** The type that makes a value unhashable, or null. Loops instead of recursing: tuples nest as deep as a program likes. */
export function unhashableIn(heap: Heap, value: Value): TypeName | null {
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next <= 0) continue;
    const kind = heap.kindOf(next);
    if (kind === LIST || kind === DICT || kind === SET) return typeNameOf(kind);
    if (kind !== TUPLE) continue;
    for (let i = heap.lengthOf(next) - 1; i >= 0; i--) pending.push(heap.cell(next, i));
  }
  return null;
}

/** Whether Python's `==` holds between two hashable values. */
export function areEqual(heap: Heap, left: Value, right: Value): boolean {
  const pending: [Value, Value][] = [[left, right]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (one <= 0 || other <= 0 || heap.kindOf(one) !== TUPLE || heap.kindOf(other) !== TUPLE) return false;
    const length = heap.lengthOf(one);
    if (length !== heap.lengthOf(other)) return false;
    for (let i = 0; i < length; i++) pending.push([heap.cell(one, i), heap.cell(other, i)]);
  }
  return true;
}

/** The index of an equal value among a container's cells, looking at every `step`th, or -1. */
export function indexOfEqual(heap: Heap, container: number, value: Value, step: number): number {
  for (let i = 0; i < heap.lengthOf(container); i += step) {
    if (areEqual(heap, heap.cell(container, i), value)) return i;
  }
  return -1;
}
