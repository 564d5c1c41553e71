/** The objects that hold others without showing it: closures, generators, methods, exceptions, caches, finalizers. */
import { newInstance, setAttribute } from './attributes.ts';
import { clearReferences } from './clear.ts';
import { newSequence } from './containers.ts';
import { decref, heldBy, runFinally } from './deallocate.ts';
import { dictSet } from './dicts.ts';
import { indexOfEqual } from './equality.ts';
import { atomValue, GUARDED, type Heap, NONE, type ObjectSlot, type Value } from './heap.ts';
import {
  CELL,
  EXCEPTION,
  FINALIZE,
  FRAME,
  FUNCTION,
  GENERATOR,
  type Kind,
  LOG_RECORD,
  METHOD,
  TRACEBACK,
  TUPLE,
} from './kinds.ts';
import { track } from './lists.ts';
import { sharedLogs } from './shared-objects.ts';
import { CALLBACK_FINALIZE, newRef } from './weakrefs.ts';

/** A tracked object that holds the values; zero stands for an empty place. */
function newHolder(heap: Heap, kind: Kind, held: readonly Value[]): ObjectSlot {
  const slot = newUntracked(heap, kind, held);
  track(heap, slot);
  heap.announce(slot);
  return slot;
}

function newUntracked(heap: Heap, kind: Kind, held: readonly Value[]): ObjectSlot {
  const slot = heap.allocate(kind, held.length);
  for (let i = 0; i < held.length; i++) heap.setCell(slot, i, held[i] ?? 0);
  heap.length[slot] = held.length;
  return slot;
}

function newHiddenTuple(heap: Heap, items: readonly Value[]): ObjectSlot {
  const tuple = newSequence(heap, TUPLE, items);
  heap.announce(tuple);
  return tuple;
}

/** A function whose cell holds the value. As all here it takes the reference over, and the caller owns the result. */
export function newClosure(heap: Heap, value: Value): ObjectSlot {
  const cell = newHolder(heap, CELL, [value]);
  return newHolder(heap, FUNCTION, [0, newHiddenTuple(heap, [cell])]);
}

/** A generator suspended with the value among its locals; if it is guarded, between `try` and `finally`. */
export function newGenerator(heap: Heap, value: Value, flags: 0 | typeof GUARDED = 0): ObjectSlot {
  const inline = heap.runtime.generatorFrame === 'inline';
  const generator = newHolder(heap, GENERATOR, [inline ? value : 0]);
  heap.flags[generator] = flags;
  if (inline) return generator;
  heap.setCell(generator, 0, newHolder(heap, FRAME, [value, 0]));
  return generator;
}

/** `close()`: the generator's frame ends, and with it what its locals held. */
export function closeGenerator(heap: Heap, generator: ObjectSlot): void {
  runFinally(heap, generator);
  clearReferences(heap, generator);
}

/**
 * What is left of a generator, as references of the caller's: it runs to its end. The language's generators have
 * yielded once; all but the guarded ones yield what they hold before they return.
 */
export function exhaustGenerator(heap: Heap, generator: ObjectSlot): Value[] {
  const isGuarded = ((heap.flags[generator] ?? 0) & GUARDED) !== 0;
  const value = isGuarded ? 0 : heldBy(heap, generator);
  heap.incref(value);
  closeGenerator(heap, generator);
  return value === 0 ? [] : [value];
}

/** A bound method; its `__self__` is the value. A function that does something has its name beside it. */
export function newMethod(heap: Heap, self: Value, does?: string): ObjectSlot {
  return newHolder(heap, METHOD, does === undefined ? [self] : [self, atomValue(heap.atoms.intern(does))]);
}

/**
 * The frame of the line that runs, as a caught exception's frame refers to it. It is tracked once the line is over and
 * the frame is not (`take_ownership` in Python/frame.c).
 */
export interface LineFrame {
  readonly frame: ObjectSlot;
}

