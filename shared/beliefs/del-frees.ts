import { decref } from '../heap/deallocate.ts';
import { type Heap, NONE, type ObjectSlot, type Value } from '../heap/heap.ts';
import type { FrameId, ObjectId } from '../heap/picture.ts';
import { liveSlots } from '../heap/take-picture.ts';
import type { Machine } from '../python/machine.ts';
import type { MoveTarget } from '../python/move.ts';
import type { Belief, Reason } from './belief.ts';
import { livingObjects, type Step, stepsOf, takeStep } from './course.ts';
import { nearest } from './nearest.ts';

/**
 * "`del x` deletes the object": with a name, or any reference that is deleted, the object itself goes, whoever else
 * refers to it. So at the bell, where each frame's names go as `del` takes them, all that a local name stood for dies.
 *
 * The truth: `del` unbinds a name or takes an item out; the object dies when nothing refers to it any more (the
 * language reference on the del statement, and its note on `object.__del__`).
 */
export const delFrees: Belief = {
  id: 'del-frees',
  treatedBy: 'references-and-names',
  play(round) {
    const machine = round.machine.fork({ record: false });
    const reasons = new Map<ObjectId, Reason>();
    for (const step of stepsOf(round)) {
      for (const [reason, slot] of deletedBy(machine, step)) {
        for (const object of nearest(machine.heap, new Map([[slot, reason]])).keys()) {
          if (!reasons.has(object)) reasons.set(object, reason);
        }
        destroy(machine.heap, slot);
      }
      takeStep(machine, step);
    }
    return { survivors: livingObjects(machine.heap), reasonFor: (object) => reasons.get(object) ?? null };
  },
};

/** The objects whose names or places the step deletes, one by one, as the heap then stands. */
function* deletedBy(machine: Machine, step: Step): Generator<readonly [Reason, ObjectSlot]> {
  const { heap } = machine;
  if (step.type === 'return') {
    for (const name of machine.namesIn(step.seat)) {
      const value = boundTo(heap, step.seat, name);
      if (isProgramObject(heap, value)) yield [{ type: 'name-gone', seat: step.seat, name }, value];
    }
  } else if (step.move.kind === 'delete') {
    for (const target of step.move.targets) {
      const value = referentAt(machine, target);
      if (isProgramObject(heap, value)) yield [{ type: 'line', text: step.text, about: heap.labelOf(value) }, value];
    }
  }
}

/** A frame that no seat has. */
const LOOKING = -1;

/** What a target of `del` refers to, borrowed; zero where it is not bound. */
function referentAt(machine: Machine, target: MoveTarget): Value {
  machine.openFrame(LOOKING);
  machine.run({ kind: 'assign', target: { kind: 'name', name: 'seen' }, value: target }, LOOKING);
  const value = boundTo(machine.heap, LOOKING, 'seen');
  machine.returnFrame(LOOKING);
  return value;
}

/** What a name of a frame is bound to, borrowed; zero if to nothing. */
function boundTo(heap: Heap, frame: FrameId, name: string): Value {
  return heap.frames.get(frame)?.get(heap.atoms.intern(name)) ?? 0;
}

/** Nobody believes that the interpreter's own lists go with a name. */
function isProgramObject(heap: Heap, value: Value): value is ObjectSlot {
  return value > 0 && (heap.ids[value] ?? 0) >= heap.firstId;
}

/** Has every place that refers to the object refer to None instead, so that its count falls to zero. */
function destroy(heap: Heap, target: ObjectSlot): void {
  let references = 0;
  for (const names of heap.frames.values()) {
    for (const name of names.names()) {
      if (names.get(name) !== target) continue;
      names.bind(name, NONE);
      references++;
    }
  }
  for (const holder of liveSlots(heap)) {
    for (let i = 0; i < heap.lengthOf(holder); i++) {
      if (heap.cell(holder, i) !== target) continue;
      heap.setCell(holder, i, NONE);
      references++;
    }
  }
  for (; references > 0; references--) decref(heap, target);
}
