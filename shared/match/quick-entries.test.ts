import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { PHASES } from './entries.ts';
import { schemaOf } from './log-schema.ts';
import { readQuickly } from './quick-entries.ts';

const HASH = 'e08d5a2cc4db7a3ef5fa6e75fa8736681c6313179c412ffc5600d08a52c381a4';
const MOVED = { at: 4800, by: 0, hash: HASH, line: "a['k'] = Node()", seq: 10, type: 'moved' };
const READIED = { at: 0, by: 3, hash: HASH, seq: 1, type: 'readied' };
const CHECKPOINTED = { at: 45498, by: 'server', digest: 'ff9154c0d5d57924', hash: HASH, seq: 31, type: 'checkpointed' };
const STARTED = { at: 0, by: 'server', hash: HASH, phase: 'build', seq: 9, type: 'phase-started', until: 180000 };
const FORECAST = {
  at: 9,
  by: 2,
  hash: HASH,
  pass: 2,
  seq: 9,
  type: 'forecast-made',
  values: { '#1': 99, '#12': 1, '#2': 50 },
};

/** What the schemas say about a line; null where it is no entry, or not as it has to be spelt. */
function readSlowly(text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = v.safeParse(schemaOf(json), json);
  return read.success && canonicalJson(read.output as unknown as JsonValue) === text ? read.output : null;
}

describe('readQuickly', () => {
  it.each([MOVED, READIED, CHECKPOINTED, STARTED, FORECAST])('reads %j', (entry) => {
    expect(readQuickly(JSON.stringify(entry))).toEqual(entry);
  });

  it.each([
    ['a type of other members', { at: 0, by: 'server', hash: HASH, round: 0, seq: 1, type: 'round-started' }],
    ['an escape', { ...MOVED, line: 'a["k"] = 1' }],
    ['another script', { ...MOVED, line: "a['钥匙'] = 1" }],
    ['a forecast of nothing', { ...FORECAST, values: {} }],
    ['a forecast that is not to be seen', { ...FORECAST, values: null }],
  ])('leaves %s to the schemas', (_, entry) => {
    const text = JSON.stringify(entry);
    expect(readQuickly(text)).toBeNull();
    expect(readSlowly(text)).toEqual(entry);
  });

  it.each([
    ['a seat that no table has', { ...READIED, by: 4000 }],
    ['a place before the first', { ...READIED, seq: 0 }],
    ['a phase that there is not', { ...STARTED, phase: 'dinner' }],
    ['a line that is too long', { ...MOVED, line: 'a'.repeat(2001) }],
    ['a digest that is too long', { ...CHECKPOINTED, digest: 'a'.repeat(201) }],
    ['a line where none belongs', { at: 0, by: 0, hash: HASH, line: 'a = 1', seq: 1, type: 'readied' }],
    ['an end where none belongs', { ...READIED, until: 1 }],
    ['a digest where none belongs', { at: 0, by: 0, digest: 'a', hash: HASH, line: 'a = 1', seq: 1, type: 'moved' }],
    ['a pass where none belongs', { at: 0, by: 0, hash: HASH, pass: 1, seq: 1, type: 'readied' }],
    ['a third pass', { ...FORECAST, pass: 3 }],
    ['what nobody may be sure of', { ...FORECAST, values: { '#1': 100 } }],
    ['labels in no order', { ...FORECAST, values: { '#2': 50, '#1': 50 } }],
    ['a label that no object has', { ...FORECAST, values: { '#0': 50 } }],
    ['a move without its line', { at: 0, by: 0, hash: HASH, seq: 1, type: 'moved' }],
  ])('does not read %s', (_, entry) => {
    const text = JSON.stringify(entry);
    expect(readQuickly(text)).toBeNull();
    expect(readSlowly(text)).toBeNull();
  });

  it('does not read a label that stands there twice', () => {
    const text = JSON.stringify({ ...FORECAST, values: { '#1': 50, '#3': 50 } }).replace('#3', '#1');
    expect(readQuickly(text)).toBeNull();
    expect(readSlowly(text)).toBeNull();
  });

  const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
  const whole = fc.oneof(fc.nat(), fc.maxSafeNat());
  const by = fc.oneof(fc.constant('server'), fc.nat({ max: 1200 }));
  const place = { at: whole, by, hash, seq: fc.nat({ max: 5000 }) };
  const entries = fc.oneof(
    fc.record({ ...place, line: fc.string({ unit: 'binary-ascii' }), type: fc.constant('moved') }),
    fc.record({ ...place, line: fc.string({ unit: 'binary' }), type: fc.constant('moved') }),
    fc.record({ ...place, type: fc.constantFrom('readied', 'checkpointed', 'finished') }),
    fc.record({ ...place, digest: fc.string(), type: fc.constantFrom('checkpointed', 'readied') }),
    fc.record({
      ...place,
      pass: fc.constantFrom(1, 2),
      type: fc.constantFrom('forecast-made', 'readied'),
      values: fc.dictionary(
        fc.nat({ max: 20 }).map((number) => `#${number}`),
        fc.nat({ max: 100 }),
      ),
    }),
    fc.record({ ...place, phase: fc.constantFrom(...PHASES), type: fc.constant('phase-started'), until: whole }),
  );

  /** A line of an entry, mostly with a letter too many, too few, or changed. */
  const lines = fc
    .record({
      entry: entries,
      place: fc.nat(),
      removed: fc.nat({ max: 2 }),
      added: fc.constantFrom('', '', '0', '-1', ' ', 'e1', '.5', '"', '\\', ',', '}', 'a', '\u0000'),
    })
    .map(({ entry, place: where, removed, added }) => {
      const text = canonicalJson(entry as unknown as JsonValue);
      const at = where % (text.length + 1);
      return text.slice(0, at) + added + text.slice(at + removed);
    });

  test('reads nothing that the schemas do not read, and the same', () => {
    fc.assert(
      fc.property(fc.oneof(lines, entries.map(asText)), (text) => {
        const quick = readQuickly(text);
        if (quick !== null) expect(quick).toEqual(readSlowly(text));
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  function asText(entry: object): string {
    return canonicalJson(entry as unknown as JsonValue);
  }
});
