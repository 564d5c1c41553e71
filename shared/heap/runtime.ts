/**
 * A runtime is data: the rules in which CPythons differ, by name. Code asks for a rule and never compares versions,
 * so another Python is another row.
 */

import type { TypeName } from './picture.ts';

export const RUNTIME_IDS = ['2.7', '3.8', '3.10', '3.13', '3.15'] as const;
export type RuntimeId = (typeof RUNTIME_IDS)[number];

export const DEFAULT_RUNTIME: RuntimeId = '3.15';

export interface Runtime {
  readonly id: RuntimeId;
  /** Whether attributes live in the instance itself or in a dict object of their own, a separate node for the collector. */
  readonly instanceDict: 'separate' | 'inline';
  /** Whether a dict is tracked only while it may hold something trackable, or always. */
  readonly dictTracking: 'while-needed' | 'from-birth';
  /** Whether a tuple is tracked at birth in any case, or only if the type of some item is collectable. */
  readonly tupleTracking: 'from-birth' | 'if-collectable-items';
  /**
   * `legacy`: `__del__` runs at every death, after the weak references' callbacks, and the collector never frees a
   * cycle that has one. `safe`: PEP 442.
   */
  readonly finalizers: 'legacy' | 'safe';
  /** What one resurrected object saves: all of the trash, or what it reaches. */
  readonly resurrection: 'whole-set' | 'reachable-only';
  /** When a collection clears the weak references without callback to the unreachable. */
  readonly weakrefsWithoutCallback: 'cleared-before-finalizers' | 'cleared-after-finalizers';
  /** What a suspended generator is for the collector: one object, or an object that holds a frame. */
  readonly generatorFrame: 'separate' | 'inline';
  /** Whether an exception holds a traceback, and so the frames that it passed. */
  readonly exceptionsHoldTraceback: boolean;
  /** Whether a frame that outlives its line holds the line's function. */
  readonly framesHoldFunction: boolean;
  /** Whether the collector knows the frame of a function that runs. */
  readonly runningFrames: 'tracked' | 'untracked';
  /** What `with` keeps for the end of its block: `__exit__` bound to the manager, or the function and the manager. */
  readonly withHolds: 'bound-method' | 'function-and-self';
  /** Which argument the frame of `finalize.__init__` drops first, when an exception has kept it. */
  readonly finalizeDrops: 'object-first' | 'argument-first';
  /** How it prints the class ValueError. */
  readonly valueError: string;
  /** When an allocation over the threshold collects: inside the allocation, or once the call that made the object returned. */
  readonly automaticCollection: 'at-allocation' | 'after-call';
  /** Whether one can tell in which generation an object is. */
  readonly showsGenerations: boolean;
  /** Displays that an assignment takes apart without making them, as far as they are short (`a, b = b, a`). */
  readonly swappedDisplays: readonly ('tuple' | 'list')[];
  /** Which operand of `is` is dropped first. */
  readonly operandsDropped: 'left-first' | 'right-first';
  /** What a bound method hashes: which object it is bound to, or what that object itself hashes to. */
  readonly methodsHash: 'identity' | 'value';
  /** What `object.name = value` and `object[key] = value` drop first, once they are done. */
  readonly storesDrop: 'value-first' | 'object-first';
  /** In what order a call of a builtin function drops its arguments. */
  readonly argumentsDropped: 'first-first' | 'last-first' | 'positional-then-keywords';
  /** The largest integer of which there is only one object. */
  readonly largestSmallInteger: number;
  /** What `sys.getrefcount` says of an atom; null where that depends on all of the interpreter. */
  readonly immortalRefcount: number | null;
  readonly thresholds: readonly [number, number, number];
  /** How many places of the interpreter hold `gc.garbage`: the collector's state, and dicts of the module. */
  readonly garbageReferences: number;
  /** The bits of `gc.set_debug` that the module gc has names for. */
  readonly debugFlags: Readonly<Record<string, number>>;
  /** Whether `gc.set_threshold` stores each argument as it reads it, or all once it has read them. */
  readonly thresholdArguments: 'stored-one-by-one' | 'stored-together';
  /** Which objects DEBUG_COLLECTABLE and DEBUG_UNCOLLECTABLE print: all, or the kinds that further flags ask for. */
  readonly debugPrints: 'any-object' | 'as-flagged';
  /** What `tp_name` says of types that were renamed. */
  readonly typeNames: Readonly<Partial<Record<TypeName, string>>>;
  /** What its library has: `gc.freeze`, `gc.get_stats`, `weakref.finalize`, `functools.lru_cache`, `list.clear`, … */
  readonly lacks: readonly string[];
  /** The wording of its messages. */
  readonly wording: '2.7' | '3.8' | '3.10' | '3.13' | '3.15';
}

