import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Label } from '../heap/picture.ts';
import type { Contract } from './entries.ts';
import { contractPoints, forecastPoints } from './scoring.ts';
import type { Instant, ObjectFacts } from './state.ts';

const facts = (alive: boolean): ObjectFacts => ({
  alive,
  generation: null,
  reachableFromName: alive,
  finalizerRan: false,
  witnessed: false,
});
const truck: Instant = { '#1': facts(true), '#2': facts(false) };

describe('forecastPoints', () => {
  it.each([
    { stakes: ['#1'], says: { '#1': 50 }, points: 0 },
    { stakes: ['#1'], says: { '#1': 99 }, points: 25 },
    { stakes: ['#1'], says: { '#1': 1 }, points: -73 },
    { stakes: ['#2'], says: { '#2': 1 }, points: 25 },
    { stakes: ['#2'], says: { '#2': 99 }, points: -73 },
    { stakes: ['#1', '#2'], says: { '#1': 80, '#2': 30 }, points: 37 }, // 21 + 16
    { stakes: ['#1', '#2'], says: {}, points: 0 },
    { stakes: ['#1', '#2'], says: { '#1': 90 }, points: 24 },
    // 6.51 each: rounded one by one it would be 14
    { stakes: ['#1', '#2'], says: { '#1': 57, '#2': 43 }, points: 13 },
    { stakes: [], says: {}, points: 0 },
    { stakes: ['#9'], says: { '#9': 1 }, points: 25 }, // never was: not alive
  ] satisfies { stakes: Label[]; says: Record<Label, number>; points: number }[])(
    '$stakes: $says is worth $points',
    ({ stakes, says, points }) => {
      expect(Object.is(forecastPoints(stakes, says, truck), points)).toBe(true);
    },
  );

  test('saying what one believes is the best one can do', () => {
    const percent = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(percent, percent, (belief, said) => {
        expect(expected(belief, belief)).toBeGreaterThanOrEqual(expected(belief, said));
      }),
    );
  });
});

/** Expected points of 100 equal stakes, of which `belief` percent live: many, so that rounding does not hide the rule. */
function expected(belief: number, said: number): number {
  const stakes = Array.from({ length: 100 }, (_, index): Label => `#${index + 1}`);
  const lives = Object.fromEntries(stakes.map((label, index) => [label, facts(index < belief)]));
  return forecastPoints(stakes, Object.fromEntries(stakes.map((label) => [label, said])), lives);
}

describe('contractPoints', () => {
  it('sums what held for that seat', () => {
    const dealt = (seat: number, points: Contract['points'], held: boolean) =>
      ({ seat, kind: 'keep', object: '#1', points, held }) as const;
    const judged = [dealt(0, 10, true), dealt(0, 20, false), dealt(0, 30, true), dealt(1, 20, true)];
    expect([0, 1, 2].map((seat) => contractPoints(seat, judged))).toEqual([40, 20, 0]);
  });
});