/** The line's function exists, and is tracked, before the line does anything. Returns 0 where frames hold none. */
export function newLineFunction(heap: Heap): ObjectSlot {
  return heap.runtime.framesHoldFunction ? newHolder(heap, FUNCTION, []) : 0;
}

/** The line's frame takes the reference to its function over. */
export function newLineFrame(heap: Heap, lineFunction: ObjectSlot): LineFrame {
  const frame = newUntracked(heap, FRAME, [0, lineFunction]);
  heap.announce(frame);
  return { frame };
}

/** The line is over. */
export function endLineFrame(heap: Heap, line: LineFrame): void {
  if ((heap.refcnt[line.frame] ?? 0) > 1) track(heap, line.frame);
  decref(heap, line.frame);
}

/** An exception with its arguments, and with room for its attributes and its traceback. */
function newValueError(heap: Heap, argument: string): ObjectSlot {
  return newHolder(heap, EXCEPTION, [0, newHiddenTuple(heap, [atomValue(heap.atoms.intern(argument))]), 0]);
}

/** An exception that was raised where the value was a local: its traceback holds that frame. */
export function newException(heap: Heap, value: Value, line: LineFrame | null): ObjectSlot {
  const exception = newValueError(heap, "'captured'");
  if (line === null) {
    decref(heap, value);
    return exception;
  }
  const traceback = newHolder(heap, TRACEBACK, [0]);
  heap.setCell(exception, 2, traceback);
  heap.incref(line.frame);
  heap.setCell(traceback, 0, newHolder(heap, FRAME, [value, line.frame]));
  return exception;
}

/**
 * `logger.exception` in a function whose local is the value, while it handles what was raised there. The handler keeps
 * the record, whose `exc_info` is `(type, exception, traceback)`; the traceback holds the function's frame.
 */
export function logException(heap: Heap, value: Value, line: LineFrame): void {
  const exception = newValueError(heap, "'logged'");
  const traceback = newHolder(heap, TRACEBACK, [0]);
  if (heap.runtime.exceptionsHoldTraceback) {
    heap.incref(traceback);
    heap.setCell(exception, 2, traceback);
  }
  const type = atomValue(heap.atoms.intern(heap.runtime.valueError));
  const excInfo = newHiddenTuple(heap, [type, exception, traceback]);
  const record = newInstance(heap, LOG_RECORD);
  setAttribute(heap, record, heap.atoms.intern('exc_info'), excInfo);
  heap.announce(record);
  heap.push(sharedLogs(heap), record);
  heap.incref(line.frame);
  heap.setCell(traceback, 0, newHolder(heap, FRAME, [value, line.frame]));
}

/** A call of the cached function: unless an equal argument is in the cache, the cache now holds it. */
export function callCached(heap: Heap, value: Value, isScalar: boolean): void {
  heap.touched.add('cached');
  const cache = heap.lruDict();
  const key = isScalar ? value : newSequence(heap, TUPLE, [value]);
  if (indexOfEqual(heap, cache, key, 2) >= 0) {
    decref(heap, key);
    return;
  }
  if (!isScalar) heap.announce(key);
  dictSet(heap, cache, key, NONE);
}

export function clearCache(heap: Heap): void {
  clearReferences(heap, heap.lruDict());
}

/**
 * `weakref.finalize(referent, released)`, or `(referent, shut, argument)` with a reference to the argument that moves
 * to it. The module's registry holds it until it has been called. The caller owns one more.
 */
export function newFinalize(heap: Heap, referent: ObjectSlot, argument: Value = 0): ObjectSlot {
  const args = argument === 0 ? [] : [newHiddenTuple(heap, [argument])];
  const finalize = newHolder(heap, FINALIZE, [0, ...args]);
  heap.incref(finalize);
  const weakref = newRef(heap, referent, CALLBACK_FINALIZE);
  heap.setCell(finalize, 0, weakref);
  heap.incref(finalize);
  heap.setCell(weakref, 0, finalize);
  return finalize;
}
