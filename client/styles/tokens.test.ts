import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTES, SEAT_COLOURS, type ThemeName } from '../arena/palette.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of one theme. */
function tokensOf(theme: ThemeName): Readonly<Record<string, string>> {
  const block = css.slice(css.indexOf(`:root[data-theme="${theme}"] {`));
  const body = block.slice(block.indexOf('{') + 1, block.indexOf('}'));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** WCAG's relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

describe.each(['dark', 'light'] as const)('the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const token = (name: string) => tokens[name] ?? '#000000';

  it('has the ground and the seats of the arena', () => {
    expect(token('bg')).toBe(PALETTES[theme].ground);
    expect(SEAT_COLOURS[theme].map((_, seat) => token(`seat-${seat}`))).toEqual([...SEAT_COLOURS[theme]]);
    expect(token('on-seat')).toBe(PALETTES[theme].onSeat);
  });

  const onPanels = [
    'text',
    'muted',
    'accent-text',
    'good',
    'bad',
    'info',
    'py-string',
    'py-keyword',
    'py-class',
    'py-number',
    'py-call',
  ];
  it.each(onPanels)('%s can be read on every panel', (name) => {
    for (const panel of ['bg', 'panel', 'panel-2'])
      expect(contrast(token(name), token(panel)), panel).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SEAT_COLOURS[theme].map((_, seat) => [`seat-${seat}`]))(
    '%s can be read on panels, and written on',
    (name) => {
      for (const panel of ['panel', 'panel-2', 'accent-soft'])
        expect(contrast(token(name), token(panel)), panel).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token('on-seat'), token(name))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('has borders and buttons that stand out', () => {
    expect(contrast(token('line-strong'), token('panel'))).toBeGreaterThanOrEqual(3);
    expect(contrast(token('on-accent'), token('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('focus'), token('bg'))).toBeGreaterThanOrEqual(3);
    expect(contrast(token('bad'), token('bad-soft'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('good'), token('good-soft'))).toBeGreaterThanOrEqual(4.5);
  });
});
