/**
 * Brings the model to the arena: whenever what is to be seen changes, it hands over the view and how to get there.
 * It does not know who draws.
 */
import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { ArenaPath, ArenaView, Transition } from '../arena/arena.ts';
import type { Happening, MatchModel } from './match-model.ts';
import { sceneOf } from './scene.ts';

export interface StageOptions {
  readonly model: MatchModel;
  readonly seat: ReadonlySignal<Seat | null>;
  readonly connected: ReadonlySignal<ReadonlySet<Seat>>;
  /** Match time in ms; only looked at when something else changes, or when whole tokens do. */
  readonly at: () => number;
  /** Changes whenever somebody's whole tokens may have. */
  readonly tick: ReadonlySignal<number>;
  /** 0 where nothing may move. */
  readonly speed: ReadonlySignal<number>;
}

const NOTHING: Omit<Transition, 'speed'> = { events: [], by: null, line: null };

export class Stage {
  readonly selected: Signal<ObjectId | null> = signal(null);
  readonly focused: Signal<ObjectId | null> = signal(null);
  readonly path: Signal<ArenaPath | null> = signal(null);
  readonly #options: StageOptions;
  #pending: Omit<Transition, 'speed'> = NOTHING;
  #beatShown: unknown = null;

  constructor(options: StageOptions) {
    this.#options = options;
    options.model.listen((happening) => this.#remember(happening));
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
    const { model, seat, connected, at, tick } = this.#options;
    tick.value;
    const guide = model.guide.value;
    return sceneOf({
      state: model.state.value,
      picture: model.picture.value,
      seat: seat.value,
      connected: connected.value,
      beat: guide !== null && model.watching.value ? guide.beat.value : null,
      at: at(),
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

  #remember({ entry, lines }: Happening): void {
    if (entry.type !== 'moved') return;
    const events: HeapEvent[] = [...this.#pending.events, ...lines.flatMap((line) => line.events)];
    this.#pending = { events, by: entry.by === 'server' ? null : entry.by, line: entry.line };
  }

  #takeTransition(): Transition {
    const { model, speed } = this.#options;
    const guide = model.guide.peek();
    const beat = guide !== null && model.watching.peek() ? guide.beat.peek() : null;
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
