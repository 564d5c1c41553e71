/** `gc.callbacks`: the list of functions that the collector calls before and after each collection. */
import type { Heap } from '../heap/heap.ts';
import { requireFunction } from './gc-module.ts';
import type { CallbackCall } from './move.ts';
import { raise } from './python-error.ts';

/** Does with `gc.callbacks` what the line says, and returns what that answers, or null. */
export function callCallbacks(heap: Heap, call: CallbackCall): number | null {
  requireFunction(heap, 'gc.callbacks');
  switch (call) {
    case 'append':
      heap.gcCallbacks++;
      return null;
    case 'remove':
      if (heap.gcCallbacks === 0) raise('ValueError', 'list.remove(x): x not in list');
      heap.gcCallbacks--;
      return null;
    case 'clear':
      heap.gcCallbacks = 0;
      return null;
    case 'len':
      return heap.gcCallbacks;
  }
}
