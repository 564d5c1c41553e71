/** Whether the engine and the CPython at hand do the same, and if not, the fewest lines that show it. */
import { checkPlayed, checkRecord, type Mismatch, type Played } from '../../shared/python/conformance.ts';
import type { CPython } from './cpython.ts';

/** How often CPython is asked again, with other addresses, before it is believed against the engine. */
const LAYOUTS = 12;

export interface Disagreement {
  readonly mismatch: Mismatch;
  /** What is left of the program when every line without which they still disagree is gone. */
  readonly lines: readonly Played[];
}

export type Verdict =
  | { readonly type: 'same' }
  /** CPython itself does now this and now that: the order of a set's members depends on their addresses. */
  | { readonly type: 'by-address' }
  | ({ readonly type: 'different' } & Disagreement);

/** Plays lines in both and compares each step. */
export function comparePlayed(cpython: CPython, played: readonly Played[]): Verdict {
  const first = cpython.play(played);
  const mismatch = checkPlayed(played, cpython.runtime, first);
  if (mismatch === null) return { type: 'same' };
  const once = JSON.stringify(first);
  for (let layout = 0; layout < LAYOUTS; layout++) {
    cpython.scatter(layout);
    if (JSON.stringify(cpython.play(played)) !== once) return { type: 'by-address' };
  }
  return { type: 'different', mismatch, lines: fewest(cpython, played.slice(0, mismatch.line)) };
}

/** Runs a program that collects automatically in both and compares the collections. */
export function compareAutomatic(cpython: CPython, source: readonly string[]): Mismatch | null {
  const steps = cpython.run({ source, auto: true });
  const expect = [{ runtimes: [cpython.runtime], steps }];
  return checkRecord({ name: 'fresh', suite: 'auto', auto: true, source, expect }, cpython.runtime);
}

function fewest(cpython: CPython, played: readonly Played[]): readonly Played[] {
  for (let without = played.length - 1; without >= 0; without--) {
    const shorter = played.filter((_, index) => index !== without);
    if (checkPlayed(shorter, cpython.runtime, cpython.play(shorter)) !== null) return fewest(cpython, shorter);
  }
  return played;
}
