import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../shared/protocol/session-views.ts';
import { honoured, teamStandings } from './honours.ts';

function standings(...points: readonly number[]): Standing[] {
  return points.map((forecastPoints, index) => ({
    name: `P${index}`,
    team: index % 2,
    forecastPoints,
    contractPoints: 0,
  }));
}

describe('who is named', () => {
  it('is the better half, and nobody who has lost points', () => {
    expect(honoured(standings(30, 20, 10, 5, 1, -4)).map(({ name }) => name)).toEqual(['P0', 'P1', 'P2']);
    expect(honoured(standings(30, -20, -30, -40))).toHaveLength(1);
    expect(honoured(standings(0, 0, 0))).toEqual([]);
    expect(honoured([])).toEqual([]);
  });

  it('is at most ten', () => {
    expect(honoured(standings(...Array.from({ length: 60 }, (_, index) => 100 - index)))).toHaveLength(10);
  });

  it('shares a place for equal points', () => {
    expect(honoured(standings(30, 20, 20, 5, 1, 1, 1, 1)).map(({ place }) => place)).toEqual([1, 2, 2, 4]);
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
