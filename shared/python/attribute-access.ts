/** `x.left`, read, written and deleted, for any value. */
import { deleteAttribute, hasAttributes, setAttribute } from '../heap/attributes.ts';
import { decref } from '../heap/deallocate.ts';
import type { Heap, ObjectSlot, Value } from '../heap/heap.ts';
import { newMethod } from '../heap/holders.ts';
import { isInstance, isSlotted, type Kind, LOCAL, MEMBER, METHOD, NODE } from '../heap/kinds.ts';
import { dictOf, getAttribute } from '../heap/lookup.ts';
import { isBuiltinMethod } from '../heap/methods.ts';
import { sharedMembers } from '../heap/shared-objects.ts';
import type { CodeText } from './code-text.ts';
import { hasMethod } from './methods.ts';
import { askedObject, noAttribute, noPlaceForAttribute, raise, since } from './python-error.ts';
import { pythonTypeOf } from './type-names.ts';

/** The method of the class Node. */
const TOUCH = 'touch';
/** The one attribute of the class Member, which its instances share. */
const MEMBERS = 'members';

/** `object.name`; consumes the reference to the object, and returns one to the value. */
export function readAttribute(heap: Heap, object: Value, asked: CodeText): Value {
  const name = asked.text;
  if (object <= 0 || !hasAttributes(heap.kindOf(object))) {
    return hasMethod(heap, object, name) ? newMethod(heap, object, name) : lacksMethod(heap, object, name);
  }
  const value = getAttribute(heap, object, asked.numberIn(heap.atoms));
  if (value !== 0) {
    heap.incref(value);
    decref(heap, object);
    return value;
  }
  if (isOfClass(heap.kindOf(object), name)) {
    if (name === TOUCH) return newMethod(heap, object);
    const members = sharedMembers(heap);
    heap.incref(members);
    decref(heap, object);
    return members;
  }
  if (hasMethod(heap, object, name)) return newMethod(heap, object, name);
  if (isSlot(heap, object, name) && !since(heap.runtime, '3.10')) return raise('AttributeError', name);
  return lacksAttribute(heap, object, name, askedObject(heap.runtime, object));
}

/** Raises that nothing of this name can be read of an object. A method of a class asks its function, which then is what the error knows. */
export function lacksMethod(heap: Heap, object: Value, name: string): never {
  const asksFunction = object > 0 && heap.kindOf(object) === METHOD && !isBuiltinMethod(heap, object);
  if (asksFunction) return noAttribute('function', name);
  return noAttribute(pythonTypeOf(heap, object), name, askedObject(heap.runtime, object));
}

/** On 2.7 a WeakValueDictionary is of a class of the old kind, which says it in its own way. */
function lacksAttribute(heap: Heap, object: Value, name: string, holds: readonly Value[]): never {
  const type = pythonTypeOf(heap, object);
  const isOldInstance = object === heap.weakcache && !since(heap.runtime, '3.8');
  return isOldInstance
    ? raise('AttributeError', `${type} instance has no attribute '${name}'`)
    : noAttribute(type, name, holds);
}

function isSlot(heap: Heap, object: Value, name: string): boolean {
  return isSlotted(heap.kindOf(object)) && (name === 'left' || name === 'right');
}

/** `object.name = value`. The reference to the value is consumed only on success. */
export function writeAttribute(heap: Heap, object: Value, name: CodeText, value: Value): void {
  const isStored =
    object > 0 && hasAttributes(heap.kindOf(object)) && setAttribute(heap, object, name.numberIn(heap.atoms), value);
  if (!isStored) refuseWrite(heap, object, name.text);
}

function refuseWrite(heap: Heap, object: Value, name: string): never {
  const holds = askedObject(heap.runtime, object, '3.13');
  if (hasMethod(heap, object, name)) return readOnly(heap, object, name, holds);
  return noPlaceForAttribute(heap.runtime, pythonTypeOf(heap, object), name, holds);
}

function readOnly(heap: Heap, object: Value, name: string, holds?: readonly Value[]): never {
  return raise('AttributeError', `'${pythonTypeOf(heap, object)}' object attribute '${name}' is read-only`, holds);
}

/** What an instance has of its class. */
function isOfClass(kind: Kind, name: string): boolean {
  return (kind === NODE && name === TOUCH) || (kind === MEMBER && name === MEMBERS);
}

/** Whether deleting an attribute that is not there says of what type the object is: on 2.7 where it never had any. */
function namesMissing(heap: Heap, object: ObjectSlot): boolean {
  if (since(heap.runtime, '3.8')) return since(heap.runtime, '3.13');
  const dict = dictOf(heap, object);
  return object === heap.weakcache || dict === 0 || (heap.kindOf(object) !== LOCAL && heap.lengthOf(dict) === 0);
}

/** `del object.name` */
export function removeAttribute(heap: Heap, object: Value, asked: CodeText): void {
  const name = asked.text;
  const kind = object > 0 ? heap.kindOf(object) : 0;
  if (hasAttributes(kind) && deleteAttribute(heap, object, asked.numberIn(heap.atoms))) return;
  if (isSlot(heap, object, name)) raise('AttributeError', name);
  if (isOfClass(kind, name) && !since(heap.runtime, '3.8')) {
    readOnly(heap, object, name);
  }
  if (hasAttributes(kind) && !isSlotted(kind)) {
    // Where only the attribute is missing and not the place for it, the error knows the object since 3.15.
    const hasPlace = isInstance(kind) || dictOf(heap, object) !== 0;
    const holds = askedObject(heap.runtime, object, hasPlace ? '3.15' : '3.13');
    if (namesMissing(heap, object)) lacksAttribute(heap, object, name, holds);
    raise('AttributeError', name, holds);
  }
  refuseWrite(heap, object, name);
}
