/** What a collection prints to `sys.stderr` under the flags of `gc.set_debug` (Python/gc.c; Modules/gcmodule.c of 2.7). */

import type { Generation } from './collection.ts';
import { type Collected, DEBUG_COLLECTABLE, DEBUG_OBJECTS, DEBUG_STATS, DEBUG_UNCOLLECTABLE } from './collection.ts';
import { FINALIZERS, GENERATION_0, GENERATION_2, type Heap, type ObjectSlot, PERMANENT, UNREACHABLE } from './heap.ts';
import { printedTypeOf } from './methods.ts';
import { sizeOfOwn } from './program-objects.ts';

/** DEBUG_STATS: which generation, and how many of the program's objects are in each (`show_stats_each_generations`). */
export function starting(heap: Heap, generation: Generation): void {
  if ((heap.debug & DEBUG_STATS) === 0) return;
  heap.printError(`gc: collecting generation ${generation}...`);
  const sizes: number[] = [];
  for (let head = GENERATION_0; head <= GENERATION_2; head++) sizes.push(sizeOfOwn(heap, head));
  heap.printError(`gc: objects in each generation: ${sizes.join(' ')}`);
  if (heap.runtime.lacks.includes('gc.freeze')) return;
  heap.printError(`gc: objects in permanent generation: ${sizeOfOwn(heap, PERMANENT)}`);
}

/** DEBUG_COLLECTABLE: what was found unreachable, in the order of its list. */
export function collectable(heap: Heap): void {
  if ((heap.debug & DEBUG_COLLECTABLE) !== 0) printEach(heap, UNREACHABLE, 'collectable');
}

/** DEBUG_UNCOLLECTABLE: what was found unreachable and may not be freed. */
export function uncollectable(heap: Heap): void {
  if ((heap.debug & DEBUG_UNCOLLECTABLE) !== 0) printEach(heap, FINALIZERS, 'uncollectable');
}

function printEach(heap: Heap, head: number, word: string): void {
  if (heap.runtime.debugPrints === 'as-flagged' && (heap.debug & DEBUG_OBJECTS) === 0) return;
  for (let slot = heap.next[head] ?? head; slot !== head; slot = heap.next[slot] ?? head) {
    heap.printError(`gc: ${word} <${nameOf(heap, slot)}>`);
  }
}

/** Type and label; CPython prints the address instead. A hidden object has no label. */
function nameOf(heap: Heap, slot: ObjectSlot): string {
  const type = printedTypeOf(heap, slot);
  const label = heap.labelOf(slot);
  return label === null ? type : `${type} ${label}`;
}

/** DEBUG_STATS: what came of it. CPython adds the time that it took. */
export function done(heap: Heap, { collected, uncollectable }: Collected): void {
  if ((heap.debug & DEBUG_STATS) === 0) return;
  const found = `, ${collected} unreachable, ${uncollectable} uncollectable`;
  if (heap.runtime.debugPrints === 'any-object') heap.printError(`gc: done${found}`);
  else heap.printError(`gc: done${collected === 0 ? '' : found}.`);
}
