import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestsDeeper } from './nesting.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** The depth of a value as JSON would write it. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('nestsDeeper', () => {
  it.each([
    ['1', 0, false],
    ['[]', 0, true],
    ['[]', 1, false],
    ['{"a":[1]}', 1, true],
    ['{"a":[1]}', 2, false],
    ['[[],[],[]]', 2, false],
    ['"[[[["', 0, false],
    [String.raw`["\"[[[["]`, 1, false],
    [String.raw`["\\",[[]]]`, 2, true],
    ['{"[":"]","]":"["}', 1, false],
    ['"[', 0, false],
    ['', 0, false],
    [']]]][', 0, false],
    ['["垃圾[", "🗑️["]', 1, false],
  ])('looks at %s with limit %i: %s', (text, limit, expected) => {
    expect(nestsDeeper(bytes(text), limit)).toBe(expected);
  });

  it('agrees with the depth of any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 8 }), (value, limit) => {
        expect(nestsDeeper(bytes(JSON.stringify(value)), limit)).toBe(depthOf(value) > limit);
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expect(typeof nestsDeeper(any, 4)).toBe('boolean');
      }),
    );
  });

  it('stops early at what would overflow a recursive reader', () => {
    expect(nestsDeeper(bytes('['.repeat(16_000)), 16)).toBe(true);
  });
});
