import { decref } from '../heap/deallocate.ts';
import type { Heap, ObjectSlot, Value } from '../heap/heap.ts';
import type { LineFrame } from '../heap/holders.ts';
import type { FrameId } from '../heap/picture.ts';
import type { Raised } from './python-error.ts';

export const NO_VALUES: readonly Value[] = [];

/** What a line has while it runs. A machine has one, as one line runs after the other. */
export class Line {
  readonly heap: Heap;
  frame: FrameId = 'globals';
  /** References that the line owns, innermost last. */
  readonly stack: Value[] = [];
  /** The line's function and its frame, once something refers to them. */
  lineFunction: ObjectSlot = 0;
  lineFrame: LineFrame | null = null;
  /** What the line's exceptions hold until the line is over, in order of dropping. */
  inFlight: readonly Value[] = NO_VALUES;

  constructor(heap: Heap) {
    this.heap = heap;
  }
}

/** Drops what the line owns above a depth of its stack, innermost first, but for what the exception holds. */
export function unwindTo(line: Line, depth: number, { holds }: Raised): void {
  if (holds.length > 0) {
    for (const value of holds) line.heap.incref(value);
    line.inFlight = [...holds, ...line.inFlight]; // an exception lets go of its own before its `__context__`
  }
  while (line.stack.length > depth) decref(line.heap, line.stack.pop() ?? 0);
}

/** Takes so many values off the line's stack together, the lowest first. The references are the caller's. */
export function takeTop(line: Line, count: number): readonly Value[] {
  if (count === 0) return NO_VALUES;
  const values = line.stack.slice(line.stack.length - count);
  dropTop(line, count);
  return values;
}

/** Forgets so many values on top of the line's stack: their references have moved elsewhere. */
export function dropTop({ stack }: Line, count: number): void {
  for (let left = count; left > 0; left--) stack.pop();
}
