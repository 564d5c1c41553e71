import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALM, LIVELY, QUICK, SLOW, Spring } from './spring.ts';

describe('a spring', () => {
  test('comes to rest exactly at its target, whatever the frame rate', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(CALM, LIVELY, QUICK, SLOW),
        fc.integer({ min: -2000, max: 2000 }),
        fc.constantFrom(1 / 144, 1 / 60, 1 / 20, 0.1, 1),
        (kind, target, seconds) => {
          const spring = new Spring(0, kind, 60);
          spring.target = target;
          for (let frame = 0; frame < 1500 && !spring.still; frame += 1) spring.step(seconds);
          expect(spring.still).toBe(true);
          expect(spring.value).toBe(target);
        },
      ),
    );
  });

  test('sent elsewhere on its way, it does not jump', () => {
    const spring = new Spring(0, CALM, 60);
    spring.target = 100;
    for (let frame = 0; frame < 8; frame += 1) spring.step(1 / 60);
    const before = spring.value;
    spring.target = -100;
    spring.step(1 / 60);
    expect(Math.abs(spring.value - before)).toBeLessThan(20);
  });

  test('a critically damped one does not overshoot, a lively one does', () => {
    const highest = (kind: typeof CALM): number => {
      const spring = new Spring(0, kind, 1);
      spring.target = 1;
      let most = 0;
      while (!spring.still) {
        spring.step(1 / 60);
        most = Math.max(most, spring.value);
      }
      return most;
    };
    expect(highest(CALM)).toBeLessThanOrEqual(1.001);
    expect(highest(LIVELY)).toBeGreaterThan(1.03);
  });

  test('a kick is taken back, a snap ends everything', () => {
    const spring = new Spring(1, LIVELY, 0.1);
    spring.kick(9);
    expect(spring.still).toBe(false);
    spring.step(1 / 60);
    expect(spring.value).toBeGreaterThan(1);
    spring.snap();
    expect([spring.value, spring.still]).toEqual([1, true]);
  });
});
