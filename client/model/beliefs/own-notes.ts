/** Makes notes of what was said in matches and lectures, and reads what they say together. */
import { BELIEF_IDS } from '../../../shared/beliefs/belief.ts';
import { type Evidence, evidenceOf, sumEvidence } from '../../../shared/beliefs/evidence.ts';
import type { ForecastRound } from '../../../shared/beliefs/forecast-round.ts';
import { forecastedRounds } from '../../../shared/beliefs/forecasted-rounds.ts';
import { countingIn } from '../../../shared/lecture/checkpoint-scores.ts';
import type { LectureEntry } from '../../../shared/lecture/entries.ts';
import type { PublicLectureHeader } from '../../../shared/lecture/header.ts';
import type { Entry, Forecast } from '../../../shared/match/entries.ts';
import type { Bilingual } from '../../../shared/match/scenario.ts';
import type { PublicHeader, Seat } from '../../../shared/match/settings.ts';
import { checkpointRounds } from '../../../shared/report/checkpoint-rounds.ts';
import type { OwnNote } from './own-note.ts';

/** What that seat said in the rounds whose bell has rung, of which only those that have been revealed are to be shown. */
export function notesOfMatch(header: PublicHeader, entries: readonly Entry[], seat: Seat): OwnNote[] {
  return forecastedRounds(header, entries).flatMap(({ round, title, forecasts }) => {
    const own = forecasts.find((forecast) => forecast.seat === seat);
    if (own === undefined) return [];
    return [noteOf({ ...round, id: `${header.match}.${round.id}` }, own.values, title)];
  });
}

/** What the reader said at the checkpoints that have been revealed: a student's entries hold nobody else's forecasts. */
export function notesOfLecture(header: PublicLectureHeader, entries: readonly LectureEntry[]): OwnNote[] {
  const title = { en: header.title, zh: header.title };
  return checkpointRounds(header.lecture, header, entries).flatMap(({ state, round }) => {
    const [own] = countingIn(state, 2).values();
    return own === undefined || round === null ? [] : [noteOf(round, own, title)];
  });
}

function noteOf(round: ForecastRound, values: Forecast, title: Bilingual): OwnNote {
  const evidence = evidenceOf(round, values);
  return {
    round: round.id,
    title,
    said: round.stakes.flatMap((stake) => {
      const { [stake]: percent } = values;
      return percent === undefined ? [] : [{ stake, percent, truth: round.truth[stake] === true }];
    }),
    disputed: BELIEF_IDS.flatMap((belief) =>
      evidence[belief].disputed.map(({ stake, matter, reason }) => ({ belief, stake, matter, reason })),
    ),
  };
}

/** What the notes say together. */
export function evidenceIn(notes: readonly OwnNote[]): Evidence {
  return sumEvidence(notes.map(evidenceOfNote));
}

function evidenceOfNote({ round, said, disputed }: OwnNote): Evidence {
  const entries = BELIEF_IDS.map((belief) => {
    const wrong = new Map(disputed.filter((one) => one.belief === belief).map((one) => [one.stake, one]));
    const answers = said.map((one) => ({ ...one, round }));
    return [
      belief,
      {
        disputed: answers.flatMap((answer) => {
          const known = wrong.get(answer.stake);
          return known === undefined ? [] : [{ ...answer, matter: known.matter, reason: known.reason }];
        }),
        agreed: answers.filter(({ stake }) => !wrong.has(stake)),
      },
    ];
  });
  return Object.fromEntries(entries) as Evidence;
}
