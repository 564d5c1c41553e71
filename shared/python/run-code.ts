/** Statements: what a whole line does. */
import { decref } from '../heap/deallocate.ts';
import type { Value } from '../heap/heap.ts';
import { endLineFrame } from '../heap/holders.ts';
import type { FrameId } from '../heap/picture.ts';
import { answerIdentity, answerQuestion, answerState } from './answers.ts';
import { assignAll } from './assign-all.ts';
import { bindName } from './bound-names.ts';
import type { Code, Uncompiled } from './bytecode.ts';
import { CodeText } from './code-text.ts';
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
export function runCode(line: Line, frame: FrameId, code: Code): LineResult {
  line.frame = frame;
  try {
    return run(line, code);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    unwindTo(line, 0, error);
    return { error: error.error };
  } finally {
    if (line.inFlight !== NO_VALUES || line.lineFrame !== null || line.lineFunction !== 0) endLine(line);
  }
}

/** What only the line's exceptions and its frame have held goes. */
function endLine(line: Line): void {
  const { heap, inFlight, lineFrame, lineFunction } = line;
  line.inFlight = NO_VALUES;
  line.lineFrame = null;
  line.lineFunction = 0;
  for (const value of inFlight) decref(heap, value);
  if (lineFrame !== null) endLineFrame(heap, lineFrame);
  decref(heap, lineFunction);
}

function run(line: Line, code: Code): LineResult {
  const statement = execute(line, code);
  return statement === null ? NOTHING : perform(line, statement);
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
    else bindName(line.heap, line.frame, new CodeText(name), value);
  };
  return runWith(line, evaluate(line, manager), bind, () =>
    body.kind === 'pass' ? NOTHING : run(line, compileMove(body)),
  );
}
