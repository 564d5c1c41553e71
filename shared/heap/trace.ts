/** Tells listeners what a collection does, step by step (the CollectorEvents). Without listeners nothing is computed. */
import { type Collected, DEBUG_SAVEALL, type Generation } from './collection.ts';
import { FINALIZED, type Heap, NOT_COLLECTING, type ObjectSlot, STILL_UNREACHABLE, UNREACHABLE } from './heap.ts';
import { GENERATOR, HAS_DEL, NAMESPACE, WEAKREF } from './kinds.ts';
import { members } from './lists.ts';
import type { ObjectId } from './picture.ts';
import { type Census, moveUnreachable, subtractRefs, updateRefs, type Verdict } from './reachability.ts';
import { weakrefsOf } from './weakrefs.ts';

/** The objects of a list that a picture shows. */
function idsOf(heap: Heap, slots: readonly ObjectSlot[]): ObjectId[] {
  return slots.filter((slot) => heap.kindOf(slot) !== NAMESPACE).map((slot) => heap.idOf(slot));
}

/** The members of a list, or nothing when nobody listens. */
export function list(heap: Heap, head: number): ObjectSlot[] {
  return heap.events === null ? [] : members(heap, head);
}

export function merged(heap: Heap, generation: Generation, young: number): void {
  heap.events?.push({ type: 'merged', generation, objects: idsOf(heap, members(heap, young)) });
}

/** `deduce_unreachable`, telling each step. */
export function deduceUnreachable(heap: Heap, young: number): Census {
  const { count, kinds } = updateRefs(heap, young);
  const inList = members(heap, young);
  heap.events?.push({ type: 'counts-copied', gcRefs: gcRefsOf(heap, inList) });
  const references = innerReferences(heap, inList);
  const unreached = subtractRefs(heap, young);
  heap.events?.push({ type: 'inner-subtracted', references, gcRefs: gcRefsOf(heap, inList) });
  const verdicts: (readonly [ObjectId, Verdict])[] = [];
  const moved = moveUnreachable(heap, young, UNREACHABLE, unreached, (slot, verdict) => {
    if (heap.kindOf(slot) !== NAMESPACE) verdicts.push([heap.idOf(slot), verdict]);
  });
  heap.events?.push({
    type: 'searched',
    verdicts,
    reachable: idsOf(heap, members(heap, young)),
    unreachable: idsOf(heap, members(heap, UNREACHABLE)),
  });
  return { count: count - moved, kinds };
}

function gcRefsOf(heap: Heap, slots: readonly ObjectSlot[]): (readonly [ObjectId, number])[] {
  return slots
    .filter((slot) => heap.kindOf(slot) !== NAMESPACE)
    .map((slot) => [heap.idOf(slot), heap.gcRefs[slot] ?? 0] as const);
}

function innerReferences(heap: Heap, slots: readonly ObjectSlot[]): (readonly [ObjectId, ObjectId])[] {
  const references: (readonly [ObjectId, ObjectId])[] = [];
  for (const slot of slots) {
    for (let i = 0; i < heap.lengthOf(slot); i++) {
      const value = heap.cell(slot, i);
      if (value > 0 && heap.gcRefs[value] !== NOT_COLLECTING) references.push([heap.idOf(slot), heap.idOf(value)]);
    }
  }
  return references;
}

/** `objects` move to, or stay in, generation `to`. */
export function promoted(heap: Heap, young: number, to: Generation): void {
  heap.events?.push({ type: 'promoted', objects: idsOf(heap, members(heap, young)), to });
}

export function clearingWeakrefs(heap: Heap, trash: readonly ObjectSlot[]): void {
  if (heap.events === null) return;
  const weakrefs = trash.filter((slot) => heap.weak[slot] !== 0).flatMap((slot) => referrersOf(heap, slot));
  if (weakrefs.length > 0) heap.events.push({ type: 'clearing-weakrefs', weakrefs: idsOf(heap, weakrefs) });
}

function referrersOf(heap: Heap, slot: ObjectSlot): ObjectSlot[] {
  return heap.kind[slot] === WEAKREF ? [] : weakrefsOf(heap, slot);
}

export function finalizing(heap: Heap): void {
  if (heap.events === null) return;
  const due = members(heap, UNREACHABLE).filter((slot) => {
    const kind = heap.kind[slot] ?? 0;
    return (HAS_DEL[kind] === 1 || kind === GENERATOR) && ((heap.flags[slot] ?? 0) & FINALIZED) === 0;
  });
  if (due.length > 0) heap.events.push({ type: 'finalizing', objects: idsOf(heap, due) });
}

export function resurrectionChecked(heap: Heap, candidates: readonly ObjectSlot[]): void {
  if (heap.events === null || candidates.length === 0) return;
  const resurrected = members(heap, UNREACHABLE);
  heap.events.push({
    type: 'resurrection-checked',
    resurrected: idsOf(heap, resurrected),
    unreachable: idsOf(heap, members(heap, STILL_UNREACHABLE)),
  });
  for (const slot of resurrected) {
    heap.events.push({ type: 'resurrected', object: heap.idOf(slot), label: heap.labelOf(slot) });
  }
}

/** One object was resurrected, and with it all of the trash. */
export function wholeSetResurrected(heap: Heap): void {
  if (heap.events === null) return;
  const resurrected = members(heap, UNREACHABLE);
  heap.events.push({ type: 'resurrection-checked', resurrected: idsOf(heap, resurrected), unreachable: [] });
  for (const slot of resurrected) {
    heap.events.push({ type: 'resurrected', object: heap.idOf(slot), label: heap.labelOf(slot) });
  }
}

export function clearing(heap: Heap, head: number): void {
  if (heap.events === null) return;
  const objects = members(heap, head);
  if (objects.length === 0) return;
  const type = (heap.debug & DEBUG_SAVEALL) !== 0 ? 'kept-as-garbage' : 'clearing';
  heap.events.push({ type, objects: idsOf(heap, objects) });
}

export function keptUncollectable(heap: Heap, slots: readonly ObjectSlot[]): void {
  if (slots.length > 0) heap.events?.push({ type: 'kept-as-garbage', objects: idsOf(heap, slots) });
}

export function collected(heap: Heap, generation: Generation, found: Collected): void {
  heap.events?.push({ type: 'collected', generation, ...found });
}
