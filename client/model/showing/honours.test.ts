import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../shared/protocol/session-views.ts';
import { bestIn, honoured, teamStandings } from './honours.ts';

function standings(...points: readonly number[]): Standing[] {
  return points.map((forecastPoints, index) => ({
    name: `P${index}`,
    team: index % 2,
    forecastPoints,
    contractPoints: 0,
  }));
}

describe('who is named', () => {
  it('is the better half, and of more than three nobody who has lost points', () => {
    expect(honoured(standings(30, 20, 10, 5, -1, -2, -3, -4, -5, -6)).map(({ name }) => name)).toHaveLength(4);
    expect(honoured(standings(30, 20, 10, 5, 1, -4)).map(({ name }) => name)).toEqual(['P0', 'P1', 'P2']);
    expect(honoured(standings(0, 0, 0))).toEqual([]);
    expect(honoured([])).toEqual([]);
  });

  it('is the first three of that half, however it went', () => {
    const lost = standings(30, -20, -30, -40, -50, -60, -70, -80);
    expect(honoured(lost).map(({ name }) => name)).toEqual(['P0', 'P1', 'P2']);
    expect(honoured(standings(-20, -30)).map(({ name }) => name)).toEqual(['P0']);
  });

  it('is at most ten', () => {
    expect(honoured(standings(...Array.from({ length: 60 }, (_, index) => 100 - index)))).toHaveLength(10);
  });

  it('shares a place for equal points', () => {
    expect(honoured(standings(30, 20, 20, 5, 1, 1, 1, 1)).map(({ place }) => place)).toEqual([1, 2, 2, 4]);
  });
});

describe('who is best at one thing', () => {
  it('is who has most points of the kind, and nobody where there are none', () => {
    const kept = standings(30, -20, -30).map((one, index) => ({ ...one, contractPoints: [0, 20, 20][index] ?? 0 }));
    expect(bestIn(kept, 'forecastPoints').map(({ name }) => name)).toEqual(['P0']);
    expect(bestIn(kept, 'contractPoints').map(({ name }) => name)).toEqual(['P1', 'P2']);
    expect(bestIn(standings(-3, -4), 'forecastPoints')).toEqual([]);
  });
});

describe('teams', () => {
  it('stand by points a head, so that size does not count', () => {
    const three = [...standings(30, 10), { name: 'P2', team: 0, forecastPoints: 0, contractPoints: 1 }];
    expect(teamStandings(three)).toEqual([
      { team: 0, points: 16, members: 2 },
      { team: 1, points: 10, members: 1 },
    ]);
  });

  it('are none where nobody has one', () => {
    expect(teamStandings(standings(1).map((standing) => ({ ...standing, team: null })))).toEqual([]);
  });
});
