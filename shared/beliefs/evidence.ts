/** What one student's forecasts say about each belief: only stakes on which a belief and the truth differ do. */
import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import { BELIEF_IDS, type BeliefId, type Reason } from './belief.ts';
import type { ForecastRound } from './forecast-round.ts';
import { type Prediction, type Predictions, predict } from './predictions.ts';

/** What a student said of one stake. */
export interface Answer {
  /** The id of the round. */
  readonly round: string;
  readonly stake: Label;
  /** The probability of being alive that was said, in percent, 1 to 99. */
  readonly percent: number;
  /** Whether it lived. */
  readonly truth: boolean;
}

/** Whether an answer is nearer to what a belief says than to the truth, where the two differ; 50 % sides with nobody. */
export function sidesWithBelief({ truth, percent }: Pick<Answer, 'truth' | 'percent'>): boolean {
  return truth ? percent < 50 : percent > 50;
}

/** An answer where belief and truth differ. */
export interface DisputedAnswer extends Answer {
  /** Answers of one round with the same number are about one matter. */
  readonly matter: number;
  readonly reason: Reason | null;
}

export interface BeliefEvidence {
  /** Where the belief says one thing and the truth another. */
  readonly disputed: readonly DisputedAnswer[];
  /** Where both say the same. They tell whether somebody says "alive", or "dead", to everything. */
  readonly agreed: readonly Answer[];
}

/** Plain data, about one student. */
export type Evidence = Readonly<Record<BeliefId, BeliefEvidence>>;

/** No round yet. */
export const NO_EVIDENCE: Evidence = evidenceBy(() => ({ disputed: [], agreed: [] }));

/** What a student's counted forecast says. A stake without a value was not answered, and says nothing. */
export function evidenceOf(round: ForecastRound, forecast: Forecast): Evidence {
  return evidenceFrom(round.id, predict(round), forecast);
}

/** The same where the predictions are known: they are one for all students of a round. */
export function evidenceFrom(round: string, predictions: Predictions, forecast: Forecast): Evidence {
  return evidenceBy((id) => {
    const said = predictions[id].flatMap((prediction) => {
      const percent = forecast[prediction.stake];
      return percent === undefined ? [] : [{ prediction, percent }];
    });
    return {
      disputed: said.flatMap(({ prediction, percent }) => {
        const { matter, reason } = prediction;
        return matter === null ? [] : [{ ...answer(round, prediction, percent), matter, reason }];
      }),
      agreed: said.flatMap(({ prediction, percent }) =>
        prediction.matter === null ? [answer(round, prediction, percent)] : [],
      ),
    };
  });
}

function answer(round: string, { stake, truth }: Prediction, percent: number): Answer {
  return { round, stake, percent, truth };
}

/** The evidence of several rounds together, in their order. Rounds must differ in their ids. */
export function sumEvidence(rounds: readonly Evidence[]): Evidence {
  return evidenceBy((id) => ({
    disputed: rounds.flatMap((evidence) => evidence[id].disputed),
    agreed: rounds.flatMap((evidence) => evidence[id].agreed),
  }));
}

function evidenceBy(make: (id: BeliefId) => BeliefEvidence): Evidence {
  return Object.fromEntries(BELIEF_IDS.map((id) => [id, make(id)])) as unknown as Evidence;
}
