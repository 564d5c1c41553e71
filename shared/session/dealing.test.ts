import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFor } from '../match/random.ts';
import { type DealtStudent, dealTables, oppositionOf, sizesFor } from './dealing.ts';
import { DEALINGS } from './options.ts';

function student(id: string, more: Partial<DealtStudent> = {}): DealtStudent {
  return { id, team: null, points: 0, forecast: null, lastTable: null, ...more };
}

const anyStudents = fc
  .array(
    fc.record({
      team: fc.option(fc.nat(3)),
      points: fc.integer({ min: -500, max: 500 }),
      forecast: fc.option(fc.dictionary(fc.constantFrom('#1', '#2', '#3'), fc.integer({ min: 1, max: 99 }))),
      lastTable: fc.option(fc.nat(12)),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, index) => student(`s${index}`, row as Partial<DealtStudent>)));

describe('a deal', () => {
  it('seats everybody once, at tables that are not too large, and is the same for the same seed', () => {
    const property = fc.property(
      anyStudents,
      fc.integer({ min: 2, max: 8 }),
      fc.constantFrom(...DEALINGS),
      fc.string(),
      (students, tableSize, dealing, seed) => {
        const options = { tableSize, dealing };
        const tables = dealTables(students, options, randomFor(seed, 'deal'));
        expect(tables.flat().sort()).toEqual(students.map(({ id }) => id).sort());
        for (const table of tables) {
          expect(table.length).toBeGreaterThan(0);
          expect(table.length).toBeLessThanOrEqual(tableSize);
        }
        expect(dealTables(students, options, randomFor(seed, 'deal'))).toEqual(tables);
      },
    );
    fc.assert(property);
  });

  it.each([
    [9, 4, [3, 3, 3]],
    [10, 4, [4, 3, 3]],
    [4, 4, [4]],
    [5, 4, [3, 2]],
    [3, 2, [2, 1]],
  ])('of %i at tables of %i has tables of %j', (students, tableSize, sizes) => {
    expect(sizesFor(students, tableSize)).toEqual(sizes);
  });

  it('by points puts those together who stand alike', () => {
    const students = [10, 80, 20, 90].map((points, index) => student(`s${index}`, { points }));
    const tables = dealTables(students, { tableSize: 2, dealing: 'score' }, randomFor('a', 'deal'));
    expect(tables.map((table) => [...table].sort())).toEqual([
      ['s1', 's3'],
      ['s0', 's2'],
    ]);
  });

  it('by opposition brings those together who said otherwise', () => {
    const students = [95, 90, 5, 10].map((percent, index) => student(`s${index}`, { forecast: { '#1': percent } }));
    const tables = dealTables(students, { tableSize: 2, dealing: 'opposing' }, randomFor('a', 'deal'));
    for (const table of tables) expect(table.map((id) => id === 's0' || id === 's1').sort()).toEqual([false, true]);
  });

  it('by chance mixes the teams', () => {
    const students = Array.from({ length: 8 }, (_, index) => student(`s${index}`, { team: index % 2 }));
    const tables = dealTables(students, { tableSize: 4, dealing: 'random' }, randomFor('a', 'deal'));
    for (const table of tables) expect(table.filter((id) => Number(id.slice(1)) % 2 === 0)).toHaveLength(2);
  });

  it('as before keeps tables together, and fills them up with who is new', () => {
    const students = [0, 0, 1, 1, null].map((lastTable, index) => student(`s${index}`, { lastTable }));
    const tables = dealTables(students, { tableSize: 3, dealing: 'same' }, randomFor('a', 'deal'));
    expect(tables.map((table) => table.filter((id) => id !== 's4').sort())).toEqual([
      ['s0', 's1'],
      ['s2', 's3'],
    ]);
    expect(tables.flat()).toContain('s4');
  });
});

describe('the opposition of two forecasts', () => {
  it.each([
    [{ '#1': 90 }, { '#1': 10 }, 0.8],
    [{ '#1': 90 }, null, 0.4],
    [{ '#1': 90, '#2': 50 }, { '#1': 90, '#2': 50 }, 0],
    [null, null, 0],
  ] as const)('of %j and %j is %f', (one, other, expected) => {
    expect(oppositionOf(one, other)).toBeCloseTo(expected);
    expect(oppositionOf(other, one)).toBeCloseTo(expected);
  });
});
