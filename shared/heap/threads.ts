/**
 * Parked threads. Each waits inside a function whose local is what it was given, so a thread is a root: its stack holds
 * the frame. While a frame runs the collector does not know it, except on 2.7; a reference from it comes from outside.
 */
import { decref } from './deallocate.ts';
import { atomOf, atomValue, type Heap, type ObjectSlot, type Value } from './heap.ts';
import { FRAME, THREAD } from './kinds.ts';
import { track } from './lists.ts';

/** Starts a thread that holds the value and waits. Takes the reference over; the caller owns the result, which knows only a number. */
export function park(heap: Heap, value: Value): ObjectSlot {
  const number = ++heap.lastThread;
  const frame = heap.allocate(FRAME, 2);
  heap.push(frame, value);
  if (heap.runtime.runningFrames === 'tracked') track(heap, frame);
  heap.announce(frame);
  heap.threads.set(number, frame);
  const thread = heap.allocate(THREAD, 1);
  heap.push(thread, atomValue(heap.atoms.intern(String(number))));
  track(heap, thread);
  heap.announce(thread);
  return thread;
}

/** The number of the thread that `park` returned this for. */
export function threadOf(heap: Heap, thread: ObjectSlot): number {
  return Number(heap.atoms.text(atomOf(heap.cell(thread, 0))));
}

/** The thread returns, and with its frame goes what that held. Does nothing the second time. */
export function releaseThread(heap: Heap, thread: ObjectSlot): void {
  const number = threadOf(heap, thread);
  const frame = heap.threads.get(number);
  if (frame === undefined) return;
  heap.threads.delete(number);
  decref(heap, frame);
}
