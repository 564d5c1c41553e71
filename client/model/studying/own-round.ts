import type { Seat } from '../../../shared/match/settings.ts';
import type { MatchState } from '../../../shared/match/state.ts';
import type { OwnRound } from './own-sessions.ts';

/** What the round of a match was worth to a seat; null before its reveal, and for whoever has no seat in it. */
export function ownRoundOf({ header, round, seats }: MatchState, seat: Seat | null): OwnRound | null {
  const result = round?.revealed?.results.find((one) => one.seat === seat);
  const own = seats.find(({ player }) => player.seat === seat);
  if (round === null || result === undefined || own === undefined) return null;
  const { forecastPoints, contractPoints } = result;
  return { match: header.match, title: round.scenario.title, forecastPoints, contractPoints };
}
