/** The picture of a heap between two lines. */
import { attributesOf } from './attributes.ts';
import type { Names } from './frame-names.ts';
import {
  atomOf,
  FINALIZED,
  FIRST_SLOT,
  FROZEN,
  GUARDED,
  type Heap,
  type ObjectSlot,
  UNTRACKED,
  type Value,
} from './heap.ts';
import {
  CELL,
  DICT,
  EXCEPTION,
  FINALIZE,
  FRAME,
  FUNCTION,
  GENERATOR,
  isInstance,
  LIST,
  LOCAL,
  LRU_CACHE,
  METHOD,
  NAMESPACE,
  SET,
  THREAD,
  TRACEBACK,
  TUPLE,
  typeNameOf,
  WEAK_VALUE_DICTIONARY,
  WEAKREF,
} from './kinds.ts';
import { dictOf, isSharedDict } from './lookup.ts';
import type {
  FrameId,
  ObjectId,
  Picture,
  PicturedName,
  PicturedObject,
  PicturedThread,
  Place,
  Slot,
  Target,
} from './picture.ts';
import { reachableSlots } from './reach.ts';
import { threadOf } from './threads.ts';
import { CALLBACK_NONE, callbackOf, referentOf } from './weakrefs.ts';

export function takePicture(heap: Heap): Picture {
  const reachable = reachableSlots(heap);
  const slots = shownSlots(heap);
  return {
    objects: slots.map((slot) => picturedObject(heap, slot, reachable.has(slot))),
    names: pictureNames(heap),
    garbage: garbageOf(heap).map((slot) => heap.idOf(slot)),
    threads: picturedThreads(heap, slots),
    descriptors: [...heap.descriptors],
    collector: {
      enabled: heap.enabled,
      thresholds: [...heap.thresholds],
      counts: [...heap.counts],
    },
  };
}

/** The rows of the objects that a picture shows, in order of their ids. */
export function shownSlots(heap: Heap): ObjectSlot[] {
  const hidden = hiddenSlots(heap);
  const slots = liveSlots(heap).filter((slot) => !hidden.has(slot) && !isSharedDict(heap, slot));
  return slots.sort((a, b) => (heap.ids[a] ?? 0) - (heap.ids[b] ?? 0));
}

export function liveSlots(heap: Heap): ObjectSlot[] {
  const slots: ObjectSlot[] = [];
  for (let slot = FIRST_SLOT; slot < heap.slotsUsed; slot++) if (heap.kind[slot] !== 0) slots.push(slot);
  return slots;
}

/** The shared structures show once a program has used them; the namespace and `gc.garbage` are shown as what they are. */
function hiddenSlots(heap: Heap): ReadonlySet<ObjectSlot> {
  const unused = SHARED.filter((name) => !heap.touched.has(name)).map((name) => sharedSlot(heap, name));
  return new Set([heap.namespace, heap.garbage, heap.lruDict(), ...unused]);
}

const SHARED = ['graveyard', 'registry', 'weakcache', 'cached', 'local', 'logs', 'Member.members'] as const;

export function sharedSlot(heap: Heap, name: (typeof SHARED)[number]): ObjectSlot {
  switch (name) {
    case 'graveyard':
      return heap.graveyard;
    case 'registry':
      return heap.registry;
    case 'weakcache':
      return heap.weakcache;
    case 'cached':
      return heap.lruCache;
    case 'local':
      return heap.local;
    case 'logs':
      return heap.logs;
    case 'Member.members':
      return heap.members;
  }
}

function picturedObject(heap: Heap, slot: ObjectSlot, reachable: boolean): PicturedObject {
  const kind = heap.kindOf(slot);
  const pictured: PicturedObject = {
    id: heap.idOf(slot),
    label: heap.labelOf(slot),
    type: typeNameOf(kind),
    references: heap.refcnt[slot] ?? 0,
    place: placeOf(heap, slot),
    slots: slotsOf(heap, slot),
    finalized: ((heap.flags[slot] ?? 0) & FINALIZED) !== 0,
    reachable,
  };
  if (kind === WEAKREF) return { ...pictured, callback: callbackOf(heap, slot) !== CALLBACK_NONE };
  return ((heap.flags[slot] ?? 0) & GUARDED) !== 0 ? { ...pictured, guarded: true } : pictured;
}

