import { describe, expect, it } from 'vitest';
import { fitted, sansWidth } from './text-width.ts';

describe('the width of a text', () => {
  it('tells wide letters from narrow ones', () => {
    expect(sansWidth('WWWW', 14)).toBeGreaterThan(1.6 * sansWidth('eeee', 14));
    expect(sansWidth('illi', 14)).toBeLessThan(0.7 * sansWidth('eeee', 14));
    expect(sansWidth('王小明', 10)).toBe(30);
  });

  it('cuts what does not fit, and says so', () => {
    expect(fitted('Wilhelmina', 14, 200)).toBe('Wilhelmina');
    const cut = fitted('WWWW WWWWW', 14, 60);
    expect(cut).toMatch(/^W+…$/);
    expect(sansWidth(cut, 14)).toBeLessThanOrEqual(60);
  });
});
