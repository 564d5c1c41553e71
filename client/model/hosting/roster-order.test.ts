import { describe, expect, it } from 'vitest';
import type { StudentRow } from '../../../shared/protocol/session-views.ts';
import { foundStudents } from './roster-order.ts';

function student(id: string, name: string, points = 0, hiddenName: string | null = null): StudentRow {
  return {
    id,
    name,
    hiddenName,
    pseudonym: `Player ${id}`,
    sealedName: null,
    expected: false,
    connected: true,
    team: null,
    timeFactor: 1,
    table: null,
    forecaster: false,
    forecastPoints: points,
    contractPoints: 10,
  };
}

const CLASS = [student('1', 'Zoë', -20), student('2', 'Bo', 40), student('3', 'Player 3', 0, 'rude')];
const REAL = new Map([['2', 'Björn Ångström']]);

describe('the roster', () => {
  it.each([
    ['', ['1', '2', '3']],
    ['zoe', ['1']],
    ['angstrom bjorn', ['2']],
    ['rude', ['3']],
    ['player', ['1', '2', '3']],
    ['nobody', []],
  ])('finds by %j', (wanted, ids) => {
    expect(foundStudents(CLASS, REAL, wanted, 'arrival').map(({ id }) => id)).toEqual(ids);
  });

  it('is ordered as wanted, and stays what it was', () => {
    expect(foundStudents(CLASS, REAL, '', 'name').map(({ name }) => name)).toEqual(['Bo', 'Player 3', 'Zoë']);
    expect(foundStudents(CLASS, REAL, '', 'points').map(({ id }) => id)).toEqual(['2', '3', '1']);
    expect(CLASS.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});
