import { describe, expect, it } from 'vitest';
import { median, percentile, spread } from './percentiles.ts';

describe('percentiles', () => {
  it.each([
    [[5], 0.5, 5],
    [[1, 2, 3, 4], 0.5, 2],
    [[4, 3, 2, 1], 0.95, 4],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[2, 1], 0, 1],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('are no number where nothing was measured, and say so', () => {
    expect(median([])).toBeNaN();
    expect(spread([])).toBe('nothing measured');
    expect(spread([1, 2])).toBe('median 1.0 ms, 95 % 2.0 ms, 99 % 2.0 ms, most 2.0 ms');
  });
});
