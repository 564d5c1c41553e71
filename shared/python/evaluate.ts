/**
 * Expressions. What an expression gives is a reference of the caller's; what is needed only until the line goes on stands
 * on a stack of values, as in CPython's frames, so that an error drops it in the same order.
 */

import { newInstance, setAttribute } from '../heap/attributes.ts';
import { collectIfDue } from '../heap/collector.ts';
import { addToSet, newSequence, newSet } from '../heap/containers.ts';
import { callFinalize, decref } from '../heap/deallocate.ts';
import { dictSet, newDict } from '../heap/dicts.ts';
import { type Unhashable, unhashableIn } from '../heap/equality.ts';
import { openHandle } from '../heap/handles.ts';
import { atomOf, atomValue, GUARDED, type Heap, NONE, type ObjectSlot, type Value } from '../heap/heap.ts';
import {
  callCached,
  type LineFrame,
  logException,
  newClosure,
  newException,
  newFinalize,
  newGenerator,
  newLineFrame,
} from '../heap/holders.ts';
import {
  FINALIZE,
  FUNCTION,
  isHandle,
  type Kind,
  kindOfClass,
  LIST,
  LRU_CACHE,
  MEMBER,
  METHOD,
  TUPLE,
  WEAKREF,
} from '../heap/kinds.ts';
import { closeHandle } from '../heap/resources.ts';
import { sharedLocal, sharedLogs, sharedMembers } from '../heap/shared-objects.ts';
import { park } from '../heap/threads.ts';
import { CALLBACK_NONE, CALLBACK_WATCHER, newRef, referentOf } from '../heap/weakrefs.ts';
import { atomType } from './atom-text.ts';
import { readAttribute } from './attribute-access.ts';
import { callMethod } from './call-method.ts';
import { getItem } from './items.ts';
import type { Expression, Holder, InitArgument } from './move.ts';
import { nameError, noAttribute, notASetElement, notHashable, raise } from './python-error.ts';
import { requireWeakReferenceable } from './references.ts';
import type { Line } from './running-line.ts';
import { pythonTypeOf } from './type-names.ts';

export function evaluate(line: Line, expression: Expression): Value {
  const { heap } = line;
  switch (expression.kind) {
    case 'atom':
      return atomValue(heap.atoms.intern(expression.text));
    case 'name':
      return loadName(line, expression.name);
    case 'attribute':
      return loadAttribute(line, evaluate(line, expression.object), expression.name);
    case 'item':
      return readItem(line, expression);
    case 'new':
      return instantiate(line, expression);
    case 'list':
    case 'tuple':
      return displaySequence(line, expression);
    case 'set':
      return displaySet(line, expression.items);
    case 'dict':
      return displayDict(line, expression);
    case 'weakref':
      return evaluateRef(line, expression);
    case 'finalize':
      return evaluateFinalize(line, expression);
    case 'hold':
      return hold(line, expression.holder, evaluate(line, expression.object));
    case 'call':
      return callValue(line, evaluate(line, expression.callee));
    case 'method':
      return callMethod(line, expression, evaluate);
    case 'garbage':
      heap.incref(heap.garbage);
      return heap.garbage;
    case 'members': {
      const members = sharedMembers(heap);
      heap.incref(members);
      return members;
    }
  }
}

/** `object.name`; consumes the reference to the object. */
function loadAttribute(line: Line, object: Value, name: string): Value {
  line.stack.push(object);
  const value = readAttribute(line.heap, object, name);
  line.stack.pop();
  return value;
}

/** `callee()`; consumes the reference to the callee. */
function callValue(line: Line, callee: Value): Value {
  line.stack.push(callee);
  const value = call(line, callee);
  line.stack.pop();
  return value;
}

function loadName(line: Line, name: string): Value {
  const { heap } = line;
  let value = line.frame === 'globals' ? undefined : heap.frames.get(line.frame)?.get(name);
  value ??= heap.globals.get(name);
  value ??= loadShared(heap, name);
  if (value === 0) return nameError(name);
  heap.incref(value);
  return value;
}

