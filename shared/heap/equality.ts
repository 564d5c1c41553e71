/**
 * Hashing and comparing as sets and caches do: tuples by their items, weak references and methods by what they refer to, everything else by identity.
 */
import { HASHED, type Heap, type ObjectSlot, type Value } from './heap.ts';
import { DICT, LIST, METHOD, SET, TUPLE, typeNameOf, WEAK_VALUE_DICTIONARY, WEAKREF } from './kinds.ts';
import type { TypeName } from './picture.ts';
import { referentOf } from './weakrefs.ts';

const UNHASHABLE: ReadonlySet<number> = new Set([LIST, DICT, SET, WEAK_VALUE_DICTIONARY]);

/** Why a value cannot be hashed: the type that does not allow it, or a weak reference that was first asked too late. */
export type Unhashable = TypeName | 'dead weakref';

/**
 * What makes a value unhashable, or null. A weak reference hashes as its referent does, and remembers that.
 * Loops instead of recursing: tuples nest as deep as a program likes.
 */
export function unhashableIn(heap: Heap, value: Value): Unhashable | null {
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next <= 0) continue;
    const kind = heap.kindOf(next);
    if (UNHASHABLE.has(kind)) return typeNameOf(kind);
    if (kind === WEAKREF) {
      const reason = hashWeakref(heap, next);
      if (reason !== null) return reason;
    }
    if (kind === METHOD && heap.runtime.methodsHash === 'value') pending.push(heap.cell(next, 0));
    if (kind !== TUPLE) continue;
    for (let i = 0; i < heap.lengthOf(next); i++) pending.push(heap.cell(next, heap.lengthOf(next) - 1 - i));
  }
  return null;
}

function hashWeakref(heap: Heap, weakref: ObjectSlot): Unhashable | null {
  const flags = heap.flags[weakref] ?? 0;
  if ((flags & HASHED) !== 0) return null;
  const referent = referentOf(heap, weakref);
  if (referent === 0) return 'dead weakref';
  if (heap.kindOf(referent) === SET) return 'set';
  heap.flags[weakref] = flags | HASHED;
  return null;
}

/** Whether Python's `==` holds between two hashable values. */
export function areEqual(heap: Heap, left: Value, right: Value): boolean {
  const pending: [Value, Value][] = [[left, right]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (one <= 0 || other <= 0 || heap.kindOf(one) !== heap.kindOf(other)) return false;
    const kind = heap.kindOf(one);
    if (kind === TUPLE) {
      if (heap.lengthOf(one) !== heap.lengthOf(other)) return false;
      for (let i = 0; i < heap.lengthOf(one); i++) pending.push([heap.cell(one, i), heap.cell(other, i)]);
    } else if (kind === WEAKREF) {
      const [referent, another] = [referentOf(heap, one), referentOf(heap, other)];
      if (referent === 0 || another === 0) return false;
      pending.push([referent, another]);
    } else if (kind !== METHOD || !areSameMethod(heap, one, other)) return false;
  }
  return true;
}

function areSameMethod(heap: Heap, one: ObjectSlot, other: ObjectSlot): boolean {
  const cells = heap.lengthOf(one);
  if (heap.lengthOf(other) !== cells) return false;
  for (let i = 0; i < cells; i++) if (heap.cell(one, i) !== heap.cell(other, i)) return false;
  return true;
}

/** The index of an equal value among a container's cells, looking at every `step`th, or -1. */
export function indexOfEqual(heap: Heap, container: number, value: Value, step: number): number {
  for (let i = 0; i < heap.lengthOf(container); i += step) {
    if (areEqual(heap, heap.cell(container, i), value)) return i;
  }
  return -1;
}
