import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../../shared/protocol/session-views.ts';
import { byNeed, mainPhase, phaseAfter, phasesOf, readyCount } from './class-phase.ts';

function table(index: number, phase: TableRow['phase'], needs: TableRow['needs'] = []): TableRow {
  const heap = { objects: [], references: [] };
  return { code: `T${index}`, index, phase, now: 0, until: null, running: true, seats: [], needs, gain: null, heap };
}

describe('the phases of a class', () => {
  it('are counted in the order of a round', () => {
    const tables = [table(0, 'predict'), table(1, 'build'), table(2, 'finished'), table(3, 'build')];
    expect(phasesOf(tables)).toEqual([
      { phase: 'build', count: 2 },
      { phase: 'predict', count: 1 },
      { phase: 'finished', count: 1 },
    ]);
    expect(mainPhase(tables)).toBe('build');
  });

  it('have the earlier one as the main one of two', () => {
    expect(mainPhase([table(0, 'predict'), table(1, 'build')])).toBe('build');
    expect(mainPhase([])).toBeNull();
  });
});

describe('what comes next', () => {
  it('is named where all tables are in one phase, and talk is left out where there is none', () => {
    expect(phaseAfter([table(0, 'predict'), table(1, 'predict')], true)).toBe('peer');
    expect(phaseAfter([table(0, 'predict')], false)).toBe('bell');
    expect(phaseAfter([table(0, 'reveal')], false)).toBe('finished');
    expect(phaseAfter([table(0, 'build'), table(1, 'predict')], false)).toBeNull();
    expect(phaseAfter([], false)).toBeNull();
  });
});

describe('who is through', () => {
  const seat = (changes: object) => ({ bot: null, connected: true, ready: false, forecaster: false, ...changes });
  const seats = [seat({ ready: true }), seat({}), seat({ connected: false }), seat({ bot: 'greedy', ready: true })];

  it('is counted of the people who are there', () => {
    expect(readyCount([{ phase: 'predict', seats }])).toEqual({ phase: 'predict', done: 1, all: 2 });
  });

  it('leaves out late comers while lines are played, and phases in which there is nothing to do', () => {
    const late = [...seats, seat({ forecaster: true })];
    expect(readyCount([{ phase: 'build', seats: late }])?.all).toBe(2);
    expect(readyCount([{ phase: 'predict', seats: late }])?.all).toBe(3);
    expect(readyCount([{ phase: 'bell', seats }])).toBeNull();
    expect(readyCount([])).toBeNull();
  });
});

describe('tables', () => {
  it('come by need, and else as they were dealt', () => {
    const tables = [
      table(3, 'build'),
      table(2, 'build', ['idle']),
      table(1, 'build'),
      table(0, 'build', ['stuck', 'many-refused']),
      table(4, 'build', ['stuck']),
    ];
    expect(byNeed(tables).map(({ index }) => index)).toEqual([0, 4, 2, 1, 3]);
  });
});
