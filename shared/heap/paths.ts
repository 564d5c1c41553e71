/** Why an object is alive: the shortest chain of strong references from a root. */
import { FIRST_SLOT, type Heap, type ObjectSlot, type Value } from './heap.ts';
import type { FrameId, ObjectId, Slot } from './picture.ts';
import { isRegistered } from './reach.ts';
import { referencesOf, sharedSlot } from './take-picture.ts';

/** Where a path begins. */
export type PathRoot =
  | { readonly kind: 'name'; readonly frame: FrameId; readonly name: string }
  | { readonly kind: 'gc.garbage' }
  /** The registry of the module weakref, which holds each `weakref.finalize` until it is called. */
  | { readonly kind: 'weakref.finalize' }
  /** The stack of a parked thread, which holds the frame that waits. */
  | { readonly kind: 'thread' };

/** One arrow of a path: from the root or an object, through a slot as a picture names it, to an object. */
export type PathStep =
  | { readonly kind: 'root'; readonly root: PathRoot; readonly to: ObjectId }
  | {
      readonly kind: 'slot';
      readonly from: ObjectId;
      readonly slot: string;
      readonly slotKind: Slot['kind'];
      readonly to: ObjectId;
    };

interface Arrival {
  readonly step: PathStep;
  readonly before: ObjectSlot;
}

/**
 * The shortest strong path to an object, or null if nothing reaches it. Breadth-first: the globals first, then the
 * frames by number, names in order of binding, slots in order.
 */
export function pathTo(heap: Heap, goal: ObjectSlot): readonly PathStep[] | null {
  const arrivals = new Map<ObjectSlot, Arrival>();
  for (const [root, value] of roots(heap)) {
    if (value > 0 && !arrivals.has(value)) {
      arrivals.set(value, { step: { kind: 'root', root, to: heap.idOf(value) }, before: 0 });
    }
  }
  for (const slot of arrivals.keys()) {
    if (slot === goal) return trackBack(arrivals, goal);
    for (const { name, kind, value } of referencesOf(heap, slot)) {
      if (value <= 0 || arrivals.has(value)) continue;
      const step: PathStep = { kind: 'slot', from: heap.idOf(slot), slot: name, slotKind: kind, to: heap.idOf(value) };
      arrivals.set(value, { step, before: slot });
    }
  }
  return null;
}

function trackBack(arrivals: ReadonlyMap<ObjectSlot, Arrival>, goal: ObjectSlot): PathStep[] {
  const steps: PathStep[] = [];
  for (let slot = goal; slot !== 0; ) {
    const arrival = arrivals.get(slot);
    if (arrival === undefined) break;
    steps.unshift(arrival.step);
    slot = arrival.before;
  }
  return steps;
}

function* roots(heap: Heap): Generator<readonly [PathRoot, Value]> {
  const frames = [...heap.frames.keys()].sort((a, b) => (a === 'globals' ? -1 : b === 'globals' ? 1 : a - b));
  for (const frame of frames) {
    const names = heap.frames.get(frame);
    for (const name of names?.names() ?? []) {
      yield [{ kind: 'name', frame, name: heap.atoms.text(name) }, names?.get(name) ?? 0];
    }
    if (frame !== 'globals') continue;
    for (const name of ['registry', 'graveyard', 'weakcache', 'cached', 'local', 'logs', 'Member.members'] as const) {
      yield [{ kind: 'name', frame, name }, sharedSlot(heap, name)];
    }
  }
  for (let i = 0; i < heap.lengthOf(heap.garbage); i++) yield [{ kind: 'gc.garbage' }, heap.cell(heap.garbage, i)];
  for (const frame of heap.threads.values()) yield [{ kind: 'thread' }, frame];
  for (let slot = FIRST_SLOT; slot < heap.slotsUsed; slot++) {
    if (isRegistered(heap, slot)) yield [{ kind: 'weakref.finalize' }, slot];
  }
}
