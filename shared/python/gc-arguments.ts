/** What the functions of the module gc say of arguments that do not fit (Argument Clinic, `PyArg_ParseTuple` of each runtime). */
import { atomOf, type Heap, type Value } from '../heap/heap.ts';
import type { Runtime } from '../heap/runtime.ts';
import { integerOf } from './atom-text.ts';
import type { GcFunction } from './move.ts';
import { notAnInteger, raise, since } from './python-error.ts';
import { pythonTypeOf } from './type-names.ts';

/** Arguments that have been evaluated. */
export interface Given {
  readonly positional: readonly Value[];
  readonly keywords: readonly (readonly [name: string, value: Value])[];
}

type Signature = 'none' | 'one' | 'any' | 'thresholds' | 'generation';

const SIGNATURES: Readonly<Record<GcFunction, Signature>> = {
  'gc.collect': 'generation',
  'gc.enable': 'none',
  'gc.disable': 'none',
  'gc.freeze': 'none',
  'gc.unfreeze': 'none',
  'gc.set_threshold': 'thresholds',
  'gc.set_debug': 'one',
  'gc.is_tracked': 'one',
  'gc.is_finalized': 'one',
  'gc.get_referrers': 'any',
  'gc.get_referents': 'any',
  'gc.get_stats': 'none',
  'gc.get_count': 'none',
  'gc.get_threshold': 'none',
  'gc.isenabled': 'none',
  'gc.get_debug': 'none',
  'gc.get_freeze_count': 'none',
  'gc.get_objects': 'generation',
};

/** The function's arguments in order; raises TypeError where they are too many, too few, or named as none is. */
export function bindArguments(runtime: Runtime, call: GcFunction, given: Given): readonly Value[] {
  const signature = call === 'gc.get_objects' && !since(runtime, '3.8') ? 'none' : SIGNATURES[call];
  if (signature === 'generation') return bindGeneration(runtime, call, given);
  if (given.keywords.length > 0) takesNoKeywords(runtime, call, signature);
  const count = given.positional.length;
  if (signature === 'none' && count > 0) {
    return typeError(`${nameOf(runtime, call)}() takes no arguments (${count} given)`);
  }
  if (signature === 'one' && count !== 1) {
    const one = call === 'gc.set_debug' && !since(runtime, '3.8') ? '1' : 'one';
    return typeError(`${nameOf(runtime, call)}() takes exactly ${one} argument (${count} given)`);
  }
  if (signature === 'thresholds') requireThresholds(runtime, count);
  return given.positional;
}

function typeError(message: string): never {
  return raise('TypeError', message);
}

/** What a function is called in a message: with its module from 3.10 on. */
function nameOf(runtime: Runtime, call: GcFunction): string {
  return since(runtime, '3.10') ? call : bare(call);
}

function bare(call: GcFunction): string {
  return call.slice('gc.'.length);
}

function takesNoKeywords(runtime: Runtime, call: GcFunction, signature: Signature): never {
  const isOld = signature === 'thresholds' || (signature === 'any' && !since(runtime, '3.13'));
  return typeError(`${isOld ? bare(call) : nameOf(runtime, call)}() takes no keyword arguments`);
}

function requireThresholds(runtime: Runtime, count: number): void {
  if (count >= 1 && count <= 3) return;
  if (since(runtime, '3.13')) typeError('gc.set_threshold requires 1 to 3 arguments');
  const limit = count === 0 ? 'at least 1 argument' : 'at most 3 arguments';
  typeError(`set_threshold() takes ${limit} (${count} given)`);
}

/** One argument at most, which may be named. */
function bindGeneration(runtime: Runtime, call: GcFunction, { positional, keywords }: Given): readonly Value[] {
  const count = positional.length + keywords.length;
  const isModern = since(runtime, '3.8');
  if (count > 1) {
    const kind = isModern && positional.length === 0 ? 'keyword argument' : 'argument';
    typeError(`${isModern ? `${bare(call)}()` : 'function'} takes at most 1 ${kind} (${count} given)`);
  }
  const [keyword] = keywords;
  if (keyword === undefined) return positional;
  const [name, value] = keyword;
  if (name === 'generation') return [value];
  if (since(runtime, '3.13')) typeError(`${bare(call)}() got an unexpected keyword argument '${name}'`);
  return typeError(`'${name}' is an invalid keyword argument for ${isModern ? `${bare(call)}()` : 'this function'}`);
}

const INT_MAX = 2 ** 31 - 1;
const INT_MIN = -(2 ** 31);

/** The C int that a value is; raises TypeError for other types, OverflowError for other numbers. */
export function intOf(heap: Heap, call: GcFunction, value: Value): number {
  const integer = integerIn(heap, value) ?? notAnInteger(heap.runtime, pythonTypeOf(heap, value));
  if (integer >= INT_MIN && integer <= INT_MAX) return integer;
  const isParsed = call === 'gc.set_threshold' || !since(heap.runtime, '3.8');
  if (!isParsed) return raise('OverflowError', 'Python int too large to convert to C int');
  const bound = integer > 0 ? 'greater than maximum' : 'less than minimum';
  return raise('OverflowError', `signed integer is ${bound}`);
}

/** The integer that a value is, or null. */
export function integerIn(heap: Heap, value: Value): number | null {
  return value > 0 ? null : integerOf(heap.atoms.text(atomOf(value)));
}
