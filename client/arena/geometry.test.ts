import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contains,
  convexHull,
  distanceToBox,
  insidePolygon,
  overlaps,
  segmentHitsBox,
  segmentsCross,
} from './geometry.ts';

const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
const box = { x: 10, y: 10, width: 20, height: 10 };

describe('boxes', () => {
  test.each([
    { from: { x: 0, y: 15 }, to: { x: 40, y: 15 }, hits: true },
    { from: { x: 0, y: 0 }, to: { x: 40, y: 5 }, hits: false },
    { from: { x: 15, y: 12 }, to: { x: 16, y: 13 }, hits: true },
    { from: { x: 20, y: 0 }, to: { x: 20, y: 40 }, hits: true },
    { from: { x: 0, y: 0 }, to: { x: 5, y: 5 }, hits: false },
  ])('a segment from $from to $to hits: $hits', ({ from, to, hits }) => {
    expect(segmentHitsBox(from, to, box)).toBe(hits);
  });

  test('a segment that starts in a box hits it, in either direction', () => {
    fc.assert(
      fc.property(point, (other) => {
        expect(segmentHitsBox({ x: 20, y: 15 }, other, box)).toBe(true);
        expect(segmentHitsBox(other, { x: 20, y: 15 }, box)).toBe(true);
      }),
    );
  });

  test('the distance to a box is 0 in it and positive outside', () => {
    fc.assert(fc.property(point, (at) => (distanceToBox(box, at) === 0) === contains(box, at)));
  });

  test('boxes that only touch do not overlap', () => {
    expect(overlaps(box, { x: 30, y: 10, width: 5, height: 5 })).toBe(false);
    expect(overlaps(box, { x: 29, y: 10, width: 5, height: 5 })).toBe(true);
  });
});

describe('lines and polygons', () => {
  test('crossing is symmetric, and sharing an end is not crossing', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        expect(segmentsCross(a, b, c, d)).toBe(segmentsCross(c, d, a, b));
        expect(segmentsCross(a, b, a, d)).toBe(false);
      }),
    );
  });

  test('the convex hull holds every point', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 30 }), (points) => {
        const hull = convexHull(points);
        const around = (at: (typeof points)[number]): boolean => {
          const turns = hull.map((corner, index) => {
            const next = hull[(index + 1) % hull.length] ?? corner;
            return (next.x - corner.x) * (at.y - corner.y) - (next.y - corner.y) * (at.x - corner.x);
          });
          return turns.every((turn) => turn >= 0);
        };
        expect(points.every(around)).toBe(true);
      }),
    );
  });

  test('the middle of a square is inside it, a point beside it is not', () => {
    const square = [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 4 },
      { x: 0, y: 4 },
    ];
    expect(insidePolygon(square, { x: 2, y: 2 })).toBe(true);
    expect(insidePolygon(square, { x: 5, y: 2 })).toBe(false);
  });
});
