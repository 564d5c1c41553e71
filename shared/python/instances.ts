/** Calls of the classes. */
import { newInstance, setAttribute } from '../heap/attributes.ts';
import { openHandle } from '../heap/handles.ts';
import type { Heap, ObjectSlot, Value } from '../heap/heap.ts';
import { isHandle, kindOfClass, MEMBER } from '../heap/kinds.ts';
import { sharedMembers } from '../heap/shared-objects.ts';
import { made } from './made.ts';
import type { Expression, InitArgument } from './move.ts';
import type { Line } from './running-line.ts';

/**
 * A class is called: the instance is there, with its label, before its `__init__` runs. The references to what is given
 * move to it.
 */
export function instantiate(
  line: Line,
  { class: name, args }: Extract<Expression, { kind: 'new' }>,
  given: readonly Value[],
): ObjectSlot {
  const { heap } = line;
  const kind = kindOfClass(name);
  const instance = made(line, newInstance(heap, kind));
  if (isHandle(kind)) openHandle(heap, instance);
  if (args.length > 0) initialize(heap, instance, args, given);
  if (kind === MEMBER) enrol(heap, instance);
  return instance;
}

/** `__init__(self, left=…, right=…)` sets what is given, left first. */
function initialize(heap: Heap, instance: ObjectSlot, args: readonly InitArgument[], given: readonly Value[]): void {
  for (const parameter of ['left', 'right'] as const) {
    const index = args.findIndex(({ name }) => name === parameter);
    if (index >= 0) setAttribute(heap, instance, heap.atoms.intern(parameter), given[index] ?? 0);
  }
}

/** `Member.__init__`: the class holds its instances. */
function enrol(heap: Heap, instance: ObjectSlot): void {
  heap.incref(instance);
  heap.push(sharedMembers(heap), instance);
}
