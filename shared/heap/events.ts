/**
 * What happened inside a line, in the order in which it happened. The arena animates these events, captions and
 * proofs quote them, and the collector's ones follow CPython's own steps (Python/gc.c) by name.
 */
import type { Label, ObjectId, TypeName } from './picture.ts';

/** Why an object's memory was freed. */
export type DeathCause =
  /** Its reference count fell to zero. */
  | 'count'
  /** The collector cleared the unreachable group that it was part of. */
  | 'collector';

export type LineEvent =
  | { readonly type: 'made'; readonly object: ObjectId; readonly label: Label | null; readonly typeName: TypeName }
  | {
      readonly type: 'died';
      readonly object: ObjectId;
      readonly label: Label | null;
      readonly typeName: TypeName;
      readonly cause: DeathCause;
    }
  /** Its `__del__` is called. */
  | { readonly type: 'finalized'; readonly object: ObjectId; readonly label: Label }
  /** Its `__del__` returned and it is referenced again, or the collector found it reachable after the finalizers. */
  | { readonly type: 'resurrected'; readonly object: ObjectId; readonly label: Label | null }
  /** `__del__` raised; the interpreter printed that and went on. */
  | { readonly type: 'exception-ignored'; readonly object: ObjectId; readonly label: Label }
  /** A weak reference to the object was cleared; `callback` tells whether its callback was called. */
  | {
      readonly type: 'weakref-cleared';
      readonly weakref: ObjectId;
      readonly referent: ObjectId;
      readonly callback: boolean;
    }
  /** A finalizer or a callback wrote to the log: `del #1`, `weakref #2`, `finalize #3`, `gc start 2`. */
  | { readonly type: 'logged'; readonly text: string }
  /** The collector printed a line to `sys.stderr`, as `gc.set_debug` told it to. */
  | { readonly type: 'printed'; readonly text: string };

export type CollectorEvent =
  /** The younger lists are merged into the one that is collected; `objects` is that list, in order. */
  | { readonly type: 'merged'; readonly generation: 0 | 1 | 2; readonly objects: readonly ObjectId[] }
  /** `update_refs`: each object's count, copied into `gc_refs`. */
  | { readonly type: 'counts-copied'; readonly gcRefs: readonly (readonly [ObjectId, number])[] }
  /** `subtract_refs`: each reference from inside the list takes one from its target's `gc_refs`; what is left comes from outside. */
  | {
      readonly type: 'inner-subtracted';
      readonly references: readonly (readonly [from: ObjectId, to: ObjectId])[];
      readonly gcRefs: readonly (readonly [ObjectId, number])[];
    }
  /** `move_unreachable`: the walk over the list, in order. `kept`: referenced from outside; `set-aside`: not yet reached; `rescued`: reached after all. */
  | {
      readonly type: 'searched';
      readonly verdicts: readonly (readonly [ObjectId, 'kept' | 'set-aside' | 'rescued'])[];
      readonly reachable: readonly ObjectId[];
      readonly unreachable: readonly ObjectId[];
    }
  /** `handle_weakrefs` is about to clear the weak references to the unreachable. */
  | { readonly type: 'clearing-weakrefs'; readonly weakrefs: readonly ObjectId[] }
  /** `finalize_garbage` is about to call these objects' `__del__`. */
  | { readonly type: 'finalizing'; readonly objects: readonly ObjectId[] }
  /** `handle_resurrected_objects`: what is reachable again, and what is still unreachable. */
  | {
      readonly type: 'resurrection-checked';
      readonly resurrected: readonly ObjectId[];
      readonly unreachable: readonly ObjectId[];
    }
  /** `delete_garbage` is about to clear these. */
  | { readonly type: 'clearing'; readonly objects: readonly ObjectId[] }
  /** What went to `gc.garbage`. */
  | { readonly type: 'kept-as-garbage'; readonly objects: readonly ObjectId[] }
  /** The survivors moved into the older generation. */
  | { readonly type: 'promoted'; readonly objects: readonly ObjectId[]; readonly to: 0 | 1 | 2 }
  | {
      readonly type: 'collected';
      readonly generation: 0 | 1 | 2;
      readonly collected: number;
      readonly uncollectable: number;
    };

export type HeapEvent = LineEvent | CollectorEvent;
