/** What Python raises. Thrown inside of the interpreter only; an Outcome carries it as a value. */
import type { Unhashable } from '../heap/equality.ts';
import type { Runtime } from '../heap/runtime.ts';
import type { PythonError } from './outcome.ts';

export class Raised extends Error {
  readonly error: PythonError;

  constructor(name: string, message: string) {
    super(`${name}: ${message}`);
    this.error = { name, message };
  }
}

export function raise(name: string, message: string): never {
  throw new Raised(name, message);
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

export function noAttribute(type: string, name: string): never {
  return raise('AttributeError', `'${type}' object has no attribute '${name}'`);
}

/** Setting or deleting what the type has no place for. */
export function noPlaceForAttribute(runtime: Runtime, type: string, name: string): never {
  const suffix = since(runtime, '3.13') ? ' and no __dict__ for setting new attributes' : '';
  return raise('AttributeError', `'${type}' object has no attribute '${name}'${suffix}`);
}

export function notWeakReferenceable(type: string): never {
  return raise('TypeError', `cannot create weak reference to '${type}' object`);
}

export function notAnInteger(runtime: Runtime, type: string): never {
  if (since(runtime, '3.10')) return raise('TypeError', `'${type}' object cannot be interpreted as an integer`);
  return raise(
    'TypeError',
    since(runtime, '3.8') ? `an integer is required (got type ${type})` : 'an integer is required',
  );
}

export type UnhashableUse = 'set element' | 'argument';

export function unhashable(runtime: Runtime, type: Unhashable, use: UnhashableUse): never {
  if (type === 'dead weakref') return raise('TypeError', 'weak object has gone away');
  const named = use === 'set element' && since(runtime, '3.15');
  return raise(
    'TypeError',
    named ? `cannot use '${type}' as a set element (unhashable type: '${type}')` : `unhashable type: '${type}'`,
  );
}

export function notSubscriptable(runtime: Runtime, type: string, isInstance: boolean): never {
  if (since(runtime, '3.8')) return raise('TypeError', `'${type}' object is not subscriptable`);
  const reason = isInstance ? 'does not support indexing' : "has no attribute '__getitem__'";
  return raise('TypeError', `'${type}' object ${reason}`);
}

export function badIndexType(runtime: Runtime, container: string, type: string): never {
  if (container === 'string') {
    const quoted = since(runtime, '3.13') ? `'${type}'` : type;
    return raise('TypeError', `string indices must be integers, not ${quoted}`);
  }
  const or = since(runtime, '3.8') ? ' or slices' : '';
  return raise('TypeError', `${container} indices must be integers${or}, not ${type}`);
}
