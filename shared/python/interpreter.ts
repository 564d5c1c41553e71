/**
 * Runs code. What is needed only until the line goes on stands on a stack of values, as in CPython's frames, so that an
 * error drops it in the same order.
 */
import { decref } from '../heap/deallocate.ts';
import { atomValue, type Heap, type ObjectSlot, type Value } from '../heap/heap.ts';
import { newFinalize, newLineFunction } from '../heap/holders.ts';
import { LIST, TUPLE } from '../heap/kinds.ts';
import { sharedMembers } from '../heap/shared-objects.ts';
import { CALLBACK_NONE, CALLBACK_WATCHER, newRef } from '../heap/weakrefs.ts';
import { readAttribute, removeAttribute, writeAttribute } from './attribute-access.ts';
import { bindName, loadName, unbindName } from './bound-names.ts';
import { type Code, type Instruction, OP, type Uncompiled } from './bytecode.ts';
import { callMethod } from './call-method.ts';
import { call } from './calls.ts';
import type { CodeText } from './code-text.ts';
import { compileExpression, compileStore } from './compile.ts';
import { displayMap, displaySequence, displaySet } from './displays.ts';
import { hold, requireCached } from './holds.ts';
import { initialize, instantiate } from './instances.ts';
import { deleteItem, getItem, setItem } from './items.ts';
import { afterCall } from './made.ts';
import { type Expression, HOLDERS, METHODS, type MoveTarget } from './move.ts';
import { raise } from './python-error.ts';
import { requireWeakReferenceable } from './references.ts';
import type { Line } from './running-line.ts';

// Constants of this module, and not of another one: so the compiler sees them, and jumps instead of comparing.
const { PUSH_NULL, POP_TOP, LOAD_CONST, LOAD_NAME, STORE_NAME, DELETE_NAME, LOAD_ATTR, STORE_ATTR, DELETE_ATTR } = OP;
const { LOAD_SUBSCR, STORE_SUBSCR, DELETE_SUBSCR, CALL_CLASS, CALL_CLASS_WITH, CALL_REF } = OP;
const { BUILD_LIST, BUILD_TUPLE, BUILD_SET, BUILD_MAP, CALL_FINALIZE, CALL_HOLDER, CALL, CALL_METHOD } = OP;
const { LOAD_GARBAGE, LOAD_MEMBERS, LOAD_FINALIZE, LOAD_CACHED, MAKE_FUNCTION, PERFORM } = OP;

/** The value of an expression, as a reference of the caller's. */
export function evaluate(line: Line, expression: Expression): Value {
  execute(line, compileExpression(expression));
  return line.stack.pop() ?? 0;
}

/** Binds, consuming the reference to the value. On an error the value is dropped before the target's object. */
export function store(line: Line, target: MoveTarget, value: Value): void {
  line.stack.push(value);
  execute(line, compileStore(target));
}

/**
 * Runs the instructions of code on the line's stack. What it raises leaves on the stack what the line owns.
 * @returns the statement that is to be performed after them; null if there is none.
 */
export function execute(line: Line, code: Code): Uncompiled | null {
  const { heap, frame, stack } = line;
  for (const instruction of code) {
    const { argument } = instruction;
    switch (instruction.opcode) {
      case LOAD_NAME:
        stack.push(loadName(heap, frame, instruction));
        break;
      case STORE_NAME:
        bindName(heap, frame, instruction, stack.pop() ?? 0);
        break;
      case DELETE_NAME:
        unbindName(heap, frame, instruction);
        break;
      case LOAD_ATTR:
        replaceTop(stack, readAttribute(heap, topOf(stack), instruction));
        break;
      case STORE_ATTR:
        offerValue(heap, stack);
        writeAttribute(heap, stack.pop() ?? 0, instruction, topOf(stack));
        dropStored(heap, stack);
        break;
      case DELETE_ATTR:
        removeAttribute(heap, topOf(stack), instruction);
        decref(heap, stack.pop() ?? 0);
        break;
      case LOAD_SUBSCR:
        loadItem(heap, stack, instruction);
        break;
      case STORE_SUBSCR:
        offerValue(heap, stack);
        setItem(heap, stack.pop() ?? 0, instruction, topOf(stack));
        dropStored(heap, stack);
        break;
      case DELETE_SUBSCR:
        deleteItem(heap, topOf(stack), instruction);
        decref(heap, stack.pop() ?? 0);
        break;
      case LOAD_CONST:
        stack.push(atomValue(instruction.numberIn(heap.atoms)));
        break;
      case POP_TOP:
        decref(heap, stack.pop() ?? 0);
        break;
      case PUSH_NULL:
        stack.push(0);
        break;
      case CALL_CLASS:
        stack.push(instantiate(line, argument));
        break;
      case BUILD_LIST:
        stack.push(displaySequence(line, LIST, argument));
        break;
      case BUILD_TUPLE:
        stack.push(displaySequence(line, TUPLE, argument));
        break;
      case BUILD_MAP:
        stack.push(displayMap(line, argument));
        break;
      case CALL:
        replaceTop(stack, call(line, topOf(stack)));
        break;
      case CALL_METHOD:
        callMethod(line, METHODS[argument] ?? 'append');
        break;
      case CALL_HOLDER:
        stack.push(hold(line, HOLDERS[argument] ?? 'closure', stack.pop() ?? 0));
        break;
      case PERFORM:
        return instruction.statement;
      default:
        executeRarer(line, instruction);
    }
  }
  return null;
}