/** The names that live as long as the program. */
function loadShared(heap: Heap, name: string): Value {
  if (heap.runtime.lacks.includes(name)) return 0;
  switch (name) {
    case 'graveyard':
      heap.touched.add(name);
      return heap.graveyard;
    case 'registry':
      heap.touched.add(name);
      return heap.registry;
    case 'weakcache':
      heap.touched.add(name);
      return heap.weakcache;
    case 'cached':
      heap.touched.add(name);
      return heap.lruCache;
    case 'local':
      return sharedLocal(heap);
    case 'logs':
      return sharedLogs(heap);
    default:
      return 0;
  }
}

/** A class is called: the instance is there, with its label, before its `__init__` runs. */
function instantiate(line: Line, { class: name, args }: Extract<Expression, { kind: 'new' }>): ObjectSlot {
  const { heap } = line;
  const kind = kindOfClass(name);
  if (args.length > 0) return initialized(line, kind, args);
  const instance = made(line, newInstance(heap, kind));
  if (isHandle(kind)) openHandle(heap, instance);
  else if (kind === MEMBER) enrol(heap, instance);
  return instance;
}

/** What `__init__` is given moves to the instance, left first. */
function initialized(line: Line, kind: Kind, args: readonly InitArgument[]): ObjectSlot {
  const { heap } = line;
  const given = evaluateAll(
    line,
    args.map(({ value }) => value),
  );
  const instance = made(line, newInstance(heap, kind));
  for (const parameter of ['left', 'right'] as const) {
    const index = args.findIndex(({ name }) => name === parameter);
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

/** A labelled object has been made. The collection that it may bring about finds it held by the line. */
function made(line: Line, slot: ObjectSlot): ObjectSlot {
  line.heap.giveLabel(slot);
  line.heap.announce(slot);
  return afterCall(line, slot);
}

function afterCall(line: Line, value: Value): Value {
  const { heap } = line;
  if (heap.enabled && heap.runtime.automaticCollection === 'after-call') {
    line.stack.push(value);
    collectIfDue(heap);
    line.stack.pop();
  }
  return value;
}

function readItem(line: Line, expression: Extract<Expression, { kind: 'item' }>): Value {
  const object = evaluate(line, expression.object);
  line.stack.push(object);
  const value = getItem(line.heap, object, expression.key);
  line.stack.pop();
  decref(line.heap, object);
  return value;
}

/** Evaluates items onto the stack, then takes them off together. */
function evaluateAll(line: Line, expressions: readonly Expression[]): Value[] {
  const { stack } = line;
  const values: Value[] = [];
  for (const expression of expressions) {
    const value = evaluate(line, expression);
    values.push(value);
    stack.push(value);
  }
  for (let count = values.length; count > 0; count--) stack.pop();
  return values;
}

function displaySequence(line: Line, expression: Extract<Expression, { kind: 'list' | 'tuple' | 'set' }>): Value {
  const items = evaluateAll(line, expression.items);
  return made(line, newSequence(line.heap, expression.kind === 'list' ? LIST : TUPLE, items));
}

/** `BUILD_SET`: the items are added in order; after the first that cannot be, the others are dropped as they come. */
function displaySet(line: Line, expressions: readonly Expression[]): Value {
  const { heap } = line;
  const items = evaluateAll(line, expressions);
  const set = newSet(heap);
  let bad: Unhashable | null = null;
  let element = '';
  for (const item of items) {
    if (bad === null) {
      bad = unhashableIn(heap, item);
      element = pythonTypeOf(heap, item);
    }
    if (bad === null) addToSet(heap, set, item);
    else decref(heap, item);
  }
  if (bad === null) return made(line, set);
  decref(heap, set);
  return notASetElement(heap.runtime, element, bad);
}

function displayDict(line: Line, expression: Extract<Expression, { kind: 'dict' }>): Value {
  const { heap } = line;
  const values = evaluateAll(
    line,
    expression.entries.map((entry) => entry.value),
  );
  const dict = newDict(heap);
  expression.entries.forEach((entry, i) => {
    dictSet(heap, dict, atomValue(heap.atoms.intern(entry.key)), values[i] ?? 0);
  });
  return made(line, dict);
}

function evaluateRef(line: Line, expression: Extract<Expression, { kind: 'weakref' }>): Value {
  const { heap } = line;
  const object = evaluate(line, expression.object);
  line.stack.push(object);
  requireWeakReferenceable(heap, object);
  const weakref = newRef(heap, object, expression.watched ? CALLBACK_WATCHER : CALLBACK_NONE);
  line.stack.pop();
  line.stack.push(weakref);
  decref(heap, object);
  line.stack.pop();
  return afterCall(line, weakref);
}

function evaluateFinalize(line: Line, expression: Extract<Expression, { kind: 'finalize' }>): Value {
  const { heap } = line;
  if (heap.runtime.lacks.includes('weakref.finalize')) {
    return raise('AttributeError', "'module' object has no attribute 'finalize'");
  }
  const object = evaluate(line, expression.object);
  line.stack.push(object);
  const argument = expression.shut === null ? 0 : evaluate(line, expression.shut);
  line.stack.push(argument);
  requireWeakReferenceable(heap, object);
  const finalize = newFinalize(heap, object, argument);
  line.stack.length -= 2;
  decref(heap, object);
  return afterCall(line, finalize);
}

function hold(line: Line, holder: Holder, value: Value): Value {
  const { heap } = line;
  switch (holder) {
    case 'closure':
      return afterCall(line, newClosure(heap, value));
    case 'generator':
      return afterCall(line, newGenerator(heap, value));
    case 'guarded':
      return afterCall(line, newGenerator(heap, value, GUARDED));
    case 'capture':
      return afterCall(line, newException(heap, value, heap.runtime.exceptionsHoldTraceback ? frameOf(line) : null));
    case 'cached':
      return cached(line, value);
    case 'park':
      return afterCall(line, park(heap, value));
    case 'log_error':
      logException(heap, value, frameOf(line));
      return afterCall(line, NONE);
  }
}

/** The line's own frame, which a caught exception's frame refers to. */
function frameOf(line: Line): LineFrame {
  if (line.lineFrame === null) {
    line.heap.incref(line.lineFunction);
    line.lineFrame = newLineFrame(line.heap, line.lineFunction);
  }
  return line.lineFrame;
}

function cached(line: Line, value: Value): Value {
  const { heap } = line;
  line.stack.push(value);
  if (heap.runtime.lacks.includes('cached')) nameError('cached');
  const bad = unhashableIn(heap, value);
  if (bad !== null) notHashable(bad);
  line.stack.pop();
  callCached(heap, value, isScalar(heap, value));
  return NONE;
}

/** Arguments of these types are keys themselves; others are wrapped in a tuple (`lru_cache_make_key`). */
function isScalar(heap: Heap, value: Value): boolean {
  if (value > 0) return false;
  const type = atomType(heap.atoms.text(atomOf(value)));
  return type === 'int' || type === 'str';
}

function call(line: Line, callee: Value): Value {
  const { heap } = line;
  const kind = callee > 0 ? heap.kindOf(callee) : 0;
  if (kind === WEAKREF) return consumed(heap, callee, referentOf(heap, callee));
  if (kind === METHOD) return callBound(heap, callee);
  if (kind === FINALIZE) {
    callFinalize(heap, callee);
    return consumed(heap, callee, 0);
  }
  if (kind === FUNCTION) return consumed(heap, callee, closedOver(heap, callee));
  if (kind === LRU_CACHE)
    return raise('TypeError', "make_cached.<locals>.cached() missing 1 required positional argument: 'obj'");
  return raise('TypeError', `'${pythonTypeOf(heap, callee)}' object is not callable`);
}

/** Calls a bound method: Node's does nothing, a handle's closes it. */
function callBound(heap: Heap, method: ObjectSlot): Value {
  const self = heap.cell(method, 0);
  if (heap.lengthOf(method) > 1 && !closeHandle(heap, self)) noAttribute(pythonTypeOf(heap, self), 'fd');
  return consumed(heap, method, 0);
}

function consumed(heap: Heap, callee: ObjectSlot, result: Value): Value {
  const value = result === 0 ? NONE : result;
  heap.incref(value);
  decref(heap, callee);
  return value;
}

/** What a closure returns: the contents of its cell. */
function closedOver(heap: Heap, closure: ObjectSlot): Value {
  const cells = heap.cell(closure, 1);
  const cell = cells > 0 ? heap.cell(cells, 0) : 0;
  return cell > 0 ? heap.cell(cell, 0) : 0;
}
