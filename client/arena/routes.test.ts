import { describe, expect, test } from 'vitest';
import type { Picture } from '../../shared/heap/picture.ts';
import { type CurveEnds, cubicOf, partOf, visiblePoints } from './curves.ts';
import { edgesOf } from './edges.ts';
import { contains, distance, type Point } from './geometry.ts';
import { type Arrangement, arrange, NO_MEMORY } from './layout.ts';
import { frameOf, id, madeUp, name, pictureOf } from './made-up-pictures.ts';
import { rimOf } from './rim-of.ts';
import { lanesOf, routesOf } from './routes.ts';

const SIZE = { width: 1080, height: 600 };
const BOUNDS = { x: 0, y: 0, ...SIZE };

function laid(picture: Picture): Arrangement {
  const frames = [frameOf('globals'), frameOf(0)];
  const rim = rimOf({ size: SIZE, frames, names: picture.names, unfolded: null, sharedTitle: 'shared' });
  return arrange(NO_MEMORY, picture, rim).arrangement;
}

function drawn(picture: Picture): ReadonlyMap<string, readonly Point[]> {
  const arrangement = laid(picture);
  const edges = edgesOf(picture);
  const routes = routesOf(edges, arrangement, BOUNDS);
  return new Map(
    edges.map((edge) => {
      const route = routes.get(edge.key);
      const tag = arrangement.rim.tags.find((each) => edge.from.type === 'name' && each.name === edge.from.name);
      const owner = edge.from.type === 'slot' ? edge.from.object : null;
      const from = owner === null ? tag?.exit : arrangement.spots.get(owner)?.at;
      const to = arrangement.spots.get(edge.to)?.at;
      if (route === undefined || from === undefined || to === undefined) throw new Error(`no route for ${edge.key}`);
      const ends: CurveEnds = {
        from,
        to,
        fromOutline: owner === null ? null : (arrangement.bodies.get(owner)?.outline ?? null),
        toOutline: arrangement.bodies.get(edge.to)?.outline ?? [],
        scale: arrangement.scale,
      };
      return [edge.key, visiblePoints(cubicOf(route, ends), route, ends)];
    }),
  );
}

const middle = (points: readonly Point[] | undefined): Point =>
  points?.[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
const apart = (a: readonly Point[] | undefined, b: readonly Point[] | undefined) => distance(middle(a), middle(b));

describe('routesOf', () => {
  test('opposite and parallel references run apart', () => {
    const picture = pictureOf([
      madeUp(1, { slots: { '.left': 2, '.right': 2 } }),
      madeUp(2, { slots: { '.next': 1 } }),
    ]);
    const lines = drawn(picture);
    expect(apart(lines.get('1.left>2'), lines.get('2.next>1'))).toBeGreaterThan(14);
    expect(apart(lines.get('1.left>2'), lines.get('1.right>2'))).toBeGreaterThan(14);
    expect(apart(lines.get('1.right>2'), lines.get('2.next>1'))).toBeGreaterThan(14);
  });

  test('a single reference has no lane; a pair has one on each side', () => {
    const one = edgesOf(pictureOf([madeUp(1, { slots: { '.left': 2 } }), madeUp(2)]));
    expect(lanesOf(one).size).toBe(0);
    const two = edgesOf(pictureOf([madeUp(1, { slots: { '.left': 2 } }), madeUp(2, { slots: { '.left': 1 } })]));
    // Each to its own side: the signs are seen in the direction of each
    expect([...lanesOf(two).values()]).toEqual([0.5, 0.5]);
  });

  test('a reference to its owner is a loop that leaves the shape', () => {
    const picture = pictureOf([madeUp(1, { slots: { '.next': 1, '.left': 1 } })]);
    const at = laid(picture).spots.get(id(1))?.at ?? { x: 0, y: 0 };
    const lines = drawn(picture);
    for (const points of lines.values())
      expect(Math.max(...points.map((point) => distance(point, at)))).toBeGreaterThan(40);
    expect(apart(lines.get('1.next>1'), lines.get('1.left>1'))).toBeGreaterThan(30);
  });

  test('arrows end at the outline of their target, not in it', () => {
    const picture = pictureOf([madeUp(1, { slots: { '.left': 2 } }), madeUp(2)], [name(0, 'a', 1)]);
    const { spots, scale } = laid(picture);
    for (const [key, points] of drawn(picture)) {
      const tip = points[points.length - 1] ?? { x: 0, y: 0 };
      const target = spots.get(id(key.endsWith('>2') ? 2 : 1))?.at ?? { x: 0, y: 0 };
      expect(distance(tip, target)).toBeGreaterThan(22 * scale);
      expect(distance(tip, target)).toBeLessThan(42 * scale);
    }
  });

  test('references go around what is in between where they can', () => {
    const made = Array.from({ length: 14 }, (_, index) => madeUp(index, { slots: { '.next': (index + 5) % 14 } }));
    const picture = pictureOf(made);
    const { spots, bodies, scale } = laid(picture);
    let crossed = 0;
    for (const [key, points] of drawn(picture)) {
      const [from, to] = key.split('.next>').map(Number);
      for (const [object, { at }] of spots) {
        const body = bodies.get(object);
        if (object === id(from ?? -1) || object === id(to ?? -1) || body === undefined) continue;
        const box = { x: at.x - 20 * scale, y: at.y - 20 * scale, width: 40 * scale, height: 40 * scale };
        if (points.some((point) => contains(box, point))) crossed += 1;
      }
    }
    expect(crossed).toBeLessThanOrEqual(2);
  });

  test('cells and rows are left at their own port', () => {
    const picture = pictureOf([madeUp(1, { type: 'list', slots: { '[0]': 2, '[1]': 3 } }), madeUp(2), madeUp(3)]);
    const arrangement = laid(picture);
    const cells = arrangement.bodies.get(id(1))?.cells ?? [];
    const at = arrangement.spots.get(id(1))?.at ?? { x: 0, y: 0 };
    const lines = drawn(picture);
    ['1[0]>2', '1[1]>3'].forEach((key, index) => {
      const start = lines.get(key)?.[0] ?? { x: 0, y: 0 };
      expect(start.x).toBeCloseTo(at.x + (cells[index]?.port.x ?? 0) * arrangement.scale, 3);
    });
  });
});

describe('partOf', () => {
  const line = [0, 1, 2, 3, 4].map((x) => ({ x, y: 0 }));
  test.each([
    [0, 0],
    [0.5, 2],
    [0.6, 2.4],
    [1, 4],
  ])('%d of the way ends at %d', (share, x) => {
    const part = partOf(line, share);
    expect(part[part.length - 1]?.x).toBeCloseTo(x, 9);
  });
});
