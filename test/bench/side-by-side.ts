/**
 * Ours and CPython's figures for one piece of work, measured in turn, so that what else the machine does meets both. Of
 * many repetitions the fastest counts, on both sides: what others do to caches and memory that we share can only add to
 * the time that the work itself takes (`Timer.repeat` in Doc/library/timeit.rst says the same of CPython's own tool).
 */
import type { CPython, Request } from './cpython.ts';

/** So often both sides work, and short work oftener, until so long has gone by: among many there is an undisturbed one. */
const REPETITIONS = 15;
const SECONDS = 2;
/** Before anything counts, our side works so long, or so often. */
const WARM_SECONDS = 1;
const WARMEST = 2_000;

/** Seconds; `theirs` is null without a CPython. */
export interface Pair {
  readonly ours: number;
  readonly theirs: number | null;
}

/** Seconds that one waits for the work. */
export function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Seconds of processor time that the work takes, those of the threads that compile and collect for us included. */
export function coreSecondsOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Measures both sides again and again in turn, after as much work as compilers need to know it. */
export async function sideBySide(ours: () => number, python: CPython | null, request: Request): Promise<Pair> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  warm(ours);
  await python?.ask(request);
  const end = performance.now() + 1000 * SECONDS;
  while (mine.length < REPETITIONS || performance.now() < end) {
    mine.push(ours());
    const answer = python === null ? null : await python.ask(request);
    if (answer !== null) theirs.push(answer);
  }
  return { ours: Math.min(...mine), theirs: theirs.length === 0 ? null : Math.min(...theirs) };
}

/** Our own seconds alone, after the same. */
export function alone(ours: () => number): number {
  warm(ours);
  return Math.min(...Array.from({ length: REPETITIONS }, ours));
}

/** Runs what tells its own seconds, until it has worked so long, or often enough. */
export function warm(ours: () => number, most = WARM_SECONDS): void {
  let seconds = 0;
  for (let times = 0; times < WARMEST && seconds < most; times++) seconds += ours();
}
