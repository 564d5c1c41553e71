/** The questions of a session with whoever answered them: facts and roster put together. */
import { saidBy } from '../beliefs/own-forecasts.ts';
import type { Forecast } from '../match/entries.ts';
import { forecastPointsExactly, NO_FORECAST } from '../match/scoring.ts';
import type { StudentId } from '../session/dealing.ts';
import type { Outcome } from './calibration.ts';
import { type PlayedSession, studentOfNumber } from './played-session.ts';
import type { AnswerFacts, QuestionFacts, StakeFact } from './question-facts.ts';
import type { Asked, ForecastReport } from './session-report.ts';

export interface AnswerOf extends AnswerFacts {
  readonly student: StudentId;
}

/** A question, with the answers of those who are in the roster. */
export interface Question extends Asked {
  readonly stakes: readonly StakeFact[];
  readonly hasPeer: boolean;
  /** Who sits where, as others see them; null: a bot, or nobody who is in the roster. */
  readonly names: readonly (string | null)[];
  readonly answers: readonly AnswerOf[];
}

/** In the order of rounds, tables and checkpoints. */
export function questionsOf({ rounds, students }: Pick<PlayedSession, 'rounds' | 'students'>): Question[] {
  const known = new Map(students.map(({ id, name }) => [id, name]));
  const asked = (
    at: Pick<Question, keyof Asked | 'names'>,
    { stakes, hasPeer, answers }: QuestionFacts,
    whoIs: (by: number) => StudentId | null,
  ) => ({
    ...at,
    stakes,
    hasPeer,
    answers: answers.flatMap((answer): AnswerOf[] => {
      const student = whoIs(answer.by);
      return student === null || !known.has(student) ? [] : [{ ...answer, student }];
    }),
  });
  return rounds.flatMap(({ tables, lecture }, index): Question[] => {
    const round = index + 1;
    const atTables = tables.flatMap(({ facts, seats }, table) => {
      const names = seats.map((id) => (id === null ? null : (known.get(id) ?? null)));
      const at = { round, table: table + 1, checkpoint: null, names };
      return facts === null ? [] : [asked(at, facts.question, (seat) => seats[seat] ?? null)];
    });
    const inLecture = (lecture ?? []).map((facts) =>
      asked({ round, table: null, checkpoint: facts.checkpoint + 1, names: [] }, facts, studentOfNumber),
    );
    return [...atTables, ...inLecture];
  });
}

/** What an answer says, stake by stake. */
export function forecastsIn({ round, table, checkpoint, stakes }: Question, answer: AnswerFacts): ForecastReport[] {
  return stakes.map(({ stake, alive }): ForecastReport => {
    const counted = answer.counted[stake] ?? NO_FORECAST;
    const [first, second] = [answer.first?.[stake] ?? null, answer.second?.[stake] ?? null];
    const points = forecastPointsExactly([stake], { [stake]: counted }, { [stake]: { alive } });
    return { round, table, checkpoint, object: stake, first, second, counted, alive, points };
  });
}

/** What people said themselves, beside what came of it. */
export function outcomesIn({ stakes }: Question, answer: AnswerFacts): Outcome[] {
  const said: Forecast = saidBy(answer);
  return stakes.flatMap(({ stake, alive }) => {
    const percent = said[stake];
    return percent === undefined ? [] : [{ percent, alive }];
  });
}
