/** Statements: what a whole line does. */
import { decref } from '../heap/deallocate.ts';
import type { Heap, Value } from '../heap/heap.ts';
import { endLineFrame, newLineFunction } from '../heap/holders.ts';
import type { FrameId } from '../heap/picture.ts';
import { answerQuestion, answerState } from './answers.ts';
import { removeAttribute, writeAttribute } from './attribute-access.ts';
import { evaluate } from './evaluate.ts';
import { callCallbacks } from './gc-callbacks.ts';
import { callGc, setDebugFlags } from './gc-calls.ts';
import { raiseMissing } from './gc-module.ts';
import { deleteItem, setItem } from './items.ts';
import { usesCapture } from './line-frames.ts';
import type { Move, MoveTarget } from './move.ts';
import type { Answer, PythonError } from './outcome.ts';
import { nameError, Raised } from './python-error.ts';
import type { Line } from './running-line.ts';

export interface LineResult {
  readonly answer?: Answer;
  readonly error?: PythonError;
}

/** The line answered nothing and raised nothing. */
export const NOTHING: LineResult = {};

/** Runs a line as `exec(line, globals, locals)` does. What it did before an error stays done. */
export function runMove(heap: Heap, frame: FrameId, move: Move, stack: Value[]): LineResult {
  const line: Line = { heap, frame, stack, lineFunction: 0, lineFrame: null };
  if (usesCapture(move)) line.lineFunction = newLineFunction(heap);
  try {
    return perform(line, move);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    unwind(line);
    return { error: error.error };
  } finally {
    if (line.lineFrame !== null) endLineFrame(heap, line.lineFrame);
    decref(heap, line.lineFunction);
  }
}

/** Drops what the line still owns, innermost first. */
function unwind(line: Line): void {
  for (let value = line.stack.pop(); value !== undefined; value = line.stack.pop()) decref(line.heap, value);
}

function perform(line: Line, move: Move): LineResult {
  switch (move.kind) {
    case 'assign':
      store(line, move.target, evaluate(line, move.value));
      return NOTHING;
    case 'delete':
      for (const target of move.targets) remove(line, target);
      return NOTHING;
    case 'expression':
      decref(line.heap, evaluate(line, move.value));
      return NOTHING;
    case 'gc': {
      const answer = callGc(line, move.call, move.args);
      return answer === null ? NOTHING : { answer };
    }
    case 'missing-gc':
      return raiseMissing(line.heap, move.name);
    case 'callbacks': {
      const answer = callCallbacks(line.heap, move.call);
      return answer === null ? NOTHING : { answer };
    }
    case 'debug':
      setDebugFlags(line.heap, move.flags);
      return NOTHING;
    case 'question':
      return { answer: answerQuestion(line, move.question, evaluate(line, move.object)) };
    case 'state':
      return { answer: answerState(line.heap, move.question) };
  }
}

/** Binds, consuming the reference to the value. On an error the value is dropped before the target's object. */
function store(line: Line, target: MoveTarget, value: Value): void {
  const { heap, stack } = line;
  if (target.kind === 'name') {
    bindName(heap, line.frame, target.name, value);
    return;
  }
  stack.push(value);
  const object = evaluate(line, target.object);
  stack.pop();
  stack.push(object, value);
  if (target.kind === 'attribute') writeAttribute(heap, object, target.name, value);
  else setItem(heap, object, target.key, value);
  stack.pop();
  stack.pop();
  decref(heap, object);
}

function bindName(heap: Heap, frame: FrameId, name: string, value: Value): void {
  const names = frame === 'globals' ? heap.globals : heap.frames.get(frame);
  if (names === undefined) throw new Error(`no such frame: ${frame}`);
  const old = names.get(name);
  names.set(name, value);
  if (old !== undefined) decref(heap, old);
}

function remove(line: Line, target: MoveTarget): void {
  const { heap, stack } = line;
  if (target.kind === 'name') {
    const names = line.frame === 'globals' ? heap.globals : heap.frames.get(line.frame);
    const value = names?.get(target.name);
    if (value === undefined) nameError(target.name);
    names?.delete(target.name);
    decref(heap, value);
    return;
  }
  const object = evaluate(line, target.object);
  stack.push(object);
  if (target.kind === 'attribute') removeAttribute(heap, object, target.name);
  else deleteItem(heap, object, target.key);
  stack.pop();
  decref(heap, object);
}
