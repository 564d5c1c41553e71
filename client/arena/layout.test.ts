import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectId, Picture, PicturedObject, Place, TypeName } from '../../shared/heap/picture.ts';
import { type Box, overlaps, type Size } from './geometry.ts';
import { type Arrangement, arrange, type LayoutMemory, NO_MEMORY } from './layout.ts';
import { frameOf, id, madeUp, name, pictureOf } from './made-up-pictures.ts';
import { rimOf } from './rim-of.ts';

const DESKTOP: Size = { width: 1080, height: 600 };
const PHONE: Size = { width: 390, height: 640 };

function rim(picture: Picture, size: Size) {
  const frames = [frameOf('globals'), frameOf(0), frameOf(1), frameOf(2)];
  return rimOf({ size, frames, names: picture.names, unfolded: null, sharedTitle: 'shared names' });
}

function laid(picture: Picture, memory: LayoutMemory = NO_MEMORY, size: Size = DESKTOP) {
  return arrange(memory, picture, rim(picture, size));
}

function extents(arrangement: Arrangement): readonly { readonly id: ObjectId; readonly box: Box }[] {
  return [...arrangement.spots].map(([object, { at }]) => {
    const extent = arrangement.bodies.get(object)?.extent ?? { x: 0, y: 0, width: 0, height: 0 };
    const { scale } = arrangement;
    return {
      id: object,
      box: {
        x: at.x + extent.x * scale,
        y: at.y + extent.y * scale,
        width: extent.width * scale,
        height: extent.height * scale,
      },
    };
  });
}

const TYPES: readonly TypeName[] = [
  'Node',
  'Loud',
  'Slot',
  'list',
  'dict',
  'tuple',
  'set',
  'weakref',
  'Phoenix',
  'Grump',
];
const PLACES: readonly Place[] = [0, 0, 0, 1, 2, 'P', 'U'];

