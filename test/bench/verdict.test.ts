import { describe, expect, it } from 'vitest';
import { exitCodeOf, judge, type Measure, median, tableOf } from './verdict.ts';

const measure = (ours: number, against: number | null, required: Measure['required']): Measure => ({
  name: 'a measure',
  unit: 'µs',
  ours,
  against,
  required,
});
const least = (factor: number) => ({ bound: 'at least', factor }) as const;
const most = (factor: number) => ({ bound: 'at most', factor }) as const;

describe('the median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 100])).toBe(9);
    expect(median([4])).toBe(4);
  });

  it('of an even number of values is the mean of the middle two', () => {
    expect(median([8, 1, 2, 100])).toBe(5);
  });

  it('of nothing is an error', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('a measure', () => {
  it.each([
    [50, 100, least(0.5), 0.5, true],
    [49, 100, least(0.5), 0.49, false],
    [201, 100, least(2), 2.01, true],
    [100, 100, most(1), 1, true],
    [101, 100, most(1), 1.01, false],
  ])('of %d against %d, %o, has the ratio %d: %s', (ours, against, required, ratio, ok) => {
    expect(judge(measure(ours, against, required))).toMatchObject({ ratio, ok });
  });

  it.each([
    ['no number', measure(Number.NaN, 10, most(1))],
    ['nothing to be held against', measure(1, null, most(1))],
    ['a comparison with zero', measure(1, 0, least(1))],
  ])('with %s does not pass', (_, bad) => {
    expect(judge(bad).ok).toBe(false);
  });

  it('of which nothing is required is not judged', () => {
    expect(judge(measure(1, 2, null))).toMatchObject({ ratio: 0.5, ok: null });
  });
});

describe('a run', () => {
  const good = judge(measure(1, 1, most(1)));
  const bad = judge(measure(2, 1, most(1)));
  const told = judge(measure(2, null, null));

  it.each([
    ['everything holds', [good, told, good], 0],
    ['something does not hold', [good, bad, told], 1],
    ['nothing was required', [told], 1],
    ['nothing was measured', [], 1],
  ])('where %s has the right exit code', (_, rows, code) => {
    expect(exitCodeOf(rows)).toBe(code);
  });

  it('is told as an aligned table', () => {
    const rows = [
      judge({ ...measure(5_200_000, 7_900_000, least(0.5)), name: 'statements', unit: '1/s' }),
      judge({ ...measure(85.25, 72, most(1)), name: 'collection', unit: 'ns/object' }),
      judge({ ...measure(3.125, null, null), name: 'fork' }),
    ];
    expect(tableOf(rows, 'CPython 3.13.0')).toEqual([
      'measure     unit            ours  CPython 3.13.0  ratio  required      ok',
      '----------  ---------  ---------  --------------  -----  ------------  ------',
      'statements  1/s        5,200,000       7,900,000   0.66  at least 0.5  ok',
      'collection  ns/object       85.3            72.0   1.18  at most 1     NOT OK',
      'fork        µs              3.13',
    ]);
  });
});
