/** `gc.freeze` and `gc.unfreeze`: the permanent generation, which no collection looks at. */
import { FROZEN, GENERATION_0, GENERATION_2, type Heap, PERMANENT } from './heap.ts';
import { merge, setGeneration } from './lists.ts';

/** Everything tracked becomes permanent. */
export function freeze(heap: Heap): void {
  for (let head = GENERATION_0; head <= GENERATION_2; head++) {
    setGeneration(heap, head, FROZEN);
    merge(heap, head, PERMANENT);
  }
  heap.counts = [0, 0, 0];
}

/** Everything permanent joins generation 2. */
export function unfreeze(heap: Heap): void {
  setGeneration(heap, PERMANENT, 2);
  merge(heap, PERMANENT, GENERATION_2);
}
