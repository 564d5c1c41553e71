import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FRAME_BYTES } from '../../shared/protocol/limits.ts';
import { readMessage } from './read-message.ts';

const read = (text: string) => readMessage(new TextEncoder().encode(text));
const readJson = (value: unknown) => read(JSON.stringify(value));

describe('readMessage', () => {
  it.each([
    { t: 'hello', v: 1, table: 'BCDFGH' },
    { t: 'hello', v: 1, table: 'BCDFGH', name: 'Ann', role: 'player', since: { match: 'm', seq: 3 } },
    { t: 'line', id: 1, text: 'a = 1' },
    { t: 'forecast', id: 2, values: { '#1': 50 } },
    { t: 'start', id: 0 },
  ])('takes %j', (message) => {
    expect(readJson(message)).toEqual({ ok: true, message });
  });

  it.each([
    [{ t: 'line', id: 1 }, 'text', 1],
    [{ t: 'line', id: 1, text: 'a', more: 1 }, 'more', 1],
    [{ t: 'dance', id: 7 }, 't', 7],
    [{ t: 'line', text: 'a' }, 'id', null],
    [{ t: 'line', id: -1, text: 'a' }, 'id', null],
    [{ t: 'forecast', id: 3, values: { '#1': 0 } }, 'values', 3],
    [{ t: 'forecast', id: 3, values: { pet: 50 } }, 'values', 3],
    [{ t: 'hello', v: 1, table: '../etc' }, 'table', null],
    [{ t: 'hello', v: 1, table: 'BCDFGH', name: ' ' }, 'name', null],
    [{ t: 'hello', v: 1, table: 'BCDFGH', since: { match: 'm', seq: -1 } }, 'since.seq', null],
  ])('refuses %j and names %s', (message, field, id) => {
    const result = readJson(message);
    expect(result).toMatchObject({ ok: false, id, refusal: { code: 'bad-message' } });
    expect(JSON.stringify(result)).toContain(field);
  });

  it.each(['', 'x', '{', 'null', '[]', '1', '{"t":1e999}', '\u0000'])('refuses the text %j', (text) => {
    expect(read(text)).toMatchObject({ ok: false, id: null, refusal: { code: 'bad-message' } });
  });

  it('tells a client of another version so, even when its hello has fields of its own', () => {
    expect(readJson({ t: 'hello', v: 2, room: 'x' })).toMatchObject({
      refusal: { code: 'wrong-version', params: { expected: 1 } },
    });
  });

  it('refuses bytes that are not UTF-8', () => {
    const bytes = Uint8Array.from([0x22, 0xff, 0x22]);
    expect(readMessage(bytes)).toMatchObject({ ok: false, refusal: { code: 'bad-message' } });
  });

  it('refuses what nests too deep before it parses', () => {
    expect(read('['.repeat(17))).toMatchObject({ refusal: { code: 'nested-too-deep', params: { limit: 16 } } });
    expect(read('['.repeat(16))).toMatchObject({ refusal: { code: 'bad-message' } });
  });

  it('refuses what is too large', () => {
    expect(read(' '.repeat(MAX_FRAME_BYTES + 1))).toMatchObject({ refusal: { code: 'too-large' } });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof read(text).ok).toBe('boolean');
      }),
    );
  });

  it('keeps prototypes out', () => {
    const result = read('{"t":"forecast","id":1,"values":{"__proto__":50}}');
    expect(result).toEqual({ ok: true, message: { t: 'forecast', id: 1, values: {} } });
  });
});
