/**
 * The attributes that a program sets on `cached` and `weakcache`. The dicts for them are there when a program starts; here
 * they are made at the first use.
 */
import { newDict } from './dicts.ts';
import type { Heap, ObjectSlot } from './heap.ts';
import { sharedDictCell } from './lookup.ts';
import { settled, standBeside } from './shared-objects.ts';

const CELLS_WITH_DICTS = 3;

/** Makes the dict of a shared object's attributes, beside its owner in the collector's list. */
export function makeSharedDict(heap: Heap, owner: ObjectSlot): ObjectSlot {
  const dict = settled(heap, () => newDict(heap));
  standBeside(heap, dict, owner);
  while (heap.lengthOf(heap.lruCache) < CELLS_WITH_DICTS) heap.push(heap.lruCache, 0);
  heap.setCell(heap.lruCache, sharedDictCell(heap.kindOf(owner)), dict);
  return dict;
}
