/** What Python raises. */
import type { Unhashable } from '../heap/equality.ts';
import type { Value } from '../heap/heap.ts';
import type { Runtime } from '../heap/runtime.ts';
import type { PythonError } from './outcome.ts';

/**
 * Thrown inside of the interpreter only; an Outcome carries it as a value. It is no Error: where in the interpreter it was
 * thrown nobody asks, and to find that out takes longer than most lines.
 */
export class Raised {
  readonly error: PythonError;
  /** What the exception refers to, itself or by the frames of Python code that it passed; in order of dropping. */
  readonly holds: readonly Value[];

  constructor(name: string, message: string, holds: readonly Value[]) {
    this.error = { name, message };
    this.holds = holds;
  }
}

const NOTHING_HELD: readonly Value[] = [];

export function raise(name: string, message: string, holds = NOTHING_HELD): never {
  throw new Raised(name, message, holds);
}

type Wording = Runtime['wording'];

/** The oldest runtime first, so that a message can say since when it reads as it does. */
const AGE: readonly Wording[] = ['2.7', '3.8', '3.10', '3.13', '3.15'];

export function since(runtime: Runtime, wording: Wording): boolean {
  return AGE.indexOf(runtime.wording) >= AGE.indexOf(wording);
}

export function nameError(name: string): never {
  return raise('NameError', `name '${name}' is not defined`);
}

export function noAttribute(type: string, name: string, holds = NOTHING_HELD): never {
  return raise('AttributeError', `'${type}' object has no attribute '${name}'`, holds);
}

/** `AttributeError.obj`: the object that was asked for an attribute, from this version on. */
export function askedObject(runtime: Runtime, object: Value, version: Wording = '3.10'): readonly Value[] {
  return since(runtime, version) ? [object] : NOTHING_HELD;
}

/** Setting or deleting what the type has no place for. */
export function noPlaceForAttribute(runtime: Runtime, type: string, name: string, holds = NOTHING_HELD): never {
  const suffix = since(runtime, '3.13') ? ' and no __dict__ for setting new attributes' : '';
  return raise('AttributeError', `'${type}' object has no attribute '${name}'${suffix}`, holds);
}

export function notWeakReferenceable(type: string, holds = NOTHING_HELD): never {
  return raise('TypeError', `cannot create weak reference to '${type}' object`, holds);
}

/** A value that `with` cannot enter: the method that is looked for first is missing. */
export function notAContextManager(runtime: Runtime, type: string): never {
  if (!since(runtime, '3.8')) {
    const isClassic = type === 'WeakValueDictionary'; // a class of the old style
    return raise('AttributeError', isClassic ? `${type} instance has no attribute '__exit__'` : '__exit__');
  }
  if (!since(runtime, '3.13')) return raise('AttributeError', '__enter__');
  const missed = since(runtime, '3.15') ? ' (missed __exit__ method)' : '';
  return raise('TypeError', `'${type}' object does not support the context manager protocol${missed}`);
}

export function notAnInteger(runtime: Runtime, type: string): never {
  if (since(runtime, '3.10')) return raise('TypeError', `'${type}' object cannot be interpreted as an integer`);
  return raise(
    'TypeError',
    since(runtime, '3.8') ? `an integer is required (got type ${type})` : 'an integer is required',
  );
}

/** A value that no set can hold. `element` is the type of the value itself, `reason` why it cannot be hashed. */
export function notASetElement(runtime: Runtime, element: string, reason: Unhashable): never {
  const why = unhashableMessage(reason);
  return raise('TypeError', since(runtime, '3.15') ? `cannot use '${element}' as a set element (${why})` : why);
}

/** A value that no cache can take as an argument. */
export function notHashable(reason: Unhashable): never {
  return raise('TypeError', unhashableMessage(reason));
}

function unhashableMessage(reason: Unhashable): string {
  return reason === 'dead weakref' ? 'weak object has gone away' : `unhashable type: '${reason}'`;
}

export function notSubscriptable(runtime: Runtime, type: string, looksLikeSequence: boolean): never {
  if (since(runtime, '3.8')) return raise('TypeError', `'${type}' object is not subscriptable`);
  const reason = looksLikeSequence ? 'does not support indexing' : "has no attribute '__getitem__'";
  return raise('TypeError', `'${type}' object ${reason}`);
}

/** Unpacking what cannot be iterated over. */
export function notIterable(runtime: Runtime, type: string): never {
  return raise(
    'TypeError',
    since(runtime, '3.8') ? `cannot unpack non-iterable ${type} object` : `'${type}' object is not iterable`,
  );
}

export function tooFewValues(runtime: Runtime, expected: number, got: number): never {
  if (since(runtime, '3.8'))
    return raise('ValueError', `not enough values to unpack (expected ${expected}, got ${got})`);
  return raise('ValueError', `need more than ${got} value${got === 1 ? '' : 's'} to unpack`);
}

/** `got` is null for what has to be counted first. */
export function tooManyValues(runtime: Runtime, expected: number, got: number | null): never {
  if (!since(runtime, '3.8')) return raise('ValueError', 'too many values to unpack');
  const found = got !== null && since(runtime, '3.15') ? `, got ${got}` : '';
  return raise('ValueError', `too many values to unpack (expected ${expected}${found})`);
}

export function badIndexType(runtime: Runtime, container: string, type: string): never {
  if (container === 'string' && since(runtime, '3.8')) {
    return raise('TypeError', `string indices must be integers${since(runtime, '3.13') ? `, not '${type}'` : ''}`);
  }
  const or = since(runtime, '3.8') ? ' or slices' : '';
  return raise('TypeError', `${container} indices must be integers${or}, not ${type}`);
}

/** Calling a method of a builtin type without the argument that it takes. */
export function missesArgument(runtime: Runtime, type: string, method: string): never {
  const name = since(runtime, '3.10') ? `${type}.${method}` : method;
  return raise('TypeError', `${name}() takes exactly one argument (0 given)`);
}
