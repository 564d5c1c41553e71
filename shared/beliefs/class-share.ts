/**
 * How many of a class hold a belief, without a claim about anybody: a few rounds say too little about each, and enough
 * about all together.
 */
import type { BeliefEvidence } from './evidence.ts';
import { aliveShare, LEANINGS, leaningShare, shareOf } from './noise.ts';
import { logLikelihood, logOfSum, type WeighedAnswer, weigh } from './weight.ts';

/** A share of those students who answered where the belief and the truth differ, and do not say one side of everything. */
export interface ClassShare {
  /** How many did. */
  readonly students: number;
  /** The mean of what the share may be, 0 to 1. */
  readonly share: number;
  /** With a probability of nine in ten it lies between these. */
  readonly from: number;
  readonly to: number;
}

/** Shares are looked at in steps of 5 %. */
const STEPS = 20;
const BELOW = 0.05;
const ABOVE = 0.95;

/**
 * Each student holds the belief, knows the truth, guesses where it is hard, or leans to one side, whatever they look at.
 * How common each of the four is, is what is asked, and any four shares are as likely as any others before the answers
 * are known.
 */
export function classShare(students: readonly BeliefEvidence[]): ClassShare {
  const likelihoods = students.filter(tells).map(likelihoodsOf);
  const weights = weightsOfShares(likelihoods);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = weights.reduce((sum, weight, step) => sum + (weight * step) / STEPS, 0) / all;
  return {
    students: likelihoods.length,
    share: mean,
    from: quantile(weights, BELOW * all),
    to: quantile(weights, ABOVE * all),
  };
}

/**
 * Whoever says what the belief says of these stakes may say it of any. So they count who have said the opposite at least
 * once, of a stake with the same fate about which the belief is right.
 */
function tells({ disputed, agreed }: BeliefEvidence): boolean {
  return disputed.some(({ truth }) =>
    agreed.some((check) => check.truth === truth && (truth ? check.percent > 50 : check.percent < 50)),
  );
}

/** Of all that one student said, the largest of them 1: how sure somebody is of anything says nothing. */
interface Likelihoods {
  readonly believer: number;
  readonly knower: number;
  readonly guesser: number;
  readonly leaner: number;
}

/**
 * Unlike a claim about one student, this looks at all answers: whoever holds the belief, knows, or guesses what is hard,
 * is right where belief and truth agree.
 */
function likelihoodsOf({ disputed, agreed }: BeliefEvidence): Likelihoods {
  const answers = weigh(disputed);
  const easy = agreed.reduce((sum, { truth, percent }) => sum + Math.log(shareOf(truth, percent)), 0);
  const leanings = LEANINGS.flatMap(([leaning, common]) =>
    [leaning, 1 - leaning].map((alive) => Math.log(common / 2) + leaningLog(alive, answers, agreed)),
  );
  const believer = easy + logLikelihood(answers, (share) => share);
  const knower = easy + logLikelihood(answers, (share) => 1 - share);
  const guesser = easy + logLikelihood(answers, () => 0.5);
  const leaner = logOfSum(leanings);
  const most = Math.max(believer, knower, guesser, leaner);
  return {
    believer: Math.exp(believer - most),
    knower: Math.exp(knower - most),
    guesser: Math.exp(guesser - most),
    leaner: Math.exp(leaner - most),
  };
}

/** Of who says "alive" so often. */
function leaningLog(alive: number, answers: readonly WeighedAnswer[], agreed: BeliefEvidence['agreed']): number {
  const said = (percent: number): number => Math.log(leaningShare(alive, aliveShare(percent)));
  return (
    answers.reduce((sum, { answer, worth }) => sum + worth * said(answer.percent), 0) +
    agreed.reduce((sum, { percent }) => sum + said(percent), 0)
  );
}

/** How likely the answers make each share of believers, over all shares of the others; not normed. */
function weightsOfShares(students: readonly Likelihoods[]): number[] {
  const logs = Array.from({ length: STEPS + 1 }, (_, believers) =>
    sharesOfOthers(STEPS - believers).map(([knowers, guessers, leaners]) =>
      students.reduce((log, { believer, knower, guesser, leaner }) => {
        const all = believers * believer + knowers * knower + guessers * guesser + leaners * leaner;
        return log + Math.log(all / STEPS);
      }, 0),
    ),
  );
  const most = logs.flat().reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  return logs.map((row) => row.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/** All ways to share so many steps among three. */
function sharesOfOthers(steps: number): (readonly [number, number, number])[] {
  return Array.from({ length: steps + 1 }, (_, one) =>
    Array.from({ length: steps - one + 1 }, (_, two) => [one, two, steps - one - two] as const),
  ).flat();
}

/** The first share up to which so much weight lies. */
function quantile(weights: readonly number[], wanted: number): number {
  let sum = 0;
  const step = weights.findIndex((weight) => {
    sum += weight;
    return sum >= wanted;
  });
  return Math.max(0, step) / STEPS;
}
