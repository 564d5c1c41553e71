/** Leads through beats at the viewer's own pace: by itself, step by step, faster, or to the end at once. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Beat } from './beat.ts';
import type { Clock } from './ports.ts';

export const GUIDE_SPEEDS = [0.5, 1, 2, 4] as const;

export class Guide {
  readonly beats: readonly Beat[];
  readonly index: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<number>;
  readonly beat: ReadonlySignal<Beat>;
  readonly atEnd: ReadonlySignal<boolean>;
  readonly #index = signal(0);
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
    this.playing = this.#playing;
    this.beat = computed(() => beats[this.#index.value] ?? first);
    this.atEnd = computed(() => this.#index.value === beats.length - 1);
  }

  /** Goes on by itself from here; from the end it starts over. */
  play(): void {
    if (this.atEnd.peek()) this.#index.value = 0;
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
    this.#index.value = next === -1 ? this.beats.length - 1 : next;
  }

  /** To the stop before. */
  back(): void {
    this.pause();
    this.#index.value = Math.max(
      0,
      this.beats.findLastIndex((beat, index) => index < this.#index.peek() && beat.stop),
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
    this.#index.value = this.beats.length - 1;
  }

  /** Stops its timer; it can be played again. */
  dispose(): void {
    this.pause();
  }

  #schedule(): void {
    this.#cancel();
    if (this.atEnd.peek()) {
      this.#playing.value = false;
      return;
    }
    this.#cancel = this.#clock.after(this.beat.peek().ms / this.speed.peek(), () => {
      this.#index.value += 1;
      this.#schedule();
    });
  }
}
