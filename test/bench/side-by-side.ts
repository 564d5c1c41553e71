/** Ours and CPython's figures for one piece of work, measured in turn, so that what else the machine does meets both. */
import type { CPython, Request } from './cpython.ts';
import { median } from './verdict.ts';

export const REPETITIONS = 15;
/** Before anything counts, our side works so long, or so often. */
const WARM_SECONDS = 1;
const WARMEST = 2_000;

/** Medians in seconds; `theirs` is null without a CPython. */
export interface Pair {
  readonly ours: number;
  readonly theirs: number | null;
  /** The least that our side took: what others do to the memory that we share can only add to it. */
  readonly fastest: number;
}

/**
 * Seconds of processor time that the work takes, those of the threads that compile and collect for us included: what
 * else the machine is doing does not count.
 */
export function secondsOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Measures both sides `REPETITIONS` times in turn, after as much work as compilers need to know it. */
export async function sideBySide(ours: () => number, python: CPython | null, request: Request): Promise<Pair> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  warm(ours);
  await python?.ask(request);
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    mine.push(ours());
    const answer = python === null ? null : await python.ask(request);
    if (answer !== null) theirs.push(answer);
  }
  return { ours: median(mine), theirs: theirs.length === 0 ? null : median(theirs), fastest: Math.min(...mine) };
}

/** The median of our own seconds, after the same. */
export function alone(ours: () => number): number {
  warm(ours);
  return median(Array.from({ length: REPETITIONS }, ours));
}

/** Runs what tells its own seconds, until it has worked so long, or often enough. */
export function warm(ours: () => number, most = WARM_SECONDS): void {
  let seconds = 0;
  for (let times = 0; times < WARMEST && seconds < most; times++) seconds += ours();
}