/** What lines do more rarely: apart, so that the compiler has room to put all that is done for most lines in one piece. */
function executeRarer(line: Line, { opcode, argument }: Instruction): void {
  const { heap, stack } = line;
  switch (opcode) {
    case CALL_CLASS_WITH:
      stack.push(initialize(line, argument));
      break;
    case BUILD_SET:
      stack.push(displaySet(line, argument));
      break;
    case CALL_REF:
      callRef(line, argument === 1);
      break;
    case LOAD_FINALIZE:
      requireFinalize(heap);
      break;
    case LOAD_CACHED:
      requireCached(heap);
      break;
    case CALL_FINALIZE:
      callFinalizeClass(line);
      break;
    case LOAD_GARBAGE:
      stack.push(shared(heap, heap.garbage));
      break;
    case LOAD_MEMBERS:
      stack.push(shared(heap, sharedMembers(heap)));
      break;
    case MAKE_FUNCTION:
      if (line.lineFunction === 0) line.lineFunction = newLineFunction(heap);
      break;
  }
}

function topOf(stack: readonly Value[]): Value {
  return stack[stack.length - 1] ?? 0;
}

function belowTop(stack: readonly Value[]): Value {
  return stack[stack.length - 2] ?? 0;
}

function replaceTop(stack: Value[], value: Value): void {
  stack[stack.length - 1] = value;
}

/**
 * `[value, object] -> [dropped last, dropped first, value, object]`: the value once more, as the reference that the
 * object takes over, and the object borrowed.
 */
function offerValue(heap: Heap, stack: Value[]): void {
  const object = topOf(stack);
  const value = belowTop(stack);
  if (heap.runtime.storesDrop === 'value-first') {
    stack[stack.length - 2] = object;
    stack[stack.length - 1] = value;
  }
  heap.incref(value);
  stack.push(value, object);
}

/** What is left of a store once the object has its reference. */
function dropStored(heap: Heap, stack: Value[]): void {
  stack.pop();
  decref(heap, stack.pop() ?? 0);
  decref(heap, stack.pop() ?? 0);
}

function loadItem(heap: Heap, stack: Value[], key: CodeText): void {
  const object = topOf(stack);
  replaceTop(stack, getItem(heap, object, key));
  decref(heap, object);
}

function shared(heap: Heap, slot: ObjectSlot): ObjectSlot {
  heap.incref(slot);
  return slot;
}

/** `weakref.ref(object)` */
function callRef(line: Line, watched: boolean): void {
  const { heap, stack } = line;
  const object = topOf(stack);
  requireWeakReferenceable(heap, object);
  const weakref = newRef(heap, object, watched ? CALLBACK_WATCHER : CALLBACK_NONE);
  replaceTop(stack, weakref);
  decref(heap, object);
  afterCall(line, weakref);
}

function requireFinalize(heap: Heap): void {
  if (heap.runtime.lacks.includes('weakref.finalize')) {
    raise('AttributeError', "'module' object has no attribute 'finalize'");
  }
}

/** `weakref.finalize(object, released)`, or `weakref.finalize(object, shut, argument)` */
function callFinalizeClass(line: Line): void {
  const { heap, stack } = line;
  const object = belowTop(stack);
  const argument = topOf(stack);
  // the locals of `finalize.__init__`, which is Python code
  const locals = heap.runtime.finalizeDrops === 'object-first' ? [object, argument] : [argument, object];
  requireWeakReferenceable(heap, object, locals);
  const finalize = newFinalize(heap, object, argument);
  stack.pop();
  replaceTop(stack, finalize);
  const outlivesObject = heap.runtime.argumentsDropped === 'first-first' ? argument : 0;
  heap.incref(outlivesObject);
  decref(heap, object);
  decref(heap, outlivesObject);
  afterCall(line, finalize);
}
