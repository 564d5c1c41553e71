/** The kinds of objects that a heap holds, as one byte each, with what the collector must know of their types. */
import type { InstanceClass, TypeName } from './picture.ts';

/** A type's code in the heap's type array. 0 means: no object here. */
export type Kind = number;

export const NODE = 1;
export const SLOT = 2;
export const SLOT_W = 3;
export const LOUD = 4;
export const PHOENIX = 5;
export const GRUMP = 6;
export const LIST = 7;
export const TUPLE = 8;
export const DICT = 9;
export const SET = 10;
export const WEAKREF = 11;
export const FINALIZE = 12;
export const FUNCTION = 13;
export const CELL = 14;
export const GENERATOR = 15;
export const FRAME = 16;
export const METHOD = 17;
export const EXCEPTION = 18;
export const TRACEBACK = 19;
export const LRU_CACHE = 20;
export const WEAK_VALUE_DICTIONARY = 21;
/** The module's own dict, which binds the global names. */
export const NAMESPACE = 22;
/** Its class keeps a list of its instances. */
export const MEMBER = 23;
/** Wrappers of an external resource; the second has a `__del__` that closes it. */
export const HANDLE = 24;
export const SAFE_HANDLE = 25;
/** The program's one `threading.local()`. */
export const LOCAL = 26;
/** What `park` returns. It knows its thread by number and holds nothing. */
export const THREAD = 27;
export const LOG_RECORD = 28;
const KINDS = 32;

const NAMES: Readonly<Record<number, TypeName>> = {
  [NODE]: 'Node',
  [SLOT]: 'Slot',
  [SLOT_W]: 'SlotW',
  [LOUD]: 'Loud',
  [PHOENIX]: 'Phoenix',
  [GRUMP]: 'Grump',
  [LIST]: 'list',
  [TUPLE]: 'tuple',
  [DICT]: 'dict',
  [SET]: 'set',
  [WEAKREF]: 'weakref',
  [FINALIZE]: 'finalize',
  [FUNCTION]: 'function',
  [CELL]: 'cell',
  [GENERATOR]: 'generator',
  [FRAME]: 'frame',
  [METHOD]: 'method',
  [EXCEPTION]: 'exception',
  [TRACEBACK]: 'traceback',
  [LRU_CACHE]: 'lru_cache',
  [WEAK_VALUE_DICTIONARY]: 'WeakValueDictionary',
  [NAMESPACE]: 'dict',
  [HANDLE]: 'Handle',
  [SAFE_HANDLE]: 'SafeHandle',
  [LOCAL]: 'local',
  [THREAD]: 'thread',
  [LOG_RECORD]: 'LogRecord',
  [MEMBER]: 'Member',
};

export function typeNameOf(kind: Kind): TypeName {
  const name = NAMES[kind];
  if (name === undefined) throw new Error(`no such kind of object: ${kind}`);
  return name;
}

/** `tp_name`, as messages and `gc.set_debug` print it. */
export function printedTypeName(kind: Kind, renamed: Readonly<Partial<Record<TypeName, string>>>): string {
  const name = typeNameOf(kind);
  return renamed[name] ?? name;
}

const CLASS_KINDS: Readonly<Record<InstanceClass, Kind>> = {
  Node: NODE,
  Slot: SLOT,
  SlotW: SLOT_W,
  Loud: LOUD,
  Phoenix: PHOENIX,
  Grump: GRUMP,
  Handle: HANDLE,
  SafeHandle: SAFE_HANDLE,
  Member: MEMBER,
};

export function kindOfClass(name: InstanceClass): Kind {
  return CLASS_KINDS[name];
}

function table(kinds: readonly Kind[]): Uint8Array {
  const flags = new Uint8Array(KINDS);
  for (const kind of kinds) flags[kind] = 1;
  return flags;
}

const INSTANCES = table([...Object.values(CLASS_KINDS), LOG_RECORD]);

/** Instances of classes that are written in Python: the language's own, and log records. */
export function isInstance(kind: Kind): boolean {
  return INSTANCES[kind] === 1;
}

/** The wrappers of external resources. */
export function isHandle(kind: Kind): boolean {
  return kind === HANDLE || kind === SAFE_HANDLE;
}

/** Instances that have `__slots__` and therefore no `__dict__`. */
export function isSlotted(kind: Kind): boolean {
  return kind === SLOT || kind === SLOT_W;
}

/** Types that define `__del__`. */
export const HAS_DEL = table([LOUD, PHOENIX, GRUMP, SAFE_HANDLE]);

/** Types whose traversal and deallocation run from the last item to the first. */
export const LAST_TO_FIRST = table([LIST, TUPLE]);

/** Types without `tp_clear`: in trash they wait until the others let go of them. */
export const HAS_NO_CLEAR = table([TUPLE, GENERATOR, METHOD, FINALIZE]);

/** Types whose instances can be weakly referenced. */
export const HAS_WEAKREFS = table([
  NODE,
  SLOT_W,
  LOUD,
  PHOENIX,
  GRUMP,
  SET,
  FUNCTION,
  GENERATOR,
  METHOD,
  LRU_CACHE,
  WEAK_VALUE_DICTIONARY,
  HANDLE,
  SAFE_HANDLE,
  LOCAL,
  LOG_RECORD,
  MEMBER,
]);
