/** Calls of the classes. */
import { newInstance, setAttribute } from '../heap/attributes.ts';
import { openHandle } from '../heap/handles.ts';
import type { Heap, ObjectSlot } from '../heap/heap.ts';
import { isHandle, type Kind, MEMBER } from '../heap/kinds.ts';
import { sharedMembers } from '../heap/shared-objects.ts';
import { KIND_BITS, PARAMETERS } from './bytecode.ts';
import { made } from './made.ts';
import { type Line, takeTop } from './running-line.ts';

/** A class is called: the instance is there, with its label, before its `__init__` runs. */
export function instantiate(line: Line, kind: Kind): ObjectSlot {
  const { heap } = line;
  const instance = made(line, newInstance(heap, kind));
  if (isHandle(kind)) openHandle(heap, instance);
  else if (kind === MEMBER) enrol(heap, instance);
  return instance;
}

/**
 * `__init__(self, left=…, right=…)` sets what it is given, left first. The references on top of the line's stack move to
 * the instance. `called` is the argument of CALL_CLASS_WITH.
 */
export function initialize(line: Line, called: number): ObjectSlot {
  const { heap } = line;
  const kind = called & ((1 << KIND_BITS) - 1);
  const names: readonly string[] = PARAMETERS[called >> KIND_BITS] ?? [];
  const given = takeTop(line, names.length);
  const instance = made(line, newInstance(heap, kind));
  if (isHandle(kind)) openHandle(heap, instance);
  for (const parameter of ['left', 'right']) {
    const index = names.indexOf(parameter);
    if (index >= 0) setAttribute(heap, instance, heap.atoms.intern(parameter), given[index] ?? 0);
  }
  if (kind === MEMBER) enrol(heap, instance);
  return instance;
}

/** `Member.__init__`: the class holds its instances. */
function enrol(heap: Heap, instance: ObjectSlot): void {
  heap.incref(instance);
  heap.push(sharedMembers(heap), instance);
}
