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

  it('are of the part of a buffer that they were given', () => {
    const bytes = new TextEncoder().encode('a\nbc\nd');
    const lines = new ByteLines(bytes.subarray(2, 5));
    expect([lines.at(0), lines.at(1), lines.at(2)]).toEqual(['bc', '', undefined]);
  });
});
