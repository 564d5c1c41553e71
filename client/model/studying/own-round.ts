import type { LectureState } from '../../../shared/lecture/state.ts';
import type { Seat } from '../../../shared/match/settings.ts';
import type { MatchState } from '../../../shared/match/state.ts';
import type { OwnRound } from './own-sessions.ts';

/** What the round of a match was worth to a seat; null before its reveal, and for whoever has no seat in it. */
export function ownRoundOf({ header, round, seats }: MatchState, seat: Seat | null): OwnRound | null {
  const result = round?.revealed?.results.find((one) => one.seat === seat);
  const own = seats.find(({ player }) => player.seat === seat);
  if (round === null || result === undefined || own === undefined) return null;
  const { forecastPoints, contractPoints } = result;
  return { match: header.match, title: round.scenario.title, forecastPoints, contractPoints, isLecture: false };
}

/** The same of a lecture, of whose points a student's device knows their own alone; null before it is over. */
export function ownLectureOf({
  header,
  stage,
  points,
}: Pick<LectureState, 'header' | 'stage' | 'points'>): OwnRound | null {
  if (stage.type !== 'finished') return null;
  const { lecture, title } = header;
  const [own = 0] = points.values();
  return { match: lecture, title: { en: title, zh: title }, forecastPoints: own, contractPoints: 0, isLecture: true };
}
