/**
 * Brings a heap to the arena: whenever what is to be seen changes, it hands over the view and how to get there. It
 * does not know who draws, nor whose heap it is.
 */
import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import type { ArenaPath, ArenaView, Transition } from '../arena/arena.ts';
import type { Guide } from './guide.ts';

/** What the reader points at. */
export interface Pointed {
  readonly selected: ObjectId | null;
  readonly focused: ObjectId | null;
  readonly path: ArenaPath | null;
}

export interface StageOptions {
  /** What is to be seen; whatever signals it reads are followed. */
  readonly scene: (pointed: Pointed) => ArenaView;
  /** Leads through the bell or the collection that came last. */
  readonly guide: ReadonlySignal<Guide | null>;
  /** Whether the guide's heap is shown rather than the latest. */
  readonly watching: ReadonlySignal<boolean>;
  /** 0 where nothing may move. */
  readonly speed: ReadonlySignal<number>;
}

/** A line that was run: what it caused is shown on the way to the next view. */
export type ShownLine = Omit<Transition, 'speed'>;

const NOTHING: ShownLine = { events: [], by: null, line: null };

export class Stage {
  readonly selected: Signal<ObjectId | null> = signal(null);
  readonly focused: Signal<ObjectId | null> = signal(null);
  readonly path: Signal<ArenaPath | null> = signal(null);
  readonly #options: StageOptions;
  #pending: ShownLine = NOTHING;
  #beatShown: unknown = null;

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /** Tells of a line before what it changed is shown. */
  tell({ events, by, line }: ShownLine): void {
    this.#pending = { events: [...this.#pending.events, ...events], by, line };
  }

  /** Shows what is there and everything from now on; the result ends that. */
  onChange(show: (view: ArenaView, transition: Transition) => void): () => void {
    return effect(() => {
      const view = this.view();
      show(view, this.#takeTransition());
    });
  }

  /** What is to be seen now. */
  view(): ArenaView {
    return this.#options.scene({
      selected: this.selected.value,
      focused: this.focused.value,
      path: this.path.value,
    });
  }

  /** Forgets what was pointed at: it may be gone. */
  clear(): void {
    batch(() => {
      this.selected.value = null;
      this.focused.value = null;
      this.path.value = null;
    });
  }

  #takeTransition(): Transition {
    const { speed } = this.#options;
    const guide = this.#options.guide.peek();
    const beat = guide !== null && this.#options.watching.peek() ? guide.beat.peek() : null;
    const pace = guide !== null && beat !== null ? speed.value * Math.max(1, guide.speed.peek()) : speed.value;
    const fresh = beat !== null && beat !== this.#beatShown;
    this.#beatShown = beat;
    if (beat !== null)
      return fresh
        ? { events: beat.events, by: beat.by satisfies FrameId | null, line: null, speed: pace }
        : { ...NOTHING, speed: pace };
    const pending = this.#pending;
    this.#pending = NOTHING;
    return { ...pending, speed: pace };
  }
}
