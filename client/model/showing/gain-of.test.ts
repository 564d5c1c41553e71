import { describe, expect, it } from 'vitest';
import { gainOf } from './gain-of.ts';

describe('what talking brought a class', () => {
  it('is a mean over people, however they sit', () => {
    const tables = [
      { gain: { before: 10, after: 40, people: 3 } },
      { gain: { before: -30, after: 0, people: 1 } },
      { gain: null },
    ];
    expect(gainOf(tables)).toEqual({ before: 0, after: 30 });
  });

  it('is none where nobody talked', () => {
    expect(gainOf([{ gain: null }])).toBeNull();
    expect(gainOf([])).toBeNull();
  });
});
