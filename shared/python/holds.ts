/** Calls of what holds its argument: closures, generators, exceptions, caches, threads, logs. */
import { unhashableIn } from '../heap/equality.ts';
import { atomOf, GUARDED, type Heap, NONE, type Value } from '../heap/heap.ts';
import {
  callCached,
  type LineFrame,
  logException,
  newClosure,
  newException,
  newGenerator,
  newLineFrame,
} from '../heap/holders.ts';
import { park } from '../heap/threads.ts';
import { atomType } from './atom-text.ts';
import { afterCall } from './made.ts';
import type { Holder } from './move.ts';
import { nameError, notHashable } from './python-error.ts';
import type { Line } from './running-line.ts';

/** Consumes the reference to the value. */
export function hold(line: Line, holder: Holder, value: Value): Value {
  const { heap } = line;
  switch (holder) {
    case 'closure':
      return afterCall(line, newClosure(heap, value));
    case 'generator':
      return afterCall(line, newGenerator(heap, value));
    case 'guarded':
      return afterCall(line, newGenerator(heap, value, GUARDED));
    case 'capture':
      return afterCall(line, newException(heap, value, heap.runtime.exceptionsHoldTraceback ? frameOf(line) : null));
    case 'cached':
      return cached(line, value);
    case 'park':
      return afterCall(line, park(heap, value));
    case 'log_error':
      logException(heap, value, frameOf(line));
      return afterCall(line, NONE);
  }
}

/** The line's own frame, which a caught exception's frame refers to. */
function frameOf(line: Line): LineFrame {
  if (line.lineFrame === null) {
    line.heap.incref(line.lineFunction);
    line.lineFrame = newLineFrame(line.heap, line.lineFunction);
  }
  return line.lineFrame;
}

/** Raises NameError where there is no `cached`: the name is looked up before the argument is evaluated. */
export function requireCached(heap: Heap): void {
  if (heap.runtime.lacks.includes('cached')) nameError('cached');
}

function cached(line: Line, value: Value): Value {
  const { heap } = line;
  line.stack.push(value);
  const bad = unhashableIn(heap, value);
  if (bad !== null) notHashable(bad);
  line.stack.pop();
  callCached(heap, value, isScalar(heap, value));
  return NONE;
}

/** Arguments of these types are keys themselves; others are wrapped in a tuple (`lru_cache_make_key`). */
function isScalar(heap: Heap, value: Value): boolean {
  if (value > 0) return false;
  const type = atomType(heap.atoms.text(atomOf(value)));
  return type === 'int' || type === 'str';
}