const objects = (most: number) =>
  fc
    .array(
      fc.record({
        type: fc.constantFrom(...TYPES),
        place: fc.constantFrom(...PLACES),
        to: fc.array(fc.nat({ max: most - 1 }), { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: most },
    )
    .map((made): readonly PicturedObject[] =>
      made.map(({ type, place, to }, index) => {
        const targets = to.filter((target) => target < made.length);
        const slots = Object.fromEntries(
          targets.map((target, nth) => {
            if (type === 'list' || type === 'tuple') return [`[${nth}]`, target];
            return type === 'dict' ? [`['k${nth}']`, target] : [`.${['left', 'right', 'next', 'far'][nth]}`, target];
          }),
        );
        return madeUp(index, { type, place, slots });
      }),
    );

describe('arrange', () => {
  test('nothing overlaps, everything is in its band, on a desk and in the hand', () => {
    fc.assert(
      fc.property(objects(30), fc.constantFrom(DESKTOP, PHONE), (made, size) => {
        const picture = pictureOf(made, [name(0, 'a', 0), name('globals', 'shelf', made.length - 1)]);
        const { arrangement } = laid(picture, NO_MEMORY, size);
        const boxes = extents(arrangement);
        expect(boxes).toHaveLength(made.length);
        for (const [index, { box, id: object }] of boxes.entries()) {
          for (const other of boxes.slice(index + 1)) expect(overlaps(box, other.box)).toBe(false);
          const spot = arrangement.spots.get(object);
          const room = arrangement.bands.find((band) => band.key === spot?.band)?.room;
          expect(room !== undefined && box.y >= room.y - 2 && box.y + box.height <= room.y + room.height + 2).toBe(
            true,
          );
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  }, 60_000);

  test('80 objects find room', () => {
    const made = Array.from({ length: 80 }, (_, index) =>
      madeUp(index, { type: TYPES[index % TYPES.length] ?? 'Node', slots: { '.next': (index * 7 + 3) % 80 } }),
    );
    const { arrangement } = laid(pictureOf(made, [name(0, 'a', 3)]));
    expect(arrangement.spots.size).toBe(80);
    const boxes = extents(arrangement).map(({ box }) => box);
    expect(boxes.some((box, index) => boxes.slice(index + 1).some((other) => overlaps(box, other)))).toBe(false);
  });

  test('the same pictures give the same places', () => {
    fc.assert(
      fc.property(objects(15), (made) => {
        const first = laid(pictureOf(made));
        const second = laid(pictureOf(made));
        expect([...second.arrangement.spots]).toEqual([...first.arrangement.spots]);
      }),
      { numRuns: 10, seed: 3 },
    );
  }, 60_000);

  test('when objects die nothing else moves', () => {
    fc.assert(
      fc.property(objects(24), fc.array(fc.nat({ max: 23 }), { maxLength: 12 }), (made, dead) => {
        const before = laid(pictureOf(made));
        const left = made.filter((_, index) => index === 0 || !dead.includes(index));
        const after = laid(pictureOf(left), before.memory);
        for (const [object, spot] of after.arrangement.spots) {
          const was = before.arrangement.spots.get(object);
          expect(spot.at.x).toBeCloseTo(was?.at.x ?? Number.NaN, 6);
          expect(spot.at.y).toBeCloseTo(was?.at.y ?? Number.NaN, 6);
        }
      }),
      { numRuns: 25, seed: 11 },
    );
  }, 60_000);

  test('a new object moves nobody while there is room', () => {
    const made = [0, 1, 2, 3].map((number) => madeUp(number, { slots: { '.next': (number + 1) % 4 } }));
    const before = laid(pictureOf(made));
    const after = laid(pictureOf([...made, madeUp(4, { slots: { '.left': 0 } })]), before.memory);
    for (const [object, spot] of before.arrangement.spots) {
      expect(after.arrangement.spots.get(object)).toEqual(spot);
    }
    expect(after.arrangement.spots.has(id(4))).toBe(true);
  });

  test('an object that comes back, as replays do, comes back to its place', () => {
    const made = [0, 1, 2].map((number) => madeUp(number));
    const before = laid(pictureOf(made));
    const without = laid(pictureOf(made.slice(0, 2)), before.memory);
    const again = laid(pictureOf(made), without.memory);
    expect(again.arrangement.spots.get(id(2))).toEqual(before.arrangement.spots.get(id(2)));
  });

  test('a survivor moves down a terrace', () => {
    const young = [0, 1, 2].map((number) => madeUp(number));
    const before = laid(pictureOf(young));
    const after = laid(pictureOf(young.map((object) => ({ ...object, place: 1 as const }))), before.memory);
    for (const [object, spot] of after.arrangement.spots) {
      expect(spot.band).toBe(1);
      expect(spot.at.y).toBeGreaterThan(before.arrangement.spots.get(object)?.at.y ?? Number.NaN);
    }
  });

  test('shelf and corner are there only when something is in them', () => {
    const keys = (made: readonly PicturedObject[]) => laid(pictureOf(made)).arrangement.bands.map((band) => band.key);
    expect(keys([madeUp(0)])).toEqual([0, 1, 2]);
    expect(keys([madeUp(0), madeUp(1, { place: 'P' })])).toEqual([0, 1, 2, 'P']);
    expect(keys([madeUp(0, { place: 'U' })])).toEqual([0, 1, 2, 'U']);
  });

  test('what is referred to stands near its referrer', () => {
    const made = Array.from({ length: 12 }, (_, number) => madeUp(number, number === 11 ? {} : { slots: {} }));
    const before = laid(pictureOf(made, [name(0, 'a', 0)]));
    const owner = before.arrangement.spots.get(id(5))?.at ?? { x: 0, y: 0 };
    const linked = made.map((object) => (object.id === id(5) ? madeUp(5, { slots: { '.left': 12 } }) : object));
    const after = laid(pictureOf([...linked, madeUp(12)]), before.memory);
    const child = after.arrangement.spots.get(id(12))?.at ?? { x: 9999, y: 9999 };
    expect(Math.hypot(child.x - owner.x, child.y - owner.y)).toBeLessThan(330);
  });
});

describe('a room that changes', () => {
  const made = Array.from({ length: 12 }, (_, number) => madeUp(number, { slots: { '.next': (number + 1) % 12 } }));
  const picture = pictureOf(made, [name(0, 'a', 0)]);

  test.each([470, 540, 680, 900])('to a height of %d, everything keeps its place in proportion', (height) => {
    const before = laid(picture);
    const after = laid(picture, before.memory, { width: 1080, height });
    for (const [object, spot] of after.arrangement.spots) {
      expect(spot.at.x).toBeCloseTo(before.arrangement.spots.get(object)?.at.x ?? Number.NaN, 0);
    }
  });

  test('much narrower, it is arranged anew, and nothing sticks out', () => {
    const before = laid(picture);
    const { arrangement } = laid(picture, before.memory, PHONE);
    for (const { box } of extents(arrangement)) expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
  });
});
