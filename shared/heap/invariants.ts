/**
 * What holds in every heap between two lines. A checker for tests, which reads as a description too; it looks at
 * everything, so it is slow.
 */
import {
  FIRST_SLOT,
  FROZEN,
  GENERATION_0,
  type Heap,
  NOT_COLLECTING,
  type ObjectSlot,
  PERMANENT,
  UNTRACKED,
} from './heap.ts';
import { WEAKREF } from './kinds.ts';
import { members } from './lists.ts';
import { isRegistered } from './reach.ts';
import { liveSlots } from './take-picture.ts';
import { referentOf, weakrefsOf } from './weakrefs.ts';

/** What is wrong with a heap, one sentence each; empty if nothing is. */
export function checkInvariants(heap: Heap): string[] {
  return [
    ...checkCounts(heap),
    ...checkLists(heap),
    ...checkScratch(heap),
    ...checkWeakrefs(heap),
    ...checkLabels(heap),
    ...checkStorage(heap),
  ];
}

function name(heap: Heap, slot: ObjectSlot): string {
  return `object ${heap.ids[slot]} (${heap.labelOf(slot) ?? `kind ${heap.kind[slot]}`})`;
}

/** Each count is the number of references that exist, and each reference is to a living object. */
function checkCounts(heap: Heap): string[] {
  const wrong: string[] = [];
  const counted = new Map<ObjectSlot, number>();
  const count = (value: number, holder: string) => {
    if (value <= 0) return;
    if (heap.kind[value] === 0) wrong.push(`${holder} refers to a dead object`);
    counted.set(value, (counted.get(value) ?? 0) + 1);
  };
  count(heap.garbage, 'the module gc');
  count(heap.namespace, 'the interpreter');
  for (const [thread, frame] of heap.threads) count(frame, `thread ${thread}`);
  for (const [frame, names] of heap.frames) {
    for (const name of names.names()) count(names.get(name), `${heap.atoms.text(name)} in ${frame}`);
  }
  for (const slot of liveSlots(heap)) {
    if (isRegistered(heap, slot)) count(slot, 'the module weakref');
    for (let i = 0; i < heap.lengthOf(slot); i++) count(heap.cell(slot, i), name(heap, slot));
  }
  for (const slot of liveSlots(heap)) {
    const [said, found] = [heap.refcnt[slot] ?? 0, counted.get(slot) ?? 0];
    if (said !== found) wrong.push(`${name(heap, slot)} counts ${said} references, there are ${found}`);
  }
  return wrong;
}

/** Each tracked object is in the list that its generation byte says, once; each untracked one is in none. */
function checkLists(heap: Heap): string[] {
  const wrong: string[] = [];
  const seen = new Set<ObjectSlot>();
  for (let head = GENERATION_0; head < FIRST_SLOT; head++) {
    let before = head;
    for (const slot of members(heap, head)) {
      if (heap.prev[slot] !== before) wrong.push(`${name(heap, slot)} is linked one way only`);
      if (seen.has(slot)) wrong.push(`${name(heap, slot)} is in two lists`);
      if (heap.generation[slot] !== generationOf(head)) wrong.push(`${name(heap, slot)} is in the list of ${head}`);
      seen.add(slot);
      before = slot;
    }
    if (heap.prev[head] !== before) wrong.push(`list ${head} does not end where it says`);
    if (head > PERMANENT && before !== head) wrong.push(`list ${head} is not empty`);
  }
  for (const slot of liveSlots(heap)) {
    if (heap.generation[slot] !== UNTRACKED && !seen.has(slot)) wrong.push(`${name(heap, slot)} is in no list`);
  }
  return wrong;
}

function generationOf(head: number): number {
  return head === PERMANENT ? FROZEN : head - GENERATION_0;
}

/** A collection and a deallocation leave nothing of theirs behind. */
function checkScratch(heap: Heap): string[] {
  const wrong: string[] = [];
  if (heap.collecting || heap.clearing) wrong.push('a collection has not ended');
  if (heap.dyingCount !== 0) wrong.push('a deallocation has not ended');
  for (const slot of liveSlots(heap)) {
    if (heap.gcRefs[slot] !== NOT_COLLECTING) wrong.push(`${name(heap, slot)} is still being collected`);
  }
  return wrong;
}

/** Each living weak reference is in the list of its living referent, once, and nothing else is. */
function checkWeakrefs(heap: Heap): string[] {
  const wrong: string[] = [];
  for (const slot of liveSlots(heap)) {
    if (heap.kind[slot] !== WEAKREF) {
      for (const weakref of weakrefsOf(heap, slot)) {
        if (heap.kind[weakref] !== WEAKREF || referentOf(heap, weakref) !== slot) {
          wrong.push(`${name(heap, slot)} has a weak reference that does not know it`);
        }
      }
      continue;
    }
    const referent = referentOf(heap, slot);
    if (referent === 0) continue;
    if (heap.kind[referent] === 0) wrong.push(`${name(heap, slot)} refers weakly to a dead object`);
    else if (weakrefsOf(heap, referent).filter((other) => other === slot).length !== 1) {
      wrong.push(`${name(heap, slot)} is not in its referent's list once`);
    }
  }
  return wrong;
}

/** Each label names the living object that carries it, or none. */
function checkLabels(heap: Heap): string[] {
  const wrong: string[] = [];
  for (let label = 1; label < heap.nextLabel; label++) {
    const slot = heap.slotOfLabel[label] ?? 0;
    if (slot !== 0 && heap.labels[slot] !== label) wrong.push(`#${label} names an object that does not carry it`);
  }
  for (const slot of liveSlots(heap)) {
    const label = heap.labels[slot] ?? 0;
    if (label !== 0 && heap.slotOfLabel[label] !== slot) wrong.push(`${name(heap, slot)} is not known by its label`);
  }
  return wrong;
}

/** Every row and every block of cells is either in use or free. */
function checkStorage(heap: Heap): string[] {
  const wrong: string[] = [];
  const live = liveSlots(heap);
  if (live.length !== heap.live) wrong.push(`${heap.live} objects are said to live, ${live.length} do`);
  let rows = live.length;
  for (let slot = heap.freeSlot; slot !== 0; slot = heap.next[slot] ?? 0) rows++;
  if (rows !== heap.slotsUsed - FIRST_SLOT) wrong.push('rows have been lost');
  let cells = 1;
  for (const slot of live) cells += (heap.room[slot] ?? 0) === 0 ? 0 : 1 << (heap.room[slot] ?? 0);
  heap.freeBlocks.forEach((first, size) => {
    for (let block = first; block !== 0; block = heap.cells[block] ?? 0) cells += 1 << size;
  });
  if (cells !== heap.cellsUsed) wrong.push('cells have been lost');
  return wrong;
}
