/** A line of the move language as data. A move has no spelling: `print.ts` gives it one, `parse.ts` takes it away. */
import type { InstanceClass } from '../heap/picture.ts';

/** An atom or a key as Python prints it: `None`, `True`, `1`, `-3`, `'x'`. */
export type AtomText = string;

export const HOLDERS = ['closure', 'generator', 'guarded', 'capture', 'cached', 'park', 'log_error'] as const;
export type Holder = (typeof HOLDERS)[number];

export const METHODS = ['append', 'pop', 'clear', 'add', 'discard', 'close', 'cache_clear', 'release'] as const;
export type Method = (typeof METHODS)[number];

/** The shared names that live as long as the program. */
export const SHARED_NAMES = ['graveyard', 'registry', 'weakcache', 'cached', 'local', 'logs'] as const;
export type SharedName = (typeof SHARED_NAMES)[number];

export type Expression =
  | { readonly kind: 'atom'; readonly text: AtomText }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'item'; readonly object: Expression; readonly key: AtomText }
  | { readonly kind: 'new'; readonly class: InstanceClass; readonly args: readonly InitArgument[] }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly { readonly key: AtomText; readonly value: Expression }[] }
  | { readonly kind: 'weakref'; readonly object: Expression; readonly watched: boolean }
  /** `weakref.finalize(object, released)`, or `weakref.finalize(object, shut, argument)`. */
  | { readonly kind: 'finalize'; readonly object: Expression; readonly shut: Expression | null }
  | { readonly kind: 'hold'; readonly holder: Holder; readonly object: Expression }
  /** `x()`: what a weak reference still refers to, or what a closure returns. */
  | { readonly kind: 'call'; readonly callee: Expression }
  | {
      readonly kind: 'method';
      readonly object: Expression;
      readonly method: Method;
      readonly argument: Expression | null;
    }
  /** `gc.garbage` */
  | { readonly kind: 'garbage' }
  /** `Member.members` */
  | { readonly kind: 'members' };

/** What `__init__` is given, in the order of writing. */
export interface InitArgument {
  readonly name: 'left' | 'right';
  readonly value: Expression;
}

/** What an assignment or a `del` may name. */
export type MoveTarget = Extract<Expression, { kind: 'name' | 'attribute' | 'item' }>;

/** `a, b` on the left of `=`. */
export interface Unpacking {
  readonly kind: 'unpack';
  readonly targets: readonly MoveTarget[];
}

/** An argument of a call, positional unless it has a name. */
export interface Argument {
  readonly name: string | null;
  readonly value: Expression;
}

/** Calls into `gc` that do something. */
export const GC_CALLS = [
  'gc.collect',
  'gc.enable',
  'gc.disable',
  'gc.freeze',
  'gc.unfreeze',
  'gc.set_threshold',
  'gc.set_debug',
] as const;
export type GcCall = (typeof GC_CALLS)[number];

/** Calls that only answer. */
export const QUESTIONS = [
  'sys.getrefcount',
  'gc.is_tracked',
  'gc.is_finalized',
  'gc.get_referrers',
  'gc.get_referents',
  'len',
] as const;
export type Question = (typeof QUESTIONS)[number];

export const STATE_QUESTIONS = [
  'gc.get_stats',
  'gc.get_count',
  'gc.get_threshold',
  'gc.isenabled',
  'gc.get_debug',
  'gc.get_freeze_count',
  'gc.get_objects',
] as const;
export type StateQuestion = (typeof STATE_QUESTIONS)[number];

/** The question about what is outside of the heap. */
export const OPEN_DESCRIPTORS = 'open_descriptors';

/** Every function of the module gc. */
export type GcFunction = GcCall | Exclude<Question, 'sys.getrefcount' | 'len'> | StateQuestion;

/** Flags of `gc.set_debug`. Their values, and whether they exist, are the runtime's. */
export const DEBUG_FLAGS = [
  'gc.DEBUG_STATS',
  'gc.DEBUG_COLLECTABLE',
  'gc.DEBUG_UNCOLLECTABLE',
  'gc.DEBUG_INSTANCES',
  'gc.DEBUG_OBJECTS',
  'gc.DEBUG_SAVEALL',
  'gc.DEBUG_LEAK',
] as const;
export type DebugFlag = (typeof DEBUG_FLAGS)[number];

/** What a line may do with `gc.callbacks`: hang `on_gc` there, take it away, take all away, count them. */
export const CALLBACK_CALLS = ['append', 'remove', 'clear', 'len'] as const;
export type CallbackCall = (typeof CALLBACK_CALLS)[number];

/** A line that may stand by itself or inside a `with`. */
export type SimpleMove =
  | { readonly kind: 'assign'; readonly target: MoveTarget; readonly value: Expression }
  /** More than one target: `a = b = x`, `a, b = x`. */
  | {
      readonly kind: 'assign-all';
      readonly targets: readonly (MoveTarget | Unpacking)[];
      readonly value: Expression;
    }
  | { readonly kind: 'delete'; readonly targets: readonly MoveTarget[] }
  | { readonly kind: 'expression'; readonly value: Expression }
  /** A call of the module gc, whether its arguments fit or not. */
  | { readonly kind: 'gc'; readonly call: GcFunction; readonly args: readonly Argument[] }
  /** `gc.isenable()`: a call of what the module gc does not have. */
  | { readonly kind: 'missing-gc'; readonly name: string; readonly args: readonly Argument[] }
  /** `gc.set_debug(gc.DEBUG_SAVEALL | …)`; the flags may be integers, too. */
  | { readonly kind: 'debug'; readonly flags: readonly (DebugFlag | AtomText)[] }
  /** `gc.callbacks.append(on_gc)` and its kind. */
  | { readonly kind: 'callbacks'; readonly call: CallbackCall }
  | { readonly kind: 'question'; readonly question: Question; readonly object: Expression }
  /** `left is right`, or with `not`. */
  | { readonly kind: 'identity'; readonly left: Expression; readonly right: Expression; readonly not: boolean }
  | { readonly kind: 'state'; readonly question: StateQuestion }
  /** `open_descriptors()` */
  | { readonly kind: 'descriptors' };

/** `with manager as name: body` */
export interface WithMove {
  readonly kind: 'with';
  readonly manager: Expression;
  readonly name: string | null;
  readonly body: SimpleMove | { readonly kind: 'pass' };
}

export type Move = SimpleMove | WithMove;
