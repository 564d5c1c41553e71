/** The functions of the module `gc` that do something. */
import type { Generation } from '../heap/collection.ts';
import { collect, collectOldestDue } from '../heap/collector.ts';
import { freeze, unfreeze } from '../heap/freeze.ts';
import type { Heap } from '../heap/heap.ts';
import { atomType, integerOf } from './atom-text.ts';
import { type AtomText, DEBUG_FLAGS, type DebugFlag, type GcCall } from './move.ts';
import { notAnInteger, raise } from './python-error.ts';

/** Calls a function of `gc` and returns what it answers, or null. */
export function callGc(heap: Heap, call: GcCall, args: readonly AtomText[]): number | null {
  requireFunction(heap, call);
  const numbers = args.map((arg) => integerOf(arg) ?? notAnInteger(heap.runtime, atomType(arg)));
  switch (call) {
    case 'gc.collect':
      return collect(heap, generationOf(numbers[0] ?? 2)).collected;
    case 'gc.enable':
      heap.enabled = true;
      return null;
    case 'gc.disable':
      heap.enabled = false;
      return null;
    case 'gc.freeze':
      freeze(heap);
      return null;
    case 'gc.unfreeze':
      unfreeze(heap);
      return null;
    case 'gc.set_threshold':
      changeThresholds(heap, numbers);
      return null;
    case 'gc.set_debug':
      heap.debug = numbers[0] ?? 0;
      return null;
  }
}

/** Raises as reading an attribute of a module does that lacks it. */
export function requireFunction(heap: Heap, call: string): void {
  if (!heap.runtime.lacks.includes(call)) return;
  const module = heap.runtime.wording === '2.7' ? "'module' object" : "module 'gc'";
  raise('AttributeError', `${module} has no attribute '${call.replace('gc.', '')}'`);
}

function generationOf(number: number): Generation {
  if (number === 0 || number === 1 || number === 2) return number;
  return raise('ValueError', 'invalid generation');
}

/** A collection that the call itself brings about chooses by the new thresholds. */
function changeThresholds(heap: Heap, numbers: readonly number[]): void {
  const isDue = heap.beforeSetThreshold?.(numbers.length) ?? false;
  setThreshold(heap, numbers);
  if (isDue) collectOldestDue(heap);
}

function setThreshold(heap: Heap, numbers: readonly number[]): void {
  numbers.forEach((number, generation) => {
    if (generation < 3) heap.thresholds[generation as Generation] = number;
  });
}

export function setDebugFlags(heap: Heap, flags: readonly DebugFlag[]): void {
  heap.debug = flags.reduce((bits, flag) => bits | DEBUG_FLAGS[flag], 0);
}
