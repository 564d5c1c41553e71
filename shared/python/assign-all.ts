/** Assignments to more than one target: from left to right, each from the top of the line's stack, as CPython compiles them. */
import { decref } from '../heap/deallocate.ts';
import type { Value } from '../heap/heap.ts';
import { evaluate, store } from './interpreter.ts';
import type { Expression, Move, MoveTarget, Unpacking } from './move.ts';
import type { Line } from './running-line.ts';
import { swappedItems } from './swaps.ts';
import { unpack } from './unpack.ts';

type AssignAll = Extract<Move, { kind: 'assign-all' }>;

export function assignAll(line: Line, move: AssignAll): void {
  const { heap, stack } = line;
  const { targets, value } = move;
  const swapped = swappedItems(move, heap.runtime.swappedDisplays);
  if (swapped !== null) {
    pushReversed(line, swapped);
    storeEach(
      line,
      targets.flatMap((target) => (target.kind === 'unpack' ? target.targets : [])),
    );
    return;
  }
  stack.push(evaluate(line, value));
  targets.forEach((target, index) => {
    const top = stack.at(-1) ?? 0;
    if (index < targets.length - 1) heap.incref(top);
    else stack.pop();
    assign(line, target, top);
  });
}

/** Evaluates in order of writing, then turns what is on the stack around: the first is on top. */
function pushReversed(line: Line, expressions: readonly Expression[]): void {
  const bottom = line.stack.length;
  for (const expression of expressions) line.stack.push(evaluate(line, expression));
  line.stack.push(...line.stack.splice(bottom).reverse());
}

/** Stores, consuming the reference to the value. */
function assign(line: Line, target: MoveTarget | Unpacking, value: Value): void {
  if (target.kind !== 'unpack') {
    store(line, target, value);
    return;
  }
  line.stack.push(value);
  const items = unpack(line.heap, value, target.targets.length);
  line.stack.pop();
  line.stack.push(...items.reverse());
  decref(line.heap, value);
  storeEach(line, target.targets);
}

/** Each target takes what is on top of the stack. */
function storeEach(line: Line, targets: readonly MoveTarget[]): void {
  for (const target of targets) store(line, target, line.stack.pop() ?? 0);
}
