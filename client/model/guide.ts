/** Leads through beats at the viewer's own pace: by itself, step by step, faster, or to the end at once. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Beat } from './beat.ts';
import type { Clock } from './ports.ts';

export const GUIDE_SPEEDS = [0.5, 1, 2, 4] as const;

export class Guide {
  readonly beats: readonly Beat[];
  readonly index: ReadonlySignal<number>;
  /** The furthest index so far: going back takes nothing of it away. */
  readonly reached: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<number>;
  readonly beat: ReadonlySignal<Beat>;
  readonly atEnd: ReadonlySignal<boolean>;
  readonly #index = signal(0);
  readonly #reached = signal(0);
  readonly #playing = signal(false);
  readonly #clock: Clock;
  #cancel: () => void = () => {};

  /** Throws a RangeError when there is nothing to lead through. */
  constructor(beats: readonly Beat[], clock: Clock, speed = 1) {
    const [first] = beats;
    if (first === undefined) throw new RangeError('a guide needs a beat');
    this.beats = beats;
    this.#clock = clock;
    this.speed = signal(speed);
    this.index = this.#index;
    this.reached = this.#reached;
    this.playing = this.#playing;
    this.beat = computed(() => beats[this.#index.value] ?? first);
    this.atEnd = computed(() => this.#index.value === beats.length - 1);
  }

  /** Goes on by itself from here; from the end it starts over. */
  play(): void {
    if (this.atEnd.peek()) this.#goTo(0);
    this.#playing.value = true;
    this.#schedule();
  }

  pause(): void {
    this.#cancel();
    this.#playing.value = false;
  }

  /** To the next stop. */
  step(): void {
    this.pause();
    const next = this.beats.findIndex((beat, index) => index > this.#index.peek() && beat.stop);
    this.#goTo(next === -1 ? this.beats.length - 1 : next);
  }

  /** To the stop before. */
  back(): void {
    this.pause();
    this.#goTo(
      Math.max(
        0,
        this.beats.findLastIndex((beat, index) => index < this.#index.peek() && beat.stop),
      ),
    );
  }

  /** Through the speeds, and around. */
  faster(): void {
    const next = GUIDE_SPEEDS.find((speed) => speed > this.speed.peek());
    this.speed.value = next ?? GUIDE_SPEEDS[0];
    if (this.#playing.peek()) this.#schedule();
  }

  /** To the end. */
  skip(): void {
    this.pause();
    this.#goTo(this.beats.length - 1);
  }

  /** Stops its timer; it can be played again. */
  dispose(): void {
    this.pause();
  }

  #goTo(index: number): void {
    batch(() => {
      this.#index.value = index;
      this.#reached.value = Math.max(this.#reached.peek(), index);
    });
  }

  #schedule(): void {
    this.#cancel();
    if (this.atEnd.peek()) {
      this.#playing.value = false;
      return;
    }
    this.#cancel = this.#clock.after(this.beat.peek().ms / this.speed.peek(), () => {
      this.#goTo(this.#index.peek() + 1);
      this.#schedule();
    });
  }
}