/** Where an object stands, as far as the runtime can tell. */
export function placeOf(heap: Heap, slot: ObjectSlot): Place {
  const generation = heap.generation[slot] ?? UNTRACKED;
  if (generation === UNTRACKED) return 'U';
  if (!heap.runtime.showsGenerations) return 'T';
  if (generation === FROZEN) return 'P';
  return generation as 0 | 1 | 2;
}

export function targetOf(heap: Heap, value: Value): Target {
  return value > 0 ? { object: heap.idOf(value) } : { atom: heap.atoms.text(atomOf(value)) };
}

function slotOf(heap: Heap, kind: Slot['kind'], name: string, value: Value): Slot {
  return { name, kind, to: targetOf(heap, value), weak: false };
}

/** One outgoing reference of an object by its name and value. */
export interface NamedReference {
  readonly name: string;
  readonly kind: Slot['kind'];
  readonly value: Value;
}

const HIDDEN_SLOT_NAMES: Readonly<Record<number, readonly string[]>> = {
  [FINALIZE]: ['weakref'],
  [FUNCTION]: ['__dict__', '__closure__'],
  [CELL]: ['cell_contents'],
  [METHOD]: ['__self__'],
  [EXCEPTION]: ['__dict__', 'args', '__traceback__'],
  [TRACEBACK]: ['tb_frame'],
  [LOCAL]: ['__dict__'],
  [WEAKREF]: ['__callback__'],
};

/** The strong references of an object, in the order in which it drops them or shows them. */
export function referencesOf(heap: Heap, slot: ObjectSlot): NamedReference[] {
  const kind = heap.kindOf(slot);
  if (isInstance(kind)) return instanceReferences(heap, slot);
  if (kind === LRU_CACHE) return [...cachedReferences(heap, heap.lruDict()), ...sharedAttributes(heap, slot)];
  const found: NamedReference[] = kind === WEAK_VALUE_DICTIONARY ? sharedAttributes(heap, slot) : [];
  const length = heap.lengthOf(slot);
  for (let i = 0; i < length; i++) {
    const value = heap.cell(slot, i);
    if (kind === LIST || kind === TUPLE) found.push({ name: `[${i}]`, kind: 'index', value });
    else if (kind === SET) found.push({ name: '{}', kind: 'member', value });
    else if (kind === DICT || kind === WEAK_VALUE_DICTIONARY) {
      const key = value;
      i++;
      if (key !== 0) found.push({ name: keyName(heap, key), kind: 'key', value: heap.cell(slot, i) });
    } else if (value > 0) found.push({ name: hiddenName(heap, slot, i), kind: 'hidden', value });
  }
  return found;
}

/** Attribute names in an instance's dict are keys without quotes. */
function keyName(heap: Heap, key: Value): string {
  if (key > 0) return '[(…,)]';
  const text = heap.atoms.text(atomOf(key));
  return /^[^\W\d]/u.test(text) && text !== 'None' ? `['${text}']` : `[${text}]`;
}

function instanceReferences(heap: Heap, slot: ObjectSlot): NamedReference[] {
  const dict = dictOf(heap, slot);
  if (dict !== 0) return [{ name: '__dict__', kind: 'hidden', value: dict }];
  return attributesOf(heap, slot).map(([name, value]) => ({ name: `.${name}`, kind: 'attribute', value }));
}

/** What a program has set on `cached` or `weakcache`. */
function sharedAttributes(heap: Heap, slot: ObjectSlot): NamedReference[] {
  const dict = dictOf(heap, slot);
  const found: NamedReference[] = [];
  for (let i = 0; dict !== 0 && i < heap.lengthOf(dict); i += 2) {
    const name = heap.atoms.text(atomOf(heap.cell(dict, i)));
    found.push({ name: `.${name}`, kind: 'attribute', value: heap.cell(dict, i + 1) });
  }
  return found;
}

