import { describe, expect, test } from 'vitest';
import type { PicturedName } from '../../shared/heap/picture.ts';
import { contains, overlaps, type Size } from './geometry.ts';
import { frameOf, name } from './made-up-pictures.ts';
import { rimOf } from './rim-of.ts';

const PLAYERS = [0, 1, 2, 3, 4, 5, 6, 7];

function rim(size: Size, players: number, names: readonly PicturedName[], unfolded: number | null = null) {
  const frames = [frameOf('globals'), ...PLAYERS.slice(0, players).map((seat) => frameOf(seat))];
  return rimOf({ size, frames, names, unfolded, sharedTitle: 'shared names' });
}

const many = (each: number): readonly PicturedName[] =>
  PLAYERS.flatMap((seat) => Array.from({ length: each }, (_, index) => name(seat, `name${index}`, 1)));

describe.each([
  { where: 'a desk', size: { width: 1080, height: 600 } },
  { where: 'a tablet', size: { width: 760, height: 700 } },
  { where: 'a hand', size: { width: 390, height: 640 } },
  { where: 'a small hand', size: { width: 320, height: 480 } },
])('the rim on $where', ({ size }) => {
  test.each([1, 3, 8])('with %d players keeps everything inside and nothing on top of anything', (players) => {
    const { panels, tags, heap, truck } = rim(size, players, [...many(3), name('globals', 'shelf', 1)]);
    const whole = { x: 0, y: 0, ...size };
    const boxes = panels.filter((panel) => panel.form !== 'strip').map((panel) => panel.box);
    for (const [index, box] of boxes.entries()) {
      expect(contains(whole, { x: box.x, y: box.y })).toBe(true);
      expect(contains(whole, { x: box.x + box.width, y: box.y + box.height })).toBe(true);
      expect(overlaps(box, heap)).toBe(false);
      for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    }
    const shown = tags.filter((tag) => tag.shown).map((tag) => tag.box);
    for (const [index, box] of shown.entries()) {
      for (const other of shown.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      expect(overlaps(box, truck)).toBe(false);
    }
    expect(heap.height).toBeGreaterThan(size.height * 0.45);
    expect(heap.width).toBeGreaterThan(size.width * 0.6);
  });
});

describe.each([
  { where: 'a desk', size: { width: 1080, height: 600 } },
  { where: 'a hand', size: { width: 390, height: 640 } },
])('the strip outside of memory on $where', ({ size }) => {
  const words = { title: 'Outside of memory: descriptors', leaked: 'leaked', allClosed: 'all closed' };
  const strip = (count: number) =>
    rimOf({
      size,
      frames: [frameOf('globals'), frameOf(0), frameOf(1)],
      names: many(2),
      unfolded: null,
      sharedTitle: 'shared names',
      outside: {
        words,
        descriptors: Array.from({ length: count }, (_, index) => ({ number: index + 3, keeper: null })),
      },
    });

  test.each([1, 3, 12, 80])('has room for %d taps, or says how many more there are', (count) => {
    const { outside, heap, panels } = strip(count);
    if (outside === null) throw new Error('no strip');
    for (const { box } of panels.filter(({ form }) => form !== 'strip')) expect(overlaps(box, outside.box)).toBe(false);
    expect(overlaps(heap, outside.box)).toBe(false);
    for (const [index, { box }] of outside.taps.entries()) {
      expect(contains(outside.box, { x: box.x, y: box.y })).toBe(true);
      expect(contains(outside.box, { x: box.x + box.width, y: box.y + box.height })).toBe(true);
      for (const other of outside.taps.slice(index + 1)) expect(overlaps(box, other.box)).toBe(false);
    }
    const shown = outside.taps.filter(({ descriptor }) => descriptor !== null).length;
    const rest = outside.taps.find(({ descriptor }) => descriptor === null);
    expect(shown).toBeGreaterThan(0);
    expect(rest?.text).toBe(shown === count ? undefined : `+${count - shown}`);
  });

  test('says so where all are closed', () => {
    expect(strip(0).outside).toMatchObject({ taps: [] });
    expect(strip(0).outside?.title).toContain('all closed');
  });
});

test('there is no strip where nothing could be open', () => {
  expect(rim({ width: 1080, height: 600 }, 2, many(1)).outside).toBe(null);
});

describe('frames', () => {
  test("one's own frame comes first and is never folded", () => {
    const { panels } = rim({ width: 1080, height: 420 }, 8, many(6));
    expect(panels[0]?.frame.own).toBe(true);
    expect(panels[0]?.form).toBe('full');
    expect(panels.some((panel) => panel.form === 'folded')).toBe(true);
  });

  test('a tap unfolds a folded frame', () => {
    const names = many(2);
    const hidden = rim({ width: 390, height: 640 }, 3, names);
    expect(hidden.tags.filter((tag) => tag.frame === 1).some((tag) => tag.shown)).toBe(false);
    const open = rim({ width: 390, height: 640 }, 3, names, 1);
    expect(open.tags.filter((tag) => tag.frame === 1).every((tag) => tag.shown)).toBe(true);
  });

  test('a name bound to an atom tells it', () => {
    const { tags } = rim({ width: 1080, height: 600 }, 1, [name(0, 'x', "'k1'")]);
    expect(tags[0]?.text).toBe("x = 'k1'");
  });

  test('without players the heap has the whole width', () => {
    const { heap } = rim({ width: 1080, height: 600 }, 0, [name('globals', 'shelf', 1)]);
    expect(heap.width).toBeGreaterThan(1050);
  });
});
