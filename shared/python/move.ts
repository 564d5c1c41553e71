/** A line of the move language as data. A move has no spelling: `print.ts` gives it one, `parse.ts` takes it away. */
import type { InstanceClass } from '../heap/picture.ts';

/** An atom or a key as Python prints it: `None`, `True`, `1`, `-3`, `'x'`. */
export type AtomText = string;

export const HOLDERS = ['closure', 'generator', 'capture', 'cached'] as const;
export type Holder = (typeof HOLDERS)[number];

export const METHODS = ['append', 'pop', 'clear', 'add', 'discard', 'close', 'cache_clear'] as const;
export type Method = (typeof METHODS)[number];

/** The shared names that live as long as the program. */
export const SHARED_NAMES = ['graveyard', 'registry', 'weakcache', 'cached'] as const;
export type SharedName = (typeof SHARED_NAMES)[number];

export type Expression =
  | { readonly kind: 'atom'; readonly text: AtomText }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'item'; readonly object: Expression; readonly key: AtomText }
  | { readonly kind: 'new'; readonly class: InstanceClass }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly { readonly key: AtomText; readonly value: Expression }[] }
  | { readonly kind: 'weakref'; readonly object: Expression; readonly watched: boolean }
  | { readonly kind: 'finalize'; readonly object: Expression }
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
  | { readonly kind: 'garbage' };

/** What an assignment or a `del` may name. */
export type MoveTarget = Extract<Expression, { kind: 'name' | 'attribute' | 'item' }>;

/** Calls into `gc` that do something; `args` as written. */
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
] as const;
export type StateQuestion = (typeof STATE_QUESTIONS)[number];

/** Flags of `gc.set_debug`, in the order in which they are printed. */
export const DEBUG_FLAGS = {
  'gc.DEBUG_STATS': 1,
  'gc.DEBUG_COLLECTABLE': 2,
  'gc.DEBUG_UNCOLLECTABLE': 4,
  'gc.DEBUG_SAVEALL': 32,
  'gc.DEBUG_LEAK': 38,
} as const;
export type DebugFlag = keyof typeof DEBUG_FLAGS;

export type Move =
  | { readonly kind: 'assign'; readonly target: MoveTarget; readonly value: Expression }
  | { readonly kind: 'delete'; readonly targets: readonly MoveTarget[] }
  | { readonly kind: 'expression'; readonly value: Expression }
  | { readonly kind: 'gc'; readonly call: GcCall; readonly args: readonly AtomText[] }
  /** `gc.set_debug(gc.DEBUG_SAVEALL | …)` */
  | { readonly kind: 'debug'; readonly flags: readonly DebugFlag[] }
  | { readonly kind: 'question'; readonly question: Question; readonly object: Expression }
  | { readonly kind: 'state'; readonly question: StateQuestion };
