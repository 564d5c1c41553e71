import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH } from '../../shared/protocol/limits.ts';
import { botName, cleanName, personName, uniqueName } from './pseudonyms.ts';

describe('cleanName', () => {
  it.each([
    ['Ann', 'Ann'],
    ['  Ann   B ', 'Ann B'],
    ['小明', '小明'],
    ['Zoe\u0308', 'Zoë'],
    ['🐼', '🐼'],
    ['O’Neil-Smith', 'O’Neil-Smith'],
  ])('takes %j as %j', (name, expected) => {
    expect(cleanName(name)).toBe(expected);
  });

  it.each([
    ['a line break', 'Ann\nBen'],
    ['a control character', 'Ann\u0007'],
    ['a bidirectional override', 'Ann\u202Enib'],
    ['a bidirectional isolate', '\u2066Ann'],
    ['a hidden joiner', 'An\u200Dn'],
    ['a hidden space', 'An\u200Bn'],
    ['a tag', 'Ann\u{E0041}'],
    ['a private letter', 'Ann\uE000'],
    ['half a character', 'Ann\uD800'],
    ['a line separator', 'Ann\u2028'],
    ['piled-up marks', `A${'\u0321'.repeat(5)}`],
    ['nothing', '   '],
    ['too much', 'x'.repeat(MAX_NAME_LENGTH + 1)],
  ])('refuses %s', (_case, name) => {
    expect(cleanName(name)).toBeNull();
  });
});

describe('uniqueName', () => {
  it.each([
    ['Ann', [], 'Ann'],
    ['Ann', ['Ben'], 'Ann'],
    ['Ann', ['Ann'], 'Ann 2'],
    ['Ann', ['ann', 'Ann 2'], 'Ann 3'],
    ['Ａｎｎ', ['Ann'], 'Ａｎｎ 2'],
    ['x'.repeat(20), ['x'.repeat(20)], `${'x'.repeat(18)} 2`],
    ['🐼'.repeat(10), ['🐼'.repeat(10)], `${'🐼'.repeat(9)} 2`],
  ])('makes %s of %j: %s', (name, taken, expected) => {
    expect(uniqueName(name, taken)).toBe(expected);
  });

  it('is never taken and never too long', () => {
    const names = fc
      .string({ minLength: 1, maxLength: 20 })
      .map(cleanName)
      .filter((name) => name !== null);
    fc.assert(
      fc.property(names, fc.array(names, { maxLength: 12 }), (name, taken) => {
        const unique = uniqueName(name, [name, ...taken]);
        expect(unique.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
        expect([name, ...taken]).not.toContain(unique);
      }),
    );
  });
});

it('finds names for eight who bring none', () => {
  const names: string[] = [];
  for (let seat = 0; seat < 8; seat++) names.push(personName(names, 0.99), botName(names));
  expect(new Set(names).size).toBe(16);
});
