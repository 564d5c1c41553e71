import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { miniatureOf } from './miniature.ts';

const anyHeap = fc.array(fc.nat(3), { maxLength: 80 }).chain((objects) =>
  fc.record({
    objects: fc.constant(objects),
    references: fc.array(fc.tuple(fc.nat(Math.max(0, objects.length - 1)), fc.nat(Math.max(0, objects.length - 1))), {
      maxLength: objects.length === 0 ? 0 : 100,
    }),
  }),
);

describe('a heap in miniature', () => {
  it('has a dot for each object, in its band and inside of the drawing, none upon another', () => {
    fc.assert(
      fc.property(anyHeap, (heap) => {
        const { dots, bands, width, height } = miniatureOf(heap);
        expect(dots.map(({ place }) => place)).toEqual(heap.objects);
        for (const { x, y, place } of dots) {
          const band = bands.find((one) => one.place === place);
          if (band === undefined) throw new Error(`no band ${place}`);
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(width);
          expect(y).toBeGreaterThan(band.y);
          expect(y).toBeLessThan(band.y + band.height);
        }
        expect(new Set(dots.map(({ x, y }) => `${x.toFixed(3)}/${y.toFixed(3)}`)).size).toBe(dots.length);
        const last = bands.at(-1);
        expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(height);
      }),
    );
  });

  it('joins who refers to another, and not whoever refers to themselves', () => {
    const { edges, dots } = miniatureOf({
      objects: [0, 2],
      references: [
        [0, 1],
        [1, 1],
        [0, 7],
      ],
    });
    expect(edges).toEqual([{ from: dots[0], to: dots[1] }]);
  });

  it('gives more room to the band that holds more', () => {
    const { bands } = miniatureOf({ objects: [0, 0, 0, 0, 2], references: [] });
    const [young, middle, old] = bands.map(({ height }) => height);
    expect(young).toBeGreaterThan(old ?? 0);
    expect(old).toBeGreaterThan(middle ?? 0);
  });
});
