import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvCell, csvText } from './csv-text.ts';

/** A reader by RFC 4180: rows of fields; a line break inside of quotes belongs to its field. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (found === null) throw new Error(`no field at ${JSON.stringify(text)}`);
    row.push(found[1] === undefined ? (found[3] ?? '') : found[1].replaceAll('""', '"'));
    if ((found[2] ?? found[4]) === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('a table as CSV', () => {
  it('begins with a byte order mark, and ends its lines with CR LF', () => {
    expect(csvText([['a', 1, null], ['小明']])).toBe('\ufeffa,1,\r\n小明\r\n');
  });

  it('quotes what needs it', () => {
    expect(csvText([['a, "b"', 'two\nlines']])).toBe('\ufeff"a, ""b""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＠x'])(
    'keeps %j from being a formula',
    (text) => {
      expect(read(csvText([[text]]).slice(1))).toEqual([[`'${text}`]]);
    },
  );

  it('leaves numbers numbers', () => {
    expect(csvText([[-1, 0.5, 27]])).toBe('\ufeff-1,0.5,27\r\n');
  });

  it('says what it was given, whatever that is', () => {
    const cell: fc.Arbitrary<CsvCell> = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', "'", 'x') }),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const told = read(csvText(rows).slice(1));
        const expected = rows.map((row) => row.map((value) => String(value ?? '')));
        const undefused = told.map((row, r) =>
          row.map((text, c) => (typeof rows[r]?.[c] === 'string' && text !== expected[r]?.[c] ? text.slice(1) : text)),
        );
        expect(undefused).toEqual(expected);
        for (const text of told.flat()) expect(text).not.toMatch(/^[=+@\t\r\n]/);
      }),
    );
  });
});
