/** The attributes that the module gc has on a runtime, and what reading another one raises. */
import type { Heap } from '../heap/heap.ts';
import { raise } from './python-error.ts';

/** Raises as reading an attribute of a module does that lacks it; `name` as a line spells it (`gc.freeze`). */
export function requireFunction(heap: Heap, name: string): void {
  if (heap.runtime.lacks.includes(name)) raiseMissing(heap, name.replace('gc.', ''));
}

/** Raises as reading an attribute does that no module gc of the runtime has. */
export function raiseMissing(heap: Heap, name: string): never {
  const module = heap.runtime.wording === '2.7' ? "'module' object" : "module 'gc'";
  return raise('AttributeError', `${module} has no attribute '${name}'`);
}
