import type { Clock } from './ports.ts';

/** The server's match time, as well as it can be told here. */
export class MatchClock {
  readonly #clock: Clock;
  #base = 0;
  #setAt = 0;
  #isRunning = true;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#setAt = clock.now();
  }

  /** Match time in ms, now. */
  now(): number {
    return Math.max(0, this.#base + (this.#isRunning ? this.#clock.now() - this.#setAt : 0));
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The server has just said that it is `now`; `travelled`: how long the words may have taken, in ms. */
  set(now: number, travelled = 0): void {
    this.#base = now + travelled;
    this.#setAt = this.#clock.now();
  }

  /** Match time stops, or goes on, at `now`. */
  run(now: number, isRunning: boolean): void {
    this.#isRunning = isRunning;
    this.set(now);
  }
}
