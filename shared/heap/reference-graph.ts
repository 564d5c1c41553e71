/**
 * The objects of a heap and what they strongly hold, by number: for searches through all of it that ask for no names of
 * slots. As a picture shows them, with attributes where Python spells them (see python/inline-attributes.ts), and made in
 * a fraction of the time.
 */
import type { Heap, ObjectSlot } from './heap.ts';
import {
  DICT,
  EXCEPTION,
  FUNCTION,
  isInstance,
  LOCAL,
  LRU_CACHE,
  typeNameOf,
  WEAK_VALUE_DICTIONARY,
  WEAKREF,
} from './kinds.ts';
import { dictOf } from './lookup.ts';
import type { Label, Place, TypeName } from './picture.ts';
import { namedSlots, placeOf, shownSlots } from './take-picture.ts';
import { referentOf } from './weakrefs.ts';

/** An object of the graph. Its number is its place among them. */
export interface GraphObject {
  readonly label: Label | null;
  readonly type: TypeName;
  readonly place: Place;
  /** The numbers of what it strongly holds, each as often as it does. */
  readonly held: readonly number[];
  /** Whether a weak reference refers to it. */
  readonly watched: boolean;
}

export interface ReferenceGraph {
  /** In order of their ids. */
  readonly objects: readonly GraphObject[];
  /** The numbers of what names hold. */
  readonly named: readonly number[];
}

/** What a slot has that is no object of the graph. */
const NOT_SHOWN = -1;

export function takeGraph(heap: Heap): ReferenceGraph {
  const shown = shownSlots(heap);
  const ownDicts = new Set<ObjectSlot>();
  for (const slot of shown) ownDicts.add(ownDictOf(heap, slot));
  const slots = ownDicts.size === 1 && ownDicts.has(0) ? shown : shown.filter((slot) => !ownDicts.has(slot));

  const numbers = new Int32Array(heap.slotsUsed).fill(NOT_SHOWN);
  for (let number = 0; number < slots.length; number++) numbers[slots[number] ?? 0] = number;
  const watched = new Uint8Array(heap.slotsUsed);
  for (const slot of slots) if (heap.kind[slot] === WEAKREF) watched[referentOf(heap, slot)] = 1;

  const named: number[] = [];
  for (const slot of namedSlots(heap)) addNumber(numbers, slot, named);
  return {
    objects: slots.map((slot) => ({
      label: heap.labelOf(slot),
      type: typeNameOf(heap.kindOf(slot)),
      place: placeOf(heap, slot),
      held: heldBy(heap, slot, numbers),
      watched: watched[slot] === 1,
    })),
    named,
  };
}

/** The dict in which the object's attributes are, and which no line sees by itself; 0 for none. */
function ownDictOf(heap: Heap, slot: ObjectSlot): ObjectSlot {
  const kind = heap.kindOf(slot);
  if (isInstance(kind)) return dictOf(heap, slot);
  const hasPlace = (kind === FUNCTION || kind === EXCEPTION || kind === LOCAL) && heap.lengthOf(slot) > 0;
  return hasPlace ? Math.max(0, heap.cell(slot, 0)) : 0;
}

function heldBy(heap: Heap, slot: ObjectSlot, numbers: Int32Array): number[] {
  const held: number[] = [];
  const kind = heap.kindOf(slot);
  if (kind === LRU_CACHE) {
    // the function holds each argument that it has seen: the keys of a dict that is not shown
    addCells(heap, heap.lruDict(), 0, 2, numbers, held);
    addItems(heap, dictOf(heap, slot), numbers, held);
  } else if (kind === WEAK_VALUE_DICTIONARY) {
    addItems(heap, dictOf(heap, slot), numbers, held);
    addItems(heap, slot, numbers, held);
  } else if (kind === DICT) {
    addItems(heap, slot, numbers, held);
  } else {
    const dict = ownDictOf(heap, slot);
    addItems(heap, dict, numbers, held);
    // its own dict comes first
    addCells(heap, slot, dict === 0 ? 0 : 1, 1, numbers, held);
  }
  return held;
}

/** The values of a dict, 0 for none; what its keys hold no picture shows. */
function addItems(heap: Heap, dict: ObjectSlot, numbers: Int32Array, held: number[]): void {
  if (dict !== 0) addCells(heap, dict, 1, 2, numbers, held);
}

function addCells(
  heap: Heap,
  slot: ObjectSlot,
  first: number,
  step: number,
  numbers: Int32Array,
  held: number[],
): void {
  const length = heap.lengthOf(slot);
  for (let index = first; index < length; index += step) addNumber(numbers, heap.cell(slot, index), held);
}

function addNumber(numbers: Int32Array, value: number, found: number[]): void {
  const number = value > 0 ? (numbers[value] ?? NOT_SHOWN) : NOT_SHOWN;
  if (number !== NOT_SHOWN) found.push(number);
}
