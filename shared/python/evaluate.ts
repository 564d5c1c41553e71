/**
 * Expressions. What an expression gives is a reference of the caller's; what is needed only until the line goes on stands
 * on a stack of values, as in CPython's frames, so that an error drops it in the same order.
 */
import { decref } from '../heap/deallocate.ts';
import { atomValue, type Heap, type Value } from '../heap/heap.ts';
import { newFinalize } from '../heap/holders.ts';
import { sharedLocal, sharedLogs, sharedMembers } from '../heap/shared-objects.ts';
import { CALLBACK_NONE, CALLBACK_WATCHER, newRef } from '../heap/weakrefs.ts';
import { readAttribute } from './attribute-access.ts';
import { callMethod } from './call-method.ts';
import { call } from './calls.ts';
import { displayDict, displaySequence, displaySet } from './displays.ts';
import { hold } from './holds.ts';
import { instantiate } from './instances.ts';
import { getItem } from './items.ts';
import { afterCall } from './made.ts';
import type { Expression } from './move.ts';
import { nameError, raise } from './python-error.ts';
import { requireWeakReferenceable } from './references.ts';
import type { Line } from './running-line.ts';

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
      return instantiate(line, expression, valuesOf(line, expression.args));
    case 'list':
    case 'tuple':
      return displaySequence(line, expression.kind, evaluateAll(line, expression.items));
    case 'set':
      return displaySet(line, evaluateAll(line, expression.items));
    case 'dict':
      return displayDict(line, expression.entries, valuesOf(line, expression.entries));
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

const NO_VALUES: readonly Value[] = [];

function valuesOf(line: Line, parts: readonly { readonly value: Expression }[]): readonly Value[] {
  return parts.length === 0
    ? NO_VALUES
    : evaluateAll(
        line,
        parts.map(({ value }) => value),
      );
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
