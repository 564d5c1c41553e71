/** The `with` statement: `__enter__`, the block, and `__exit__` whatever became of the block. */
import { decref } from '../heap/deallocate.ts';
import type { Heap, Value } from '../heap/heap.ts';
import { newMethod } from '../heap/holders.ts';
import { isHandle } from '../heap/kinds.ts';
import { closeHandle } from '../heap/resources.ts';
import type { LineResult } from './outcome.ts';
import { noAttribute, notAContextManager, Raised } from './python-error.ts';
import { type Line, unwindTo } from './running-line.ts';
import { pythonTypeOf, qualifiedTypeOf } from './type-names.ts';

/**
 * Runs a block between a manager's `__enter__` and `__exit__`. Takes the reference to the manager over. `enter` is given
 * what `__enter__` returns; an error of the block drops what it had evaluated before `__exit__` is called, and is
 * raised again after it.
 */
export function runWith(
  line: Line,
  manager: Value,
  enter: (value: Value) => void,
  block: () => LineResult,
): LineResult {
  const { heap, stack } = line;
  stack.push(manager);
  requireContextManager(heap, manager);
  const bottom = stack.length;
  heap.incref(manager);
  if (heap.runtime.withHolds === 'bound-method') stack[bottom - 1] = newMethod(heap, manager);
  enter(manager);
  const result = caught(line, bottom, block);
  const exit = caught(line, bottom, () => leave(heap, manager));
  decref(heap, stack.pop() ?? 0);
  return { ...result, ...exit };
}

function requireContextManager(heap: Heap, manager: Value): void {
  if (manager > 0 && isHandle(heap.kindOf(manager))) return;
  notAContextManager(heap.runtime, qualifiedTypeOf(heap, manager));
}

/** What a part of the statement answered or raised; nothing of its own is left on the stack. */
function caught(line: Line, bottom: number, part: () => LineResult): LineResult {
  try {
    return part();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    unwindTo(line, bottom, error);
    return { error: error.error };
  }
}

/** `__exit__` of a handle closes it. */
function leave(heap: Heap, handle: Value): LineResult {
  return closeHandle(heap, handle) ? {} : noAttribute(pythonTypeOf(heap, handle), 'fd', [handle]);
}
