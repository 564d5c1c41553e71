/**
 * Lists, tuples, dicts and sets as a line writes them. The references to the items, which are on top of the line's
 * stack, move to what is made.
 */
import { addToSet, newSequence, newSet } from '../heap/containers.ts';
import { decref } from '../heap/deallocate.ts';
import { dictSet, newDict } from '../heap/dicts.ts';
import { type Unhashable, unhashableIn } from '../heap/equality.ts';
import type { ObjectSlot } from '../heap/heap.ts';
import type { Kind } from '../heap/kinds.ts';
import { made } from './made.ts';
import { notASetElement } from './python-error.ts';
import { dropTop, type Line, takeTop } from './running-line.ts';
import { pythonTypeOf } from './type-names.ts';

export function displaySequence(line: Line, kind: Kind, count: number): ObjectSlot {
  const { heap, stack } = line;
  const sequence = newSequence(heap, kind, stack, stack.length - count);
  dropTop(line, count);
  return made(line, sequence);
}

/** `BUILD_SET`: the items are added in order; after the first that cannot be, the others are dropped as they come. */
export function displaySet(line: Line, count: number): ObjectSlot {
  const { heap } = line;
  const items = takeTop(line, count);
  const set = newSet(heap);
  let bad: Unhashable | null = null;
  let element = '';
  for (const item of items) {
    if (bad === null) {
      bad = unhashableIn(heap, item);
      element = pythonTypeOf(heap, item);
    }
    if (bad === null) addToSet(heap, set, item);
    else decref(heap, item);
  }
  if (bad === null) return made(line, set);
  decref(heap, set);
  return notASetElement(heap.runtime, element, bad);
}

/** `BUILD_MAP`: keys and values in turn. */
export function displayMap(line: Line, count: number): ObjectSlot {
  const { heap, stack } = line;
  const first = stack.length - 2 * count;
  const dict = newDict(heap);
  for (let i = first; i < first + 2 * count; i += 2) dictSet(heap, dict, stack[i] ?? 0, stack[i + 1] ?? 0);
  dropTop(line, 2 * count);
  return made(line, dict);
}
