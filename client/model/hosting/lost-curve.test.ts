import { describe, expect, it } from 'vitest';
import { lostCurve } from './lost-curve.ts';

const BOX = { width: 300, height: 100 };
const MINUTE = 60_000;

describe('the lost curve', () => {
  it('lies at the bottom while nobody is lost', () => {
    expect(lostCurve([], 20 * MINUTE, 30, BOX)).toEqual({
      line: [
        [0, 100],
        [300, 100],
      ],
      most: 6,
      now: 0,
      span: 5 * MINUTE,
    });
  });

  it('is a staircase: flat until somebody says otherwise', () => {
    const { line, now, most } = lostCurve(
      [
        { at: 0, count: 2 },
        { at: 5 * MINUTE, count: 4 },
      ],
      10 * MINUTE,
      10,
      BOX,
    );
    expect([now, most]).toEqual([4, 4]);
    expect(line).toEqual([
      [0, 50],
      [150, 50],
      [150, 0],
      [300, 0],
    ]);
  });

  it('goes back half an hour at most, from what held then', () => {
    const points = [
      { at: 0, count: 1 },
      { at: 50 * MINUTE, count: 0 },
    ];
    const { line, span } = lostCurve(points, 60 * MINUTE, 5, BOX);
    expect(span).toBe(30 * MINUTE);
    expect(line[0]).toEqual([0, 0]);
    expect(line.at(-1)).toEqual([300, 100]);
  });
});
