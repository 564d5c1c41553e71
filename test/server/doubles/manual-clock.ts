import type { Cancel, Clock } from '../../../server/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that a test winds: nothing happens by itself. */
export class ManualClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  /** How many timers are set. */
  get waiting(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Cancel {
    const timer = { at: this.#now + Math.max(0, ms), run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass; timers run in order, each at its own moment. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next !== null; next = this.#next(end)) {
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  /** When the next timer runs; null when none is set. */
  nextAt(): number | null {
    return this.#timers.length === 0 ? null : Math.min(...this.#timers.map(({ at }) => at));
  }

  #next(end: number): Timer | null {
    const due = this.#timers.filter(({ at }) => at <= end);
    return due.reduce<Timer | null>((first, timer) => (first === null || timer.at < first.at ? timer : first), null);
  }
}
