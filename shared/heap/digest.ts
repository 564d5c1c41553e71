/**
 * A short hash over all that decides how a heap goes on: equal states have equal digests on every platform. Objects are
 * named by their ids and taken in order of ids, so that rows and blocks, which are only storage, do not matter.
 */
import { Names } from './frame-names.ts';
import {
  atomOf,
  FINALIZERS,
  FIRST_SLOT,
  GENERATION_0,
  type Heap,
  type ObjectSlot,
  PERMANENT,
  type Value,
} from './heap.ts';
import { WEAKREF } from './kinds.ts';
import { nextRef } from './weakrefs.ts';

/** Two lanes of 32 bits, each mixed as in MurmurHash3's finalizer. */
class Digest {
  #high = 0x9e3779b9 | 0;
  #low = 0x85ebca6b | 0;

  add(number: number): void {
    this.#high = mix(this.#high ^ number, 0x85ebca6b);
    this.#low = mix((this.#low + Math.imul(number, 0x27d4eb2f)) ^ (this.#high >>> 7), 0xc2b2ae35);
  }

  addAll(numbers: ArrayLike<number>): void {
    for (let i = 0; i < numbers.length; i++) this.add(numbers[i] ?? 0);
  }

  addText(text: string): void {
    this.add(text.length);
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
  }

  toString(): string {
    return hex(mix(this.#high ^ this.#low, 0x27d4eb2f)) + hex(mix(this.#low, 0x165667b1));
  }
}

function mix(state: number, factor: number): number {
  const mixed = Math.imul(state ^ (state >>> 16), factor);
  return Math.imul(mixed ^ (mixed >>> 13), 0x9e3779b1) ^ (mixed >>> 15);
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}

/** 16 hex digits. */
export function digestHeap(heap: Heap): string {
  const digest = new Digest();
  addCollector(digest, heap);
  addNames(digest, heap);
  addOutside(digest, heap);
  addClasses(digest, heap);
  addLabels(digest, heap);
  for (const slot of slotsById(heap)) addObject(digest, heap, slot);
  return digest.toString();
}

function slotsById(heap: Heap): ObjectSlot[] {
  const slots: ObjectSlot[] = [];
  let last = 0;
  let inOrder = true;
  for (let slot = FIRST_SLOT; slot < heap.slotsUsed; slot++) {
    if (heap.kind[slot] === 0) continue;
    slots.push(slot);
    const id = heap.ids[slot] ?? 0;
    inOrder &&= id > last;
    last = id;
  }
  return inOrder ? slots : slots.sort((a, b) => (heap.ids[a] ?? 0) - (heap.ids[b] ?? 0));
}

function addValue(digest: Digest, heap: Heap, value: Value): void {
  if (value > 0) digest.add(heap.ids[value] ?? 0);
  else if (value === 0) digest.add(-1);
  else {
    digest.add(-2);
    digest.addText(heap.atoms.text(atomOf(value)));
  }
}

function addCollector(digest: Digest, heap: Heap): void {
  digest.addText(heap.runtime.id);
  digest.add(heap.enabled ? 1 : 0);
  digest.add(heap.debug);
  digest.add(heap.nextId);
  digest.add(heap.nextLabel);
  digest.addAll(heap.thresholds);
  digest.addAll(heap.counts);
  for (const ofGeneration of heap.stats) digest.addAll(ofGeneration);
  if (heap.gcCallbacks > 0) digest.add(heap.gcCallbacks);
  digest.add(heap.longLivedTotal);
  digest.add(heap.longLivedPending);
  for (let head = GENERATION_0; head <= PERMANENT; head++) {
    digest.add(head - FINALIZERS);
    for (let slot = heap.next[head] ?? head; slot !== head; slot = heap.next[slot] ?? head)
      digest.add(heap.ids[slot] ?? 0);
  }
}

function addNames(digest: Digest, heap: Heap): void {
  const frames = [...heap.frames.keys()].sort((a, b) => (a === 'globals' ? -1 : b === 'globals' ? 1 : a - b));
  for (const frame of frames) {
    const names = heap.frames.get(frame) ?? new Names();
    digest.add(frame === 'globals' ? -1 : frame);
    digest.add(names.size);
    for (const name of names.names()) {
      digest.addText(heap.atoms.text(name));
      addValue(digest, heap, names.get(name));
    }
  }
  if (heap.touched.size > 0) for (const name of [...heap.touched].sort()) digest.addText(name);
}

/** What is outside of the heap: a program that never used it has the digest that it had before there was any. */
function addOutside(digest: Digest, heap: Heap): void {
  if (heap.lastDescriptor > 2) for (const number of [heap.lastDescriptor, ...heap.descriptors]) digest.add(number);
  if (heap.lastThread === 0) return;
  digest.add(heap.lastThread);
  for (const [thread, frame] of heap.threads) {
    digest.add(thread);
    digest.add(heap.ids[frame] ?? 0);
  }
}

function addClasses(digest: Digest, heap: Heap): void {
  heap.sharedKeys.forEach((keys, kind) => {
    if (keys === undefined) return;
    digest.add(kind);
    digest.add(heap.sharedKeysRoom[kind] ?? 0);
    for (const name of keys) digest.addText(heap.atoms.text(name));
  });
}

function addLabels(digest: Digest, heap: Heap): void {
  for (let label = 1; label < heap.nextLabel; label++) digest.add(heap.kindOfLabel[label] ?? 0);
}

function addObject(digest: Digest, heap: Heap, slot: ObjectSlot): void {
  const { ids, kind, flags, labels, refcnt, generation } = heap;
  digest.add(ids[slot] ?? 0);
  digest.add(kind[slot] ?? 0);
  digest.add(flags[slot] ?? 0);
  digest.add(labels[slot] ?? 0);
  digest.add(refcnt[slot] ?? 0);
  digest.add(generation[slot] ?? 0);
  const length = heap.lengthOf(slot);
  digest.add(length);
  if (kind[slot] === WEAKREF) addWeakref(digest, heap, slot);
  else {
    for (let i = 0; i < length; i++) addValue(digest, heap, heap.cell(slot, i));
    for (let weakref = heap.weak[slot] ?? 0; weakref !== 0; weakref = nextRef(heap, weakref)) {
      digest.add(ids[weakref] ?? 0);
    }
  }
  const order = heap.attributeOrder[slot];
  if (order !== undefined) digest.addAll(order);
}

/** Its neighbours in the referent's list are rows, which the referent's own entry tells better. */
function addWeakref(digest: Digest, heap: Heap, slot: ObjectSlot): void {
  addValue(digest, heap, heap.cell(slot, 0));
  addValue(digest, heap, heap.weak[slot] ?? 0);
  digest.add(atomOf(heap.cell(slot, 3)));
  addValue(digest, heap, heap.cell(slot, 4));
}
