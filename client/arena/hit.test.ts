import { describe, expect, test } from 'vitest';
import { anchorAt, anchorKey, type HitWorld } from './hit.ts';
import { id } from './made-up-pictures.ts';

const WORLD: HitWorld = {
  tags: [{ frame: 0, name: 'pet', box: { x: 20, y: 100, width: 50, height: 28 } }],
  panels: [{ frame: 0, box: { x: 8, y: 60, width: 150, height: 120 }, above: false }],
  objects: [
    { object: id(1), box: { x: 300, y: 200, width: 60, height: 54 } },
    { object: id(2), box: { x: 380, y: 200, width: 60, height: 54 } },
  ],
  ports: [{ object: id(1), slot: '.left', at: { x: 360, y: 227 } }],
  edges: [
    {
      anchor: { type: 'slot', object: id(1), slot: '.next' },
      points: [
        { x: 330, y: 254 },
        { x: 330, y: 400 },
      ],
    },
  ],
  heap: { x: 180, y: 50, width: 800, height: 500 },
};

describe('anchorAt', () => {
  test.each([
    { x: 40, y: 110, coarse: false, key: 'name 0 pet' },
    { x: 40, y: 92, coarse: true, key: 'name 0 pet' },
    { x: 40, y: 165, coarse: false, key: 'frame 0' },
    { x: 320, y: 220, coarse: false, key: 'object 1' },
    { x: 359, y: 226, coarse: false, key: 'slot 1 .left' },
    { x: 372, y: 240, coarse: true, key: 'object 2' },
    { x: 332, y: 330, coarse: false, key: 'slot 1 .next' },
    { x: 340, y: 330, coarse: false, key: 'heap' },
    { x: 340, y: 330, coarse: true, key: 'slot 1 .next' },
    { x: 600, y: 300, coarse: false, key: 'heap' },
    { x: 170, y: 590, coarse: false, key: '' },
  ])('at $x, $y, finger: $coarse, there is "$key"', ({ x, y, coarse, key }) => {
    expect(anchorKey(anchorAt(WORLD, { x, y }, coarse))).toBe(key);
  });

  test('a finger reaches a small thing within 44 pixels across', () => {
    const small: HitWorld = { ...WORLD, objects: [{ object: id(3), box: { x: 600, y: 300, width: 20, height: 20 } }] };
    expect(anchorKey(anchorAt(small, { x: 589, y: 310 }, true))).toBe('object 3');
    expect(anchorKey(anchorAt(small, { x: 589, y: 310 }, false))).toBe('heap');
  });

  test('an unfolded frame is in front of the heap', () => {
    const panels = [{ frame: 1, box: { x: 290, y: 190, width: 100, height: 80 }, above: true }];
    expect(anchorKey(anchorAt({ ...WORLD, panels }, { x: 320, y: 220 }, true))).toBe('frame 1');
  });
});
