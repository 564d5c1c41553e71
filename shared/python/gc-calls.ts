/** The functions of the module `gc`, called with any arguments. */
import type { Generation } from '../heap/collection.ts';
import { collect, collectOldestDue } from '../heap/collector.ts';
import { decref } from '../heap/deallocate.ts';
import { freeze, unfreeze } from '../heap/freeze.ts';
import { atomOf, atomValue, type Heap, type Value } from '../heap/heap.ts';
import { answerState, objectsIn, referentsOfAll, referrersOfAny, tellObjects } from './answers.ts';
import { bindArguments, integerIn, intOf } from './gc-arguments.ts';
import { raiseMissing, requireFunction } from './gc-module.ts';
import { evaluate } from './interpreter.ts';
import { type Argument, type AtomText, DEBUG_FLAGS, type DebugFlag, type GcFunction } from './move.ts';
import type { Answer } from './outcome.ts';
import { raise } from './python-error.ts';
import type { Line } from './running-line.ts';
import { pythonTypeOf } from './type-names.ts';

/** Calls a function of `gc` and returns what it answers, or null. */
export function callGc(line: Line, call: GcFunction, args: readonly Argument[]): Answer {
  const { heap, stack } = line;
  requireFunction(heap, call);
  const bottom = stack.length;
  for (const { value } of args) stack.push(evaluate(line, value));
  const values = stack.splice(bottom);
  const positional = values.filter((_, i) => args[i]?.name === null);
  const keywords = args.flatMap(({ name }, i) => (name === null ? [] : [[name, values[i] ?? 0] as const]));
  const dropArguments = () => {
    for (const value of inOrderOfDropping(heap, values, positional.length)) decref(heap, value);
  };
  let answer: Answer;
  try {
    const given = bindArguments(heap.runtime, call, { positional, keywords });
    if (call === 'gc.get_referrers') return tellObjects(heap, referrersOfAny(heap, given), dropArguments);
    if (call === 'gc.get_referents') return tellObjects(heap, referentsOfAll(heap, given), dropArguments);
    answer = invoke(heap, call, given);
  } catch (error) {
    dropArguments();
    throw error;
  }
  dropArguments();
  return answer;
}

/** Arguments as they were written, keywords last, in the order in which the call lets go of them, whatever it raised. */
function inOrderOfDropping(heap: Heap, values: readonly Value[], positional: number): readonly Value[] {
  switch (heap.runtime.argumentsDropped) {
    case 'first-first':
      return values;
    case 'last-first':
      return [...values].reverse();
    case 'positional-then-keywords':
      return [...values.slice(0, positional).reverse(), ...values.slice(positional).reverse()];
  }
}

function invoke(heap: Heap, call: GcFunction, given: readonly Value[]): Answer {
  const [first] = given;
  switch (call) {
    case 'gc.collect':
      return collect(heap, generationOf(first === undefined ? 2 : intOf(heap, call, first))).collected;
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
      changeThresholds(heap, given);
      return null;
    case 'gc.set_debug':
      heap.debug = intOf(heap, call, first ?? 0);
      return null;
    case 'gc.get_objects':
      return objectsIn(heap, first === undefined ? null : generationAsked(heap, first));
    case 'gc.get_referrers':
    case 'gc.get_referents':
    case 'gc.is_tracked':
    case 'gc.is_finalized':
      throw new Error(`${call} with these arguments is answered elsewhere`);
    default:
      return answerState(heap, call);
  }
}

function generationOf(number: number): Generation {
  if (number === 0 || number === 1 || number === 2) return number;
  return raise('ValueError', 'invalid generation');
}

/** The generation that `gc.get_objects` is asked about; null for all. As -1 stands for None inside of it, -1 asks for all. */
function generationAsked(heap: Heap, value: Value): number | null {
  const number = integerIn(heap, value);
  if (number === -1 || (value < 0 && heap.atoms.text(atomOf(value)) === 'None')) return null;
  if (number === null) {
    return raise('TypeError', `argument should be integer or None, not '${pythonTypeOf(heap, value)}'`);
  }
  if (number >= 3) {
    raise('ValueError', 'generation parameter must be less than the number of available generations (3)');
  }
  return number < 0 ? raise('ValueError', 'generation parameter cannot be negative') : number;
}

/** A collection that the call itself brings about chooses by the new thresholds. */
function changeThresholds(heap: Heap, given: readonly Value[]): void {
  const isDue = heap.beforeSetThreshold?.(given.length) ?? false;
  const numbers: number[] = [];
  for (const value of given) {
    numbers.push(intOf(heap, 'gc.set_threshold', value));
    if (heap.runtime.thresholdArguments === 'stored-one-by-one') setThresholds(heap, numbers);
  }
  setThresholds(heap, numbers);
  if (isDue) collectOldestDue(heap);
}

function setThresholds(heap: Heap, numbers: readonly number[]): void {
  numbers.forEach((number, generation) => {
    heap.thresholds[generation as Generation] = number;
  });
}

/** `gc.set_debug` of flags joined by `|`; raises AttributeError for a flag that the runtime does not have. */
export function setDebugFlags(heap: Heap, flags: readonly (DebugFlag | AtomText)[]): void {
  let bits = 0n;
  for (const flag of flags) bits |= BigInt(isDebugFlag(flag) ? bitsOf(heap, flag) : flag);
  heap.debug = intOf(heap, 'gc.set_debug', atomValue(heap.atoms.intern(String(bits))));
}

function isDebugFlag(flag: string): flag is DebugFlag {
  return (DEBUG_FLAGS as readonly string[]).includes(flag);
}

function bitsOf(heap: Heap, flag: DebugFlag): number {
  const name = flag.slice('gc.'.length);
  return heap.runtime.debugFlags[name] ?? raiseMissing(heap, name);
}
