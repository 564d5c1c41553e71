/** What becomes of an object that a line has made, before the line goes on. */
import { collectIfDue } from '../heap/collector.ts';
import type { ObjectSlot, Value } from '../heap/heap.ts';
import type { Line } from './running-line.ts';

/** A labelled object has been made. The collection that it may bring about finds it held by the line. */
export function made(line: Line, slot: ObjectSlot): ObjectSlot {
  line.heap.giveLabel(slot);
  line.heap.announce(slot);
  return afterCall(line, slot);
}

/** A call is over that may have brought a collection about. */
export function afterCall(line: Line, value: Value): Value {
  const { heap } = line;
  if (heap.enabled && heap.runtime.automaticCollection === 'after-call') {
    line.stack.push(value);
    collectIfDue(heap);
    line.stack.pop();
  }
  return value;
}
