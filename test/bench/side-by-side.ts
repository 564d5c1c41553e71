/** Ours and CPython's figures for one piece of work, measured in turn, so that what else the machine does meets both. */
import type { CPython, Request } from './cpython.ts';
import { median } from './verdict.ts';

export const REPETITIONS = 9;

/** Medians in seconds; `theirs` is null without a CPython. */
export interface Pair {
  readonly ours: number;
  readonly theirs: number | null;
}

/** Seconds that the work takes. */
export function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Measures both sides `REPETITIONS` times in turn, after a first time that does not count. */
export async function sideBySide(ours: () => number, python: CPython | null, request: Request): Promise<Pair> {
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
    const seconds = ours();
    const answer = python === null ? null : await python.ask(request);
    if (repetition === 0) continue;
    mine.push(seconds);
    if (answer !== null) theirs.push(answer);
  }
  return { ours: median(mine), theirs: theirs.length === 0 ? null : median(theirs) };
}

/** The median of our own seconds, after a first time that does not count. */
export function alone(ours: (repetition: number) => number): number {
  ours(0);
  return median(Array.from({ length: REPETITIONS }, (_, repetition) => ours(repetition + 1)));
}
