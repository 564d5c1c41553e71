/** The lectures that come with the game, line by line in CPython. */
import { beforeAll, describe, expect, it } from 'vitest';
import { linesBetween } from '../../shared/lecture/script.ts';
import { shippedLectures } from '../lecture/shipped-lectures.ts';
import { comparePlayed } from './agreement.ts';
import { type CPython, loadCPython } from './cpython.ts';

let cpython: CPython;
beforeAll(async () => {
  cpython = await loadCPython();
}, 60_000);

describe('the lectures that come with the game', () => {
  it.each(shippedLectures())('CPython does what is shown in $id', ({ script, runtime }) => {
    const lines = linesBetween(script, 0, script.steps.length);
    expect(lines.length).toBeGreaterThan(10);
    expect(runtime).toBe(cpython.runtime);
    expect(
      comparePlayed(
        cpython,
        lines.map((line) => ({ line })),
      ),
    ).toEqual({ type: 'same' });
  });
});
