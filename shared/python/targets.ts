/** What stands left of `=` or behind `del`: names, attributes, items. */
import { decref } from '../heap/deallocate.ts';
import type { Heap, Value } from '../heap/heap.ts';
import type { FrameId } from '../heap/picture.ts';
import { removeAttribute, writeAttribute } from './attribute-access.ts';
import { evaluate } from './evaluate.ts';
import { deleteItem, setItem } from './items.ts';
import type { MoveTarget } from './move.ts';
import { nameError } from './python-error.ts';
import type { Line } from './running-line.ts';

/** Binds, consuming the reference to the value. On an error the value is dropped before the target's object. */
export function store(line: Line, target: MoveTarget, value: Value): void {
  const { heap, stack } = line;
  if (target.kind === 'name') {
    bindName(heap, line.frame, target.name, value);
    return;
  }
  stack.push(value);
  const object = evaluate(line, target.object);
  stack.pop();
  stack.push(object, value);
  if (target.kind === 'attribute') writeAttribute(heap, object, target.name, value);
  else setItem(heap, object, target.key, value);
  stack.pop();
  stack.pop();
  decref(heap, object);
}

export function bindName(heap: Heap, frame: FrameId, name: string, value: Value): void {
  const names = frame === 'globals' ? heap.globals : heap.frames.get(frame);
  if (names === undefined) throw new Error(`no such frame: ${frame}`);
  const old = names.get(name);
  names.set(name, value);
  if (old !== undefined) decref(heap, old);
}

/** `del` of one target. */
export function remove(line: Line, target: MoveTarget): void {
  const { heap, stack } = line;
  if (target.kind === 'name') {
    const names = line.frame === 'globals' ? heap.globals : heap.frames.get(line.frame);
    const value = names?.get(target.name);
    if (value === undefined) nameError(target.name);
    names?.delete(target.name);
    decref(heap, value);
    return;
  }
  const object = evaluate(line, target.object);
  stack.push(object);
  if (target.kind === 'attribute') removeAttribute(heap, object, target.name);
  else deleteItem(heap, object, target.key);
  stack.pop();
  decref(heap, object);
}
