/** Names: what a line finds under them, binds and unbinds. */
import { decref } from '../heap/deallocate.ts';
import type { Names } from '../heap/frame-names.ts';
import type { Heap, Value } from '../heap/heap.ts';
import type { FrameId } from '../heap/picture.ts';
import { sharedLocal, sharedLogs } from '../heap/shared-objects.ts';
import type { CodeText } from './code-text.ts';
import { nameError } from './python-error.ts';

/** The value of a name, as a reference of the caller's: of the frame, of the globals, or shared. */
export function loadName(heap: Heap, frame: FrameId, name: CodeText): Value {
  const number = name.numberIn(heap.atoms);
  let value = frame === 'globals' ? 0 : (heap.frames.get(frame)?.get(number) ?? 0);
  if (value === 0) value = heap.globals.get(number);
  if (value === 0) value = loadShared(heap, name.text);
  if (value === 0) return nameError(name.text);
  heap.incref(value);
  return value;
}

/** The names that live as long as the program. */
function loadShared(heap: Heap, name: string): Value {
  if (heap.runtime.lacks.includes(name)) return 0;
  switch (name) {
    case 'graveyard':
      heap.touched.add(name);
      return heap.graveyard;
    case 'registry':
      heap.touched.add(name);
      return heap.registry;
    case 'weakcache':
      heap.touched.add(name);
      return heap.weakcache;
    case 'cached':
      heap.touched.add(name);
      return heap.lruCache;
    case 'local':
      return sharedLocal(heap);
    case 'logs':
      return sharedLogs(heap);
    default:
      return 0;
  }
}

function namesOf(heap: Heap, frame: FrameId): Names | undefined {
  return frame === 'globals' ? heap.globals : heap.frames.get(frame);
}

/** Binds a name in a frame; the reference to the value moves to it. Throws if there is no such frame. */
export function bindName(heap: Heap, frame: FrameId, name: CodeText, value: Value): void {
  const names = namesOf(heap, frame);
  if (names === undefined) throw new Error(`no such frame: ${frame}`);
  decref(heap, names.bind(name.numberIn(heap.atoms), value));
}

/** `del name`; raises if the frame does not bind it. */
export function unbindName(heap: Heap, frame: FrameId, name: CodeText): void {
  const value = namesOf(heap, frame)?.unbind(name.numberIn(heap.atoms)) ?? 0;
  if (value === 0) nameError(name.text);
  decref(heap, value);
}
