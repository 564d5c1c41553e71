/** Lists, tuples, dicts and sets as a line writes them. The references to the items move to what is made. */
import { addToSet, newSequence, newSet } from '../heap/containers.ts';
import { decref } from '../heap/deallocate.ts';
import { dictSet, newDict } from '../heap/dicts.ts';
import { type Unhashable, unhashableIn } from '../heap/equality.ts';
import { atomValue, type Value } from '../heap/heap.ts';
import { LIST, TUPLE } from '../heap/kinds.ts';
import { made } from './made.ts';
import type { AtomText } from './move.ts';
import { notASetElement } from './python-error.ts';
import type { Line } from './running-line.ts';
import { pythonTypeOf } from './type-names.ts';

export function displaySequence(line: Line, kind: 'list' | 'tuple', items: readonly Value[]): Value {
  return made(line, newSequence(line.heap, kind === 'list' ? LIST : TUPLE, items));
}

/** `BUILD_SET`: the items are added in order; after the first that cannot be, the others are dropped as they come. */
export function displaySet(line: Line, items: readonly Value[]): Value {
  const { heap } = line;
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

export function displayDict(
  line: Line,
  entries: readonly { readonly key: AtomText }[],
  values: readonly Value[],
): Value {
  const { heap } = line;
  const dict = newDict(heap);
  entries.forEach(({ key }, i) => {
    dictSet(heap, dict, atomValue(heap.atoms.intern(key)), values[i] ?? 0);
  });
  return made(line, dict);
}
