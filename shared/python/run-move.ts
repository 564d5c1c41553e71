/** Statements: what a whole line does. */
import { decref } from '../heap/deallocate.ts';
import type { Heap, Value } from '../heap/heap.ts';
import { endLineFrame, newLineFunction } from '../heap/holders.ts';
import type { FrameId } from '../heap/picture.ts';
import { answerIdentity, answerQuestion, answerState } from './answers.ts';
import { assignAll } from './assign-all.ts';
import { evaluate } from './evaluate.ts';
import { callCallbacks } from './gc-callbacks.ts';
import { callGc, setDebugFlags } from './gc-calls.ts';
import { raiseMissing, requireFunction } from './gc-module.ts';
import { leavesFrame } from './line-frames.ts';
import type { Move, WithMove } from './move.ts';
import type { LineResult } from './outcome.ts';
import { Raised } from './python-error.ts';
import { type Line, unwindTo } from './running-line.ts';
import { bindName, remove, store } from './targets.ts';
import { runWith } from './with-statement.ts';

/** The line answered nothing and raised nothing. */
export const NOTHING: LineResult = {};

/** Runs a line as `exec(line, globals, locals)` does. What it did before an error stays done. */
export function runMove(heap: Heap, frame: FrameId, move: Move, stack: Value[]): LineResult {
  const line: Line = { heap, frame, stack, lineFunction: 0, lineFrame: null };
  if (leavesFrame(move)) line.lineFunction = newLineFunction(heap);
  try {
    return perform(line, move);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    unwindTo(line, 0);
    return { error: error.error };
  } finally {
    if (line.lineFrame !== null) endLineFrame(heap, line.lineFrame);
    decref(heap, line.lineFunction);
  }
}

function perform(line: Line, move: Move): LineResult {
  switch (move.kind) {
    case 'assign':
      store(line, move.target, evaluate(line, move.value));
      return NOTHING;
    case 'assign-all':
      assignAll(line, move);
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
  return runWith(line, evaluate(line, manager), bind, () => (body.kind === 'pass' ? NOTHING : perform(line, body)));
}
