/**
 * What the arena is to the rest of the client: something that shows a view and reports gestures. It decides nothing.
 * Phaser is imported in this folder alone, and this file does not import it, so that pages can name these types
 * without waiting for it.
 */
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { FrameId, ObjectId, Picture } from '../../shared/heap/picture.ts';

/** A player's frame, or the shared names, as drawn at the edge. */
export interface ArenaFrame {
  readonly frame: FrameId;
  readonly title: string;
  /** 0 to 7: the seat's colour in the theme; null for the shared names. */
  readonly colour: number | null;
  readonly own: boolean;
  readonly tokens: { readonly have: number; readonly most: number } | null;
  /** True after the bell: the frame is gone, its outline stays. */
  readonly returned: boolean;
  readonly connected: boolean;
}

/** What is said about an object beside what it is. */
export type Mark =
  | 'stake'
  | 'contract'
  | 'in-truck' // in the list that is collected
  | 'kept'
  | 'set-aside'
  | 'rescued'
  | 'doomed'
  | 'finalizing'
  | 'resurrected'
  | 'survived'
  | 'selected'
  | 'focused';

/** A way through the heap that is drawn over it: a proof, a hint, an answer. */
export interface ArenaPath {
  /** Where it starts: a name at the edge, or null when it starts at the first object. */
  readonly from: { readonly frame: FrameId; readonly name: string } | null;
  readonly objects: readonly ObjectId[];
  readonly tone: 'proof' | 'hint' | 'answer';
}

/** Everything that is drawn at one moment. */
export interface ArenaView {
  readonly picture: Picture;
  readonly frames: readonly ArenaFrame[];
  readonly marks: ReadonlyMap<ObjectId, readonly Mark[]>;
  /** The collector's `gc_refs` while it works, shown beside the counts. */
  readonly gcRefs: ReadonlyMap<ObjectId, number> | null;
  /** Inner references that were subtracted, dimmed while the collector works. */
  readonly subtracted: readonly (readonly [ObjectId, ObjectId])[];
  /** The generations that the truck takes, and where it is now: waiting at the top, or driving on a terrace. */
  readonly truck: { readonly takes: 0 | 1 | 2; readonly at: 'waiting' | 0 | 1 | 2 | 'gone' };
  readonly paths: readonly ArenaPath[];
}

/** How the arena gets from the view before to this one. */
export interface Transition {
  /** What happened in between, in order; empty when the cursor jumped. */
  readonly events: readonly HeapEvent[];
  /** Whose line it was: its frame flashes. */
  readonly by: FrameId | null;
  /** The line, carried by the gesture or the flash. */
  readonly line: string | null;
  /** 0: at once (reduced motion, scrubbing); 1: normal; 2: twice as fast. */
  readonly speed: number;
}

/** Something that a gesture can start from or end on. */
export type Anchor =
  | { readonly type: 'object'; readonly object: ObjectId }
  /** An existing reference's port on its owner, named as in the picture (`.left`, `[0]`, `['k1']`). */
  | { readonly type: 'slot'; readonly object: ObjectId; readonly slot: string }
  | { readonly type: 'name'; readonly frame: FrameId; readonly name: string }
  /** An empty place in a frame, where a new name could be. */
  | { readonly type: 'frame'; readonly frame: FrameId }
  /** A place in the heap with nothing in it. */
  | { readonly type: 'heap' };

export type ArenaGesture =
  | { readonly type: 'hover'; readonly over: Anchor | null }
  /** A tap or a click: selects; the page shows what can be done with it. `at` is in CSS pixels of the page. */
  | { readonly type: 'tap'; readonly on: Anchor; readonly at: { readonly x: number; readonly y: number } }
  /** A drag in progress; the page answers with the line that it would make, or null. */
  | { readonly type: 'drag'; readonly from: Anchor; readonly over: Anchor | null }
  | {
      readonly type: 'drop';
      readonly from: Anchor;
      readonly on: Anchor;
      readonly at: { readonly x: number; readonly y: number };
    }
  | { readonly type: 'cancel' };

export interface ArenaOptions {
  readonly parent: HTMLElement;
  readonly theme: 'dark' | 'light';
  /** How much larger than on a desk things are drawn at least; as large as the room suggests when absent. */
  readonly magnification?: number;
  /** How much larger than on a desk letters are, beside what they are written on; 1 when absent. */
  readonly lettering?: number;
  /** Whether the heap is always seen as a whole, because nobody is there to pan. */
  readonly whole?: boolean;
  /** Words that are drawn in the heap, already in the reader's language. */
  readonly words: ArenaWords;
  /** Called for every gesture; what it returns for `drag` is drawn beside the pointer. */
  readonly onGesture: (gesture: ArenaGesture) => DragPreview | null;
}

export interface DragPreview {
  /** The Python line that letting go here would make. */
  readonly line: string;
  readonly legal: boolean;
}

export interface ArenaWords {
  readonly generations: readonly [string, string, string];
  readonly sharedNames: string;
  readonly permanent: string;
  readonly untracked: string;
  readonly unreachable: string;
  readonly framesReturn: string;
  readonly you: string;
  readonly outside: OutsideWords;
  readonly hiddenTypes: Readonly<Record<string, string>>;
}

/** What is written in the strip below the heap. */
export interface OutsideWords {
  readonly title: string;
  /** Beside the number of a descriptor that nothing can close any more. */
  readonly leaked: string;
  /** Where no descriptor is open. */
  readonly allClosed: string;
}

export interface Arena {
  show(view: ArenaView, transition: Transition): void;
  /** Where an object or a name is on the page, in CSS pixels, so that a menu can open beside it; null when not drawn. */
  locate(anchor: Anchor): { readonly x: number; readonly y: number } | null;
  setTheme(theme: 'dark' | 'light'): void;
  setWords(words: ArenaWords): void;
  /** Resolves when nothing moves any more. */
  settled(): Promise<void>;
  destroy(): void;
}

/** Exported by `start-arena.ts`, which loads Phaser. */
export type StartArena = (options: ArenaOptions) => Promise<Arena>;
