import { describe, expect, it } from 'vitest';
import { lostCurve } from './lost-curve.ts';

const MINUTE = 60_000;

describe('the lost curve', () => {
  it('is flat while nobody is lost', () => {
    expect(lostCurve([], 20 * MINUTE, 30)).toEqual({
      steps: [
        { minutes: -5, count: 0 },
        { minutes: 0, count: 0 },
      ],
      most: 6,
      now: 0,
      minutes: 5,
    });
  });

  it('goes on from step to step, up to now', () => {
    const points = [
      { at: 2 * MINUTE, count: 2 },
      { at: 7 * MINUTE, count: 4 },
    ];
    expect(lostCurve(points, 10 * MINUTE, 10)).toEqual({
      steps: [
        { minutes: -8, count: 2 },
        { minutes: -3, count: 4 },
        { minutes: 0, count: 4 },
      ],
      most: 4,
      now: 4,
      minutes: 8,
    });
  });

  it('looks back half an hour at most, at what held then', () => {
    const points = [
      { at: 0, count: 9 },
      { at: MINUTE, count: 1 },
      { at: 50 * MINUTE, count: 0 },
    ];
    const { steps, minutes, most } = lostCurve(points, 60 * MINUTE, 5);
    expect([minutes, most]).toEqual([30, 1]);
    expect(steps).toEqual([
      { minutes: -30, count: 1 },
      { minutes: -10, count: 0 },
      { minutes: 0, count: 0 },
    ]);
  });

  it('does not run ahead of a clock that is behind', () => {
    const { steps, now } = lostCurve([{ at: 10 * MINUTE, count: 3 }], 9 * MINUTE, 30);
    expect([steps.at(-1), now]).toEqual([{ minutes: 0, count: 3 }, 3]);
  });
});
