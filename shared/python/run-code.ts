/** Statements: what a whole line does. */
import { decref } from '../heap/deallocate.ts';
import type { Heap, Value } from '../heap/heap.ts';
import { endLineFrame } from '../heap/holders.ts';
import type { FrameId } from '../heap/picture.ts';
import { answerIdentity, answerQuestion, answerState } from './answers.ts';
import { assignAll } from './assign-all.ts';
import { bindName } from './bound-names.ts';
import type { Code, Uncompiled } from './bytecode.ts';
import { compileMove } from './compile.ts';
import { callCallbacks } from './gc-callbacks.ts';
import { callGc, setDebugFlags } from './gc-calls.ts';
import { raiseMissing, requireFunction } from './gc-module.ts';
import { evaluate, execute } from './interpreter.ts';
import type { WithMove } from './move.ts';
import type { LineResult } from './outcome.ts';
import { Raised } from './python-error.ts';
import { type Line, NO_VALUES, unwindTo } from './running-line.ts';
import { runWith } from './with-statement.ts';

/** The line answered nothing and raised nothing. */
export const NOTHING: LineResult = {};

/** Runs a line as `exec(line, globals, locals)` does. What it did before an error stays done. */
export function runCode(heap: Heap, frame: FrameId, code: Code, stack: Value[]): LineResult {
  const line: Line = { heap, frame, stack, lineFunction: 0, lineFrame: null, inFlight: NO_VALUES };
  try {
    return run(line, code);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    unwindTo(line, 0, error);
    return { error: error.error };
  } finally {
    if (line.inFlight !== NO_VALUES) for (const value of line.inFlight) decref(heap, value);
    if (line.lineFrame !== null) endLineFrame(heap, line.lineFrame);
    decref(heap, line.lineFunction);
  }
}

function run(line: Line, code: Code): LineResult {
  execute(line, code);
  const last = code[code.length - 1];
  return typeof last === 'object' ? perform(line, last) : NOTHING;
}

function perform(line: Line, move: Uncompiled): LineResult {
  switch (move.kind) {
    case 'assign-all':
      assignAll(line, move);
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
      requireFunction(line.heap, move.question);
      return { answer: answerQuestion(line, move.question, evaluate(line, move.object)) };
    case 'identity':
      return { answer: answerIdentity(line, move) };
    case 'state':
      return { answer: answerState(line.heap, move.question) };
    case 'descriptors':
      return { answer: [...line.heap.descriptors] };
    case 'with':
      return performWith(line, move);
  }
}

function performWith(line: Line, { manager, name, body }: WithMove): LineResult {
  const bind = (value: Value) => {
    if (name === null) decref(line.heap, value);
    else bindName(line.heap, line.frame, name, value);
  };
  return runWith(line, evaluate(line, manager), bind, () =>
    body.kind === 'pass' ? NOTHING : run(line, compileMove(body)),
  );
}