/** The cache's own dict is not shown: the function holds each argument that it has seen. */
function cachedReferences(heap: Heap, cache: ObjectSlot): NamedReference[] {
  const found: NamedReference[] = [];
  for (let i = 0; i < heap.lengthOf(cache); i += 2) {
    const value = heap.cell(cache, i);
    if (value !== 0) found.push({ name: 'cache', kind: 'hidden', value });
  }
  return found;
}

function hiddenName(heap: Heap, slot: ObjectSlot, index: number): string {
  const kind = heap.kindOf(slot);
  if (kind === FRAME)
    return index === 0 ? 'f_locals' : heap.kindOf(heap.cell(slot, index)) === FUNCTION ? 'f_func' : 'f_back';
  if (kind === GENERATOR)
    return heap.kindOf(heap.cell(slot, index)) === FRAME && heap.runtime.generatorFrame === 'separate'
      ? 'gi_frame'
      : 'f_locals';
  return HIDDEN_SLOT_NAMES[kind]?.[index] ?? '';
}

function slotsOf(heap: Heap, slot: ObjectSlot): Slot[] {
  if (heap.kindOf(slot) === WEAK_VALUE_DICTIONARY) {
    return referencesOf(heap, slot).map(({ name, kind, value }) => slotOf(heap, kind, name, value));
  }
  const slots = referencesOf(heap, slot).map(({ name, kind, value }) => slotOf(heap, kind, name, value));
  const referent = heap.kindOf(slot) === WEAKREF ? referentOf(heap, slot) : 0;
  if (referent !== 0) slots.push({ name: '()', kind: 'hidden', to: targetOf(heap, referent), weak: true });
  return slots;
}

function picturedThreads(heap: Heap, slots: readonly ObjectSlot[]): PicturedThread[] {
  const handles = new Map(
    slots.filter((slot) => heap.kindOf(slot) === THREAD).map((slot) => [threadOf(heap, slot), heap.idOf(slot)]),
  );
  return [...heap.threads].map(([number, frame]) => ({
    frame: heap.idOf(frame),
    handle: handles.get(number) ?? null,
  }));
}

function pictureNames(heap: Heap): PicturedName[] {
  const names: PicturedName[] = [];
  for (const name of SHARED) {
    if (heap.touched.has(name)) names.push({ frame: 'globals', name, to: targetOf(heap, sharedSlot(heap, name)) });
  }
  for (const [frame, bound] of heap.frames) names.push(...namesOf(heap, frame, bound));
  return names;
}

/** What names hold that a picture shows, atoms too. */
export function namedSlots(heap: Heap): Value[] {
  const found: Value[] = [];
  for (const name of SHARED) if (heap.touched.has(name)) found.push(sharedSlot(heap, name));
  for (const bound of heap.frames.values()) found.push(...bound.values());
  return found;
}

function namesOf(heap: Heap, frame: FrameId, bound: Names): PicturedName[] {
  return bound.names().map((name) => ({ frame, name: heap.atoms.text(name), to: targetOf(heap, bound.get(name)) }));
}

export function garbageOf(heap: Heap): ObjectSlot[] {
  const found: ObjectSlot[] = [];
  for (let i = 0; i < heap.lengthOf(heap.garbage); i++) {
    const value = heap.cell(heap.garbage, i);
    if (value > 0) found.push(value);
  }
  return found;
}

/** The live object with an id, or 0. */
export function findObject(heap: Heap, id: ObjectId): ObjectSlot {
  for (let slot = FIRST_SLOT; slot < heap.slotsUsed; slot++) {
    if (heap.ids[slot] === id && heap.kind[slot] !== 0 && heap.kind[slot] !== NAMESPACE) return slot;
  }
  return 0;
}
