import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../../shared/protocol/session-views.ts';
import { byNeed, mainPhase, phasesOf } from './class-phase.ts';

function table(index: number, phase: TableRow['phase'], needs: TableRow['needs'] = []): TableRow {
  const heap = { objects: [], references: [] };
  return { code: `T${index}`, index, phase, now: 0, until: null, running: true, seats: [], needs, heap };
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
