/** Who is named on a projector: the best alone. Nobody is shown to be last. */
import type { SessionPoints, Standing } from '../../../shared/protocol/session-views.ts';

const MOST_NAMED = 10;
const ALWAYS_NAMED = 3;

export interface Honoured {
  /** From 1; equal points share a place. */
  readonly place: number;
  readonly name: string;
  readonly team: number | null;
  readonly points: number;
}

/**
 * At most ten, at most half of the class, and only those who have won something; but the first three of that half are
 * named however it went, as soon as anybody has a point or has lost one.
 */
export function honoured(standings: readonly Standing[]): readonly Honoured[] {
  const most = Math.min(MOST_NAMED, Math.ceil(standings.length / 2));
  const ranked = standings.map((standing) => ({ ...standing, points: pointsOf(standing) }));
  if (ranked.every(({ points }) => points === 0)) return [];
  return [...ranked]
    .sort((one, other) => other.points - one.points)
    .slice(0, most)
    .filter(({ points }, index) => points > 0 || index < ALWAYS_NAMED)
    .map(({ name, team, points }) => ({
      place: ranked.filter((other) => other.points > points).length + 1,
      name,
      team,
      points,
    }));
}

/** Who has the most of one kind of points, if anybody has any: those who share it, at most three. */
export function bestIn(standings: readonly Standing[], kind: keyof SessionPoints): readonly Honoured[] {
  const most = Math.max(0, ...standings.map((standing) => standing[kind]));
  if (most === 0) return [];
  return standings
    .filter((standing) => standing[kind] === most)
    .slice(0, ALWAYS_NAMED)
    .map(({ name, team }) => ({ place: 1, name, team, points: most }));
}

/** Each team's points by head, rounded, best first: teams need not be of one size. */
export function teamStandings(
  standings: readonly Standing[],
): readonly { readonly team: number; readonly points: number; readonly members: number }[] {
  const teams = new Map<number, number[]>();
  for (const standing of standings) {
    if (standing.team !== null) teams.set(standing.team, [...(teams.get(standing.team) ?? []), pointsOf(standing)]);
  }
  return [...teams]
    .map(([team, points]) => ({
      team,
      points: Math.round(points.reduce((sum, one) => sum + one, 0) / points.length),
      members: points.length,
    }))
    .sort((one, other) => other.points - one.points || one.team - other.team);
}

function pointsOf({ forecastPoints, contractPoints }: SessionPoints): number {
  return forecastPoints + contractPoints;
}
