import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DISPLAY_TYPES, INSTANCE_CLASSES } from '../../shared/heap/picture.ts';
import { coloursOf, PALETTES, seatColour, type ThemeName } from './palette.ts';
import { colourNumber, mix } from './theme.ts';

function luminance(hex: string): number {
  const colour = colourNumber(hex);
  const [r, g, b] = [16, 8, 0].map((shift) => {
    const share = ((colour >> shift) & 255) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Viénot's simulation of missing red or green cones, in linear light. */
function seenBy(hex: string, kind: 'protan' | 'deutan'): readonly [number, number, number] {
  const colour = colourNumber(hex);
  const [r, g, b] = [16, 8, 0].map((shift) => (((colour >> shift) & 255) / 255) ** 2.2) as [number, number, number];
  const red = kind === 'protan' ? 0.11238 * r + 0.88762 * g : 0.29275 * r + 0.70725 * g;
  const blue = kind === 'protan' ? 0.00401 * r - 0.00401 * g + b : -0.02234 * r + 0.02234 * g + b;
  return [red ** (1 / 2.2), red ** (1 / 2.2), Math.max(0, blue) ** (1 / 2.2)];
}

const THEMES: readonly ThemeName[] = ['dark', 'light'];

describe.each(THEMES)('the %s palette', (theme) => {
  const palette = PALETTES[theme];

  test('text and seats read on every ground', () => {
    const grounds = [palette.ground, palette.panel, ...palette.terraces];
    for (const ground of grounds) {
      expect(contrast(palette.text, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(palette.quiet, ground)).toBeGreaterThanOrEqual(4.5);
      for (const seat of palette.seats) expect(contrast(seat, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const seat of palette.seats) expect(contrast(palette.onSeat, seat)).toBeGreaterThanOrEqual(4.5);
  });

  test('every class has colours of its own, and its label reads', () => {
    for (const type of [...INSTANCE_CLASSES, ...DISPLAY_TYPES]) {
      const colours = coloursOf(palette, type);
      expect(colours).not.toBe(palette.hidden);
      expect(contrast(colours.text, colours.fill)).toBeGreaterThanOrEqual(4.5);
    }
    expect(coloursOf(palette, 'frame')).toBe(palette.hidden);
  });

  test('eight seats differ, also without red or green cones', () => {
    expect(new Set(palette.seats).size).toBe(8);
    for (const kind of ['protan', 'deutan'] as const) {
      const seen = palette.seats.map((seat) => seenBy(seat, kind));
      for (const [index, a] of seen.entries()) {
        for (const b of seen.slice(index + 1)) {
          expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.08);
        }
      }
    }
  });
});

test('a ninth seat takes the first colour again; the shared names take none', () => {
  const palette = PALETTES.dark;
  expect(seatColour(palette, 8)).toBe(palette.seats[0]);
  expect(seatColour(palette, null)).toBe(palette.sharedReference);
});

test('mixing gives the first colour at 0 and the second at 1', () => {
  expect(mix('#102030', '#a0b0c0', 0)).toBe('#102030');
  expect(mix('#102030', '#a0b0c0', 1)).toBe('#a0b0c0');
  expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
});

test('the pages colour the seats as the arena does', () => {
  const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
  const found = [...css.matchAll(/--seat-\d: (#[0-9a-f]{6});/gu)].map((match) => match[1]);
  expect(found).toEqual([...PALETTES.dark.seats, ...PALETTES.light.seats]);
});
