/** A question that a class was asked, with its answer: a round of one table, or a checkpoint of a lecture. */
import { type Evidence, evidenceFrom } from '../beliefs/evidence.ts';
import { type OwnPasses, saidBy } from '../beliefs/own-forecasts.ts';
import type { Predictions } from '../beliefs/predictions.ts';
import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import { type Fates, forecastPoints } from '../match/scoring.ts';

export interface StakeFact {
  readonly stake: Label;
  /** Whether it was in memory in the end. */
  readonly alive: boolean;
}

/** What one person said. */
export interface AnswerFacts extends OwnPasses {
  /** Their seat at a table, their number in a lecture: facts name nobody. */
  readonly by: number;
  /** What was scored, in percent; a stake that is not there counted as 50. */
  readonly counted: Forecast;
  /** Of the game, for the whole question. */
  readonly points: number;
  /** What talking brought, in points; null where they did not talk, or had said nothing before. */
  readonly gain: number | null;
  /** About their beliefs; null where nobody could know what was still to come. */
  readonly evidence: Evidence | null;
}

export interface QuestionFacts {
  readonly stakes: readonly StakeFact[];
  /** Whether people talked and forecast again. */
  readonly hasPeer: boolean;
  readonly answers: readonly AnswerFacts[];
}

interface Said extends OwnPasses {
  readonly by: number;
  readonly counted: Forecast;
  readonly points: number;
}

/** An answer with what follows from it. `predictions`: null where beliefs cannot be tried. */
export function answerFacts(
  { stakes, hasPeer }: Omit<QuestionFacts, 'answers'>,
  said: Said,
  question: { readonly id: string; readonly predictions: Predictions | null },
): AnswerFacts {
  const { first } = said;
  const { id, predictions } = question;
  const labels = stakes.map(({ stake }) => stake);
  const fates: Fates = Object.fromEntries(stakes.map(({ stake, alive }) => [stake, { alive }]));
  const worth = (forecast: Forecast): number => forecastPoints(labels, forecast, fates);
  return {
    ...said,
    gain: hasPeer && first !== null ? worth(saidBy(said)) - worth(first) : null,
    evidence: predictions === null ? null : evidenceFrom(id, predictions, saidBy(said)),
  };
}
