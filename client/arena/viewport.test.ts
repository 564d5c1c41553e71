import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_ZOOM, Viewport } from './viewport.ts';

const ROOM = { x: 200, y: 50, width: 800, height: 500 };

function fitted(height = 500): Viewport {
  const viewport = new Viewport();
  viewport.fit(ROOM, { ...ROOM, height });
  return viewport;
}

describe('what is looked for', () => {
  test('comes into the room by the shortest way, and stays where it is once it is there', () => {
    const viewport = fitted(900);
    expect(viewport.reveal({ x: 10, y: 700, width: 20, height: 100 })).toBe(true);
    expect(viewport.toScreen({ x: 10, y: 800 }).y).toBeCloseTo(viewport.toScreen({ x: 10, y: 700 }).y + 100);
    expect(viewport.reveal({ x: 10, y: 720, width: 20, height: 60 })).toBe(false);
    expect(viewport.reveal({ x: 10, y: 0, width: 20, height: 60 })).toBe(true);
  });

  test('is seen from top to bottom where nobody can pan', () => {
    const viewport = fitted(900);
    viewport.showAll();
    expect(viewport.toScreen({ x: 200, y: 50 }).y).toBeCloseTo(ROOM.y);
    expect(viewport.toScreen({ x: 200, y: 950 }).y).toBeCloseTo(ROOM.y + ROOM.height);
    const low = fitted(400);
    low.showAll();
    expect(low.zoom).toBe(1);
  });

  test('moves nothing of a heap that is seen as a whole', () => {
    expect(fitted().reveal({ x: 0, y: 400, width: 50, height: 50 })).toBe(false);
  });
});

describe('the viewport', () => {
  test('what fits stands still', () => {
    const viewport = fitted();
    viewport.pan(50, 50);
    expect([viewport.x, viewport.y, viewport.zoom, viewport.pannable]).toEqual([0, 0, 1, false]);
  });

  test('what is higher than its room can be panned to its end and no further', () => {
    const viewport = fitted(900);
    expect(viewport.pannable).toBe(true);
    viewport.pan(0, -10_000);
    expect(viewport.toScreen({ x: 0, y: ROOM.y + 900 }).y).toBeCloseTo(550, 6);
    viewport.pan(0, 10_000);
    expect(viewport.toScreen({ x: 0, y: ROOM.y }).y).toBeCloseTo(50, 6);
  });

  test('zooming keeps what is under the pointer there, unless an edge would come in', () => {
    const viewport = fitted();
    const under = { x: 600, y: 300 };
    viewport.zoomAt(under, 2);
    expect(viewport.zoom).toBe(2);
    const at = viewport.toScreen(under);
    expect(at.x).toBeCloseTo(600, 6);
    expect(at.y).toBeCloseTo(300, 6);
  });

  test('no sequence of gestures shows what is beside the heap, and there is a way back', () => {
    const gesture = fc.record({
      x: fc.integer({ min: 200, max: 1000 }),
      y: fc.integer({ min: 50, max: 550 }),
      factor: fc.double({ min: 0.3, max: 3, noNaN: true }),
      dx: fc.integer({ min: -900, max: 900 }),
      dy: fc.integer({ min: -900, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 20 }), (gestures) => {
        const viewport = fitted();
        for (const { x, y, factor, dx, dy } of gestures) {
          viewport.zoomAt({ x, y }, factor);
          viewport.pan(dx, dy);
          expect(viewport.zoom).toBeGreaterThanOrEqual(1);
          expect(viewport.zoom).toBeLessThanOrEqual(MOST_ZOOM);
          const start = viewport.toScreen(ROOM);
          const end = viewport.toScreen({ x: ROOM.x + ROOM.width, y: ROOM.y + ROOM.height });
          expect(start.x).toBeLessThanOrEqual(ROOM.x + 1e-6);
          expect(start.y).toBeLessThanOrEqual(ROOM.y + 1e-6);
          expect(end.x).toBeGreaterThanOrEqual(ROOM.x + ROOM.width - 1e-6);
          expect(end.y).toBeGreaterThanOrEqual(ROOM.y + ROOM.height - 1e-6);
        }
        viewport.reset();
        expect([viewport.zoom, viewport.x, viewport.y]).toEqual([1, 0, 0]);
      }),
    );
  });

  test('to the screen and back is where one was', () => {
    const viewport = fitted(900);
    viewport.zoomAt({ x: 400, y: 100 }, 1.7);
    const there = viewport.toHeap(viewport.toScreen({ x: 333, y: 444 }));
    expect(there.x).toBeCloseTo(333, 9);
    expect(there.y).toBeCloseTo(444, 9);
  });
});
