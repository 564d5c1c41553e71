import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { freshStock, milliTokensAt, payTokens, tokensAt } from './tokens.ts';

const settings = { tokensAtStart: 4, tokensAtMost: 6, secondsPerToken: 4 };

describe('tokens', () => {
  it.each([
    { given: 'the start', at: 1000, tokens: 4 },
    { given: 'just before one has come back', at: 4999, tokens: 4 },
    { given: 'one has come back', at: 5000, tokens: 5 },
    { given: 'the most there can be', at: 9000, tokens: 6 },
    { given: 'long after', at: 900_000, tokens: 6 },
    { given: 'a moment before the stock was made', at: 0, tokens: 4 },
  ])('at $given there are $tokens', ({ at, tokens }) => {
    expect(tokensAt(freshStock(1000, settings), at, settings)).toBe(tokens);
  });

  it('starts with no more than one can have', () => {
    expect(tokensAt(freshStock(0, { ...settings, tokensAtStart: 9 }), 0, settings)).toBe(6);
  });

  it('keeps what has grown of the next token when one is paid', () => {
    const paid = payTokens(freshStock(0, settings), 3, 3000, settings);
    expect(tokensAt(paid, 3999, settings)).toBe(1);
    expect(tokensAt(paid, 4000, settings)).toBe(2);
  });

  it('gives everything back at once where no time is asked for', () => {
    const free = { ...settings, secondsPerToken: 0 };
    expect(tokensAt(payTokens(freshStock(0, free), 4, 0, free), 0, free)).toBe(6);
  });

  test('grow steadily, never above the most, and never fall by themselves', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
        const stock = freshStock(0, settings);
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(milliTokensAt(stock, early, settings)).toBeLessThanOrEqual(milliTokensAt(stock, late, settings));
        expect(milliTokensAt(stock, late, settings)).toBeLessThanOrEqual(6000);
      }),
    );
  });
});
