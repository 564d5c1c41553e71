import type { Clock } from '../clock.ts';

/** Match time: goes on from the last entry's, stands still while nobody is there and while the server is down. */
export class MatchClock {
  readonly #clock: Clock;
  /** Match time in ms at `#since`, or now when it stands still. */
  #at: number;
  #since: number | null = null;

  constructor(clock: Clock, at: number) {
    this.#clock = clock;
    this.#at = at;
  }

  get isRunning(): boolean {
    return this.#since !== null;
  }

  /** Match time in whole ms. */
  now(): number {
    return Math.floor(this.#since === null ? this.#at : this.#at + this.#clock.now() - this.#since);
  }

  resume(): void {
    this.#since ??= this.#clock.now();
  }

  pause(): void {
    this.#at = this.now();
    this.#since = null;
  }
}
