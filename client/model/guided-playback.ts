import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Guide } from './guide.ts';
import type { Playback } from './playback.ts';
import type { Clock } from './ports.ts';

/** While a guide leads through a bell or a collection, it is asked again after so long whether it is done. */
const WAIT_FOR_GUIDE_MS = 300;

/** What is shown as a record plays. */
interface Shown {
  readonly guide: ReadonlySignal<Guide | null>;
  /** Whether the guide's heap is shown rather than the latest. */
  readonly watching: ReadonlySignal<boolean>;
  dispose(): void;
}

/** Something that is over, with a cursor: played, stepped, scrubbed. Where a step has a guide, playing waits for it. */
export abstract class GuidedPlayback implements Playback {
  abstract readonly model: Shown;
  abstract readonly length: number;
  readonly cursor: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<number> = signal(1);
  readonly atEnd: ReadonlySignal<boolean> = computed(() => this.cursor.value >= this.length);
  readonly #cursor = signal(0);
  readonly #playing = signal(false);
  readonly #clock: Clock;
  #cancel: () => void = () => {};
  #stopFollowing: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
    this.cursor = this.#cursor;
    this.playing = this.#playing;
  }

  /** Shows what the first `index` steps come to, at once. */
  protected abstract jump(index: number): void;
  /** Plays the step behind the first `index`. */
  protected abstract advance(index: number): void;
  /** How long the step behind which the cursor stands is looked at, in ms at normal speed. */
  protected abstract looks(): number;

  /** Has guides go at the speed that is set; called once the model is there. */
  protected follow(): void {
    this.#stopFollowing = effect(() => {
      const guide = this.model.guide.value;
      if (guide !== null) guide.speed.value = this.speed.value;
    });
  }

  play(): void {
    if (this.atEnd.peek()) this.seek(0);
    this.#playing.value = true;
    this.#guide()?.play();
    this.#schedule();
  }

  pause(): void {
    this.#cancel();
    this.#playing.value = false;
    this.model.guide.peek()?.pause();
  }

  /** One step on; within a bell or a collection, one stop on. */
  step(): void {
    this.pause();
    const guide = this.#guide();
    if (guide === null) this.#forward();
    else guide.step();
    this.model.guide.peek()?.pause();
  }

  back(): void {
    this.seek(this.#cursor.peek() - 1);
  }

  /** Puts the cursor behind the first `index` steps, at once. */
  seek(index: number): void {
    this.pause();
    const there = Math.max(0, Math.min(this.length, Math.round(index)));
    this.jump(there);
    this.#cursor.value = there;
  }

  dispose(): void {
    this.pause();
    this.#stopFollowing();
    this.model.dispose();
  }

  /** The one that is watched, and has something left to show. */
  #guide(): Guide | null {
    const guide = this.model.guide.peek();
    return guide !== null && this.model.watching.peek() && !guide.atEnd.peek() ? guide : null;
  }

  #forward(): void {
    const at = this.#cursor.peek();
    if (at >= this.length) return;
    this.advance(at);
    this.#cursor.value = at + 1;
  }

  #schedule(): void {
    this.#cancel();
    if (this.atEnd.peek()) {
      this.#playing.value = false;
      return;
    }
    const isGuided = this.#guide() !== null;
    this.#cancel = this.#clock.after(isGuided ? WAIT_FOR_GUIDE_MS : this.looks() / this.speed.peek(), () => {
      if (!isGuided) this.#forward();
      this.#schedule();
    });
  }
}
