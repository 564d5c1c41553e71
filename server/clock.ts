import { performance } from 'node:perf_hooks';

/** Time as the server knows it; tests bring one that they wind themselves. */
export interface Clock {
  /** Milliseconds since 1970 that never fall, whatever happens to the machine's clock. */
  now(): number;
  /** Runs something once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): Cancel;
}
export type Cancel = () => void;

/** Node's timers take 32 bits; a longer wait would fire at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** The machine's time. Its timers keep no process alive. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_WAIT_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
