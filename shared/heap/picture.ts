/**
 * What a heap looks like between two lines: plain data that views, proofs, tests and the screen reader share.
 * A picture holds everything that is drawn and nothing that decides.
 */

/** Identifies an object for as long as the machine exists; never reused, unlike an address. */
export type ObjectId = number & { readonly __brand: 'ObjectId' };

/** `#1`, `#2`, …: instances and displays in the order in which they were made. Hidden objects have none. */
export type Label = `#${number}`;

/** Whose names: the scenario's shared names (the globals), or the frame of the player in that seat. */
export type FrameId = 'globals' | number;

/** Where an object stands: generation 0, 1 or 2, `P` permanent (frozen), `U` untracked, `T` tracked (2.7 cannot tell where). */
export type Place = 0 | 1 | 2 | 'P' | 'U' | 'T';

export const INSTANCE_CLASSES = [
  'Node',
  'Slot',
  'SlotW',
  'Loud',
  'Phoenix',
  'Grump',
  'Handle',
  'SafeHandle',
  'Member',
] as const;
export type InstanceClass = (typeof INSTANCE_CLASSES)[number];

export const DISPLAY_TYPES = ['list', 'tuple', 'dict', 'set'] as const;
export type DisplayType = (typeof DISPLAY_TYPES)[number];

/** Objects without a label: the holders that players discover. */
export const HIDDEN_TYPES = [
  'weakref',
  'finalize',
  'function',
  'cell',
  'generator',
  'frame',
  'method',
  'exception',
  'traceback',
  'lru_cache',
  'WeakValueDictionary',
  'local',
  'thread',
  'LogRecord',
] as const;
export type HiddenType = (typeof HIDDEN_TYPES)[number];

export type TypeName = InstanceClass | DisplayType | HiddenType;

/** What a slot or a name refers to: an object, or an atom, written as Python writes it (`None`, `1`, `'x'`). */
export type Target = { readonly object: ObjectId } | { readonly atom: string };

/** One outgoing reference of an object. */
export interface Slot {
  /** As Python writes it after the object: `.left`, `[0]`, `['k1']`; for a set's member `{}`; for hidden ones the CPython name (`__closure__`, `cell_contents`, `f_locals`, `tb_frame`, `__self__`, …). */
  readonly name: string;
  readonly kind: 'attribute' | 'index' | 'key' | 'member' | 'hidden';
  readonly to: Target;
  /** True for what does not count: a weak reference's referent. */
  readonly weak: boolean;
}

export interface PicturedObject {
  readonly id: ObjectId;
  readonly label: Label | null;
  readonly type: TypeName;
  /** `ob_refcnt` between lines; `sys.getrefcount` says one more. */
  readonly references: number;
  readonly place: Place;
  readonly slots: readonly Slot[];
  /** True once its `__del__` has run. */
  readonly finalized: boolean;
  /** Can be reached by strong references from some name, or from the interpreter's own structures. */
  readonly reachable: boolean;
  /** For a weak reference: whether it has a callback. */
  readonly callback?: boolean;
  /** For a generator: whether it is suspended inside `try: … finally:`, which it still has to leave. */
  readonly guarded?: boolean;
}

export interface PicturedName {
  readonly frame: FrameId;
  readonly name: string;
  readonly to: Target;
}

/** A parked thread. Its stack holds the frame in which it waits. */
export interface PicturedThread {
  readonly frame: ObjectId;
  /** What `park` returned, while that lives: it can release the thread, but does not hold it. */
  readonly handle: ObjectId | null;
}

export interface Picture {
  /** In order of making. */
  readonly objects: readonly PicturedObject[];
  /** In order of binding; a rebound name keeps its place, as a dict's key does. */
  readonly names: readonly PicturedName[];
  /** What `gc.garbage` holds. */
  readonly garbage: readonly ObjectId[];
  readonly threads: readonly PicturedThread[];
  /** The external resources that are open, by number, in order; no object of the heap keeps them so. */
  readonly descriptors: readonly number[];
  readonly collector: {
    readonly enabled: boolean;
    readonly thresholds: readonly [number, number, number];
    readonly counts: readonly [number, number, number];
  };
}
