import { describe, expect, test } from 'vitest';
import { insidePolygon } from './geometry.ts';
import { ringsFor, unreachableGroups } from './groups.ts';
import { id, madeUp, pictureOf } from './made-up-pictures.ts';

const lost = { reachable: false } as const;

describe('unreachableGroups', () => {
  test.each([
    { what: 'what is reachable is in no group', made: [madeUp(1), madeUp(2)], groups: [] },
    {
      what: 'a cycle is one group, a loner another',
      made: [
        madeUp(1, { ...lost, slots: { '.next': 2 } }),
        madeUp(2, { ...lost, slots: { '.next': 1 } }),
        madeUp(3, { ...lost, slots: { '.next': 3 } }),
      ],
      groups: [[1, 2], [3]],
    },
    {
      what: 'a weak reference joins nothing',
      made: [madeUp(1, { ...lost, type: 'weakref', weak: true, slots: { '()': 2 } }), madeUp(2, lost)],
      groups: [[1], [2]],
    },
    {
      what: 'something reachable in between does not join',
      made: [madeUp(1, { ...lost, slots: { '.left': 2 } }), madeUp(2), madeUp(3, { ...lost, slots: { '.left': 2 } })],
      groups: [[1], [3]],
    },
  ])('$what', ({ made, groups }) => {
    expect(unreachableGroups(pictureOf(made))).toEqual(groups.map((group) => group.map(id)));
  });
});

describe('ringsFor', () => {
  const boxes = [
    { x: 0, y: 0, width: 60, height: 54 },
    { x: 200, y: 40, width: 60, height: 54 },
  ];

  test('one ring holds the whole group', () => {
    const rings = ringsFor(boxes, [{ x: 500, y: 500 }]);
    expect(rings).toHaveLength(1);
    for (const { x, y } of boxes) expect(insidePolygon(rings[0] ?? [], { x: x + 30, y: y + 27 })).toBe(true);
  });

  test('a ring that would take in something reachable becomes one for each', () => {
    expect(ringsFor(boxes, [{ x: 130, y: 50 }])).toHaveLength(2);
  });

  test('no members, no ring', () => {
    expect(ringsFor([], [])).toEqual([]);
  });
});
