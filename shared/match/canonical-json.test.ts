import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson, isSameJson, type JsonValue } from './canonical-json.ts';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ 10: 1, 9: 2, a: 3 }, '{"10":1,"9":2,"a":3}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[3, [1], {}], '[3,[1],{}]'],
    ['垃圾\n"\u2028', '"垃圾\\n\\"\u2028"'],
    [-0, '0'],
    [1e21, '1e+21'],
    [{ '#2': 1, '#10': 2 }, '{"#10":2,"#2":1}'],
  ] satisfies [JsonValue, string][])('%j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('means the same as the value, and is the only text for it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value as JsonValue);
        const back: unknown = JSON.parse(text);
        expect(back).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(back as JsonValue)).toBe(text);
      }),
    );
  }, 60_000);
});

describe('isSameJson', () => {
  const few = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(null, 0, -0, 1, '', 'a', true),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', '10', '9', '__proto__'), tie('value'), { maxKeys: 2 }),
    ),
  })).value;

  test('says of any two values what their texts say', () => {
    fc.assert(
      fc.property(few, few, (one, other) => {
        expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  it.each([
    [{ a: undefined, b: 1 }, { b: 1 }],
    [{ b: 1 }, { b: 1, a: undefined }],
  ] satisfies [JsonValue, JsonValue][])('leaves out what is undefined: %o, %o', (one, other) => {
    expect(isSameJson(one, other)).toBe(true);
  });
});
