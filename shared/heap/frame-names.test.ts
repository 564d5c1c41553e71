import { describe, expect, it } from 'vitest';
import { Names } from './frame-names.ts';

/** Names 7, 2 and 5, bound in this order. */
function threeNames(): Names {
  const names = new Names();
  for (const name of [7, 2, 5]) names.bind(name, 10 * name);
  return names;
}

describe('the names of a frame', () => {
  it('are in order of binding, and a name that is bound anew keeps its place', () => {
    const names = threeNames();
    expect(names.bind(7, 1)).toBe(70);
    expect([names.names(), names.values(), names.size]).toEqual([[7, 2, 5], [1, 20, 50], 3]);
  });

  it('come last when they are bound again after they had been unbound', () => {
    const names = threeNames();
    expect([names.unbind(7), names.unbind(7), names.get(7), names.get(99)]).toEqual([70, 0, 0, 0]);
    names.bind(7, 3);
    expect([names.names(), names.values()]).toEqual([
      [2, 5, 7],
      [20, 50, 3],
    ]);
  });

  it('can be copied, and the copy is apart', () => {
    const names = threeNames();
    const copy = new Names(names);
    copy.unbind(2);
    copy.bind(9, 4);
    expect([names.values(), copy.values()]).toEqual([
      [70, 20, 50],
      [70, 50, 4],
    ]);
  });
});
