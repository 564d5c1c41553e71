import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteLines } from './byte-lines.ts';

describe('ByteLines', () => {
  it('are what splitting the text gives, from either end', () => {
    const text = fc.array(fc.oneof(fc.constant('\n'), fc.string({ unit: 'grapheme' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (whole) => {
        const split = whole.split('\n');
        const lines = new ByteLines(new TextEncoder().encode(whole));
        expect(lines.length).toBe(split.length);
        for (let index = -split.length - 1; index <= split.length; index++) {
          expect(lines.at(index), `${index}`).toBe(split.at(index));
        }
      }),
    );
  });

  it.each([
    ['ASCII', []],
    ['ASCII but for a line', [700]],
    ['ASCII but for some', [0, 1, 350, 351, 1999]],
    ['another script throughout', Array.from({ length: 2000 }, (_, line) => line)],
  ])('are those of a long text, in whatever order they are asked for: %s', (_, others) => {
    const split = Array.from({ length: 2000 }, (__, line) => `line ${line} ${'x'.repeat(line % 90)}`);
    for (const line of others) split[line] += ' 内存';
    const lines = new ByteLines(new TextEncoder().encode(split.join('\n')));
    expect(split.map((__, line) => lines.at(line))).toEqual(split);
    expect(split.map((__, line) => lines.at(-1 - line))).toEqual(split.toReversed());
  });

  it('are of the part of a buffer that they were given', () => {
    const bytes = new TextEncoder().encode('a\nbc\nd');
    const lines = new ByteLines(bytes.subarray(2, 5));
    expect([lines.at(0), lines.at(1), lines.at(2)]).toEqual(['bc', '', undefined]);
  });
});