const python315: Runtime = {
  id: '3.15',
  instanceDict: 'inline',
  dictTracking: 'from-birth',
  tupleTracking: 'if-collectable-items',
  finalizers: 'safe',
  resurrection: 'reachable-only',
  weakrefsWithoutCallback: 'cleared-after-finalizers',
  generatorFrame: 'inline',
  exceptionsHoldTraceback: true,
  framesHoldFunction: true,
  runningFrames: 'untracked',
  withHolds: 'function-and-self',
  finalizeDrops: 'argument-first',
  valueError: "<class 'ValueError'>",
  automaticCollection: 'after-call',
  showsGenerations: true,
  swappedDisplays: ['tuple'],
  operandsDropped: 'right-first',
  storesDrop: 'object-first',
  argumentsDropped: 'last-first',
  methodsHash: 'identity',
  largestSmallInteger: 1024,
  immortalRefcount: 3221225472,
  thresholds: [2000, 10, 10],
  garbageReferences: 2,
  debugFlags: {
    DEBUG_STATS: 1,
    DEBUG_COLLECTABLE: 2,
    DEBUG_UNCOLLECTABLE: 4,
    DEBUG_SAVEALL: 32,
    DEBUG_LEAK: 38,
  },
  thresholdArguments: 'stored-together',
  debugPrints: 'any-object',
  typeNames: {
    weakref: 'weakref.ReferenceType',
    exception: 'ValueError',
    lru_cache: 'functools._lru_cache_wrapper',
    local: '_thread._local',
    thread: 'Thread',
  },
  lacks: [],
  wording: '3.15',
};

const python313: Runtime = {
  ...python315,
  id: '3.13',
  dictTracking: 'while-needed',
  tupleTracking: 'from-birth',
  withHolds: 'bound-method',
  finalizeDrops: 'object-first',
  weakrefsWithoutCallback: 'cleared-before-finalizers',
  operandsDropped: 'left-first',
  storesDrop: 'value-first',
  argumentsDropped: 'first-first',
  largestSmallInteger: 256,
  immortalRefcount: 4294967295,
  wording: '3.13',
};

const python310: Runtime = {
  ...python313,
  id: '3.10',
  instanceDict: 'separate',
  generatorFrame: 'separate',
  framesHoldFunction: false,
  immortalRefcount: null,
  automaticCollection: 'at-allocation',
  thresholds: [700, 10, 10],
  thresholdArguments: 'stored-one-by-one',
  argumentsDropped: 'last-first',
  wording: '3.10',
};

const python38: Runtime = {
  ...python310,
  id: '3.8',
  resurrection: 'whole-set',
  finalizeDrops: 'argument-first',
  garbageReferences: 3,
  typeNames: { ...python310.typeNames, weakref: 'weakref' },
  lacks: ['gc.is_finalized', 'weakref.ref(cached)'],
  wording: '3.8',
};

// Its dicts keep entries in the order of their hashes, which no rule here models: nothing may rely on the
// order in which an instance drops its attributes there.
const python27: Runtime = {
  ...python38,
  id: '2.7',
  finalizers: 'legacy',
  exceptionsHoldTraceback: false,
  runningFrames: 'tracked',
  argumentsDropped: 'positional-then-keywords',
  methodsHash: 'value',
  valueError: "<type 'exceptions.ValueError'>",
  showsGenerations: false,
  swappedDisplays: ['tuple', 'list'],
  debugFlags: {
    DEBUG_STATS: 1,
    DEBUG_COLLECTABLE: 2,
    DEBUG_UNCOLLECTABLE: 4,
    DEBUG_INSTANCES: 8,
    DEBUG_OBJECTS: 16,
    DEBUG_SAVEALL: 32,
    DEBUG_LEAK: 62,
  },
  debugPrints: 'as-flagged',
  typeNames: {
    ...python38.typeNames,
    exception: 'exceptions.ValueError',
    method: 'instancemethod',
    local: 'thread._local',
  },
  lacks: [
    'gc.is_finalized',
    'gc.freeze',
    'gc.unfreeze',
    'gc.get_freeze_count',
    'gc.get_stats',
    'gc.callbacks',
    'weakref.finalize',
    'cached',
    'list.clear',
    'weakref.ref(builtin)',
  ],
  wording: '2.7',
};

export const RUNTIMES: Readonly<Record<RuntimeId, Runtime>> = {
  '2.7': python27,
  '3.8': python38,
  '3.10': python310,
  '3.13': python313,
  '3.15': python315,
};

export function isRuntimeId(text: string): text is RuntimeId {
  return (RUNTIME_IDS as readonly string[]).includes(text);
}
