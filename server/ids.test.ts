import { expect, it } from 'vitest';
import { CODE_LENGTH, randomIds } from './ids.ts';

it('draws codes that can be read aloud and that the protocol takes', () => {
  const ids = randomIds(null);
  const codes = Array.from({ length: 500 }, () => ids.tableCode());
  for (const code of codes) expect(code).toMatch(new RegExp(`^[2-9B-DF-HJKMNP-TV-XZ]{${CODE_LENGTH}}$`));
  expect(new Set(codes).size).toBe(codes.length);
});

it('draws keys of at least 21 letters that the protocol takes', () => {
  expect(randomIds(null).seatKey()).toMatch(/^[A-Za-z0-9_-]{21,64}$/);
});

it('fixes the seed of matches when it is told to, and nothing else', () => {
  const ids = randomIds('demo');
  expect([ids.matchSeed(), ids.matchSeed()]).toEqual(['demo', 'demo']);
  expect(ids.seatKey()).not.toBe(ids.seatKey());
  expect(randomIds(null).matchSeed()).not.toBe(randomIds(null).matchSeed());
});
