/** What the evidence for a belief weighs. */
import type { BeliefEvidence, DisputedAnswer } from './evidence.ts';
import { LEANINGS, leaningShare, shareOf } from './noise.ts';

/** Log likelihoods of the disputed answers, in nats, each less that of the part that all densities share. */
export interface Likelihoods {
  readonly belief: number;
  readonly truth: number;
  /** Of who guesses, by a coin or with the leaning that the agreed answers tell of, whichever fits better. */
  readonly guess: number;
}

/** A disputed answer as it counts. */
export interface WeighedAnswer {
  readonly answer: DisputedAnswer;
  /** The share of believers among the believers and knowers who would say it, 0.1 to 0.9. */
  readonly share: number;
  /** Answers on one matter count as one together, since who thinks it through, or throws a coin for it, does so once. */
  readonly worth: number;
}

/**
 * The log Bayes factor of "holds this belief" against the better of "knows the truth" and "guesses", in nats. Zero
 * without evidence.
 */
export function weightOf(evidence: BeliefEvidence): number {
  const { belief, truth, guess } = likelihoodsOf(evidence);
  return belief - Math.max(truth, guess);
}

export function likelihoodsOf({ disputed, agreed }: BeliefEvidence): Likelihoods {
  const answers = weigh(disputed);
  const leaning = [true, false].reduce((total, alive) => {
    const checks = agreed.filter(({ truth }) => truth !== alive).map(({ percent }) => shareOf(alive, percent));
    const answered = answers.filter(({ answer }) => answer.truth !== alive);
    return total + leaningGuess(answered, checks);
  }, 0);
  return {
    belief: logLikelihood(answers, (share) => share),
    truth: logLikelihood(answers, (share) => 1 - share),
    guess: Math.max(
      logLikelihood(answers, () => 0.5),
      leaning,
    ),
  };
}

/** The disputed answers with what each counts. */
export function weigh(disputed: readonly DisputedAnswer[]): WeighedAnswer[] {
  const counts = new Map<string, number>();
  for (const answer of disputed) counts.set(matterOf(answer), (counts.get(matterOf(answer)) ?? 0) + 1);
  return disputed.map((answer) => ({
    answer,
    share: shareOf(!answer.truth, answer.percent),
    worth: 1 / (counts.get(matterOf(answer)) ?? 1),
  }));
}

/** Which matter an answer is about, told from those of other rounds. */
export function matterOf({ round, matter }: DisputedAnswer): string {
  return `${matter} of ${round}`;
}

/** The sum over answers, each as often as it counts, in nats. */
export function logLikelihood(answers: readonly WeighedAnswer[], density: (share: number) => number): number {
  return answers.reduce((sum, { share, worth }) => sum + worth * Math.log(density(share)), 0);
}

/**
 * The log likelihood of answers of which a belief has all go one way, if that way was said out of a leaning. How strong
 * the leaning is, is learnt from the checks: what was said where belief and truth are both against it.
 */
function leaningGuess(answers: readonly WeighedAnswer[], checks: readonly number[]): number {
  const before = LEANINGS.map(([leaning, common]) =>
    checks.reduce((log, share) => log + Math.log(leaningShare(leaning, share)), Math.log(common)),
  );
  const after = LEANINGS.map(
    ([leaning], i) => (before[i] ?? 0) + logLikelihood(answers, (share) => leaningShare(leaning, share)),
  );
  return logOfSum(after) - logOfSum(before);
}

/** The logarithm of the sum of the numbers whose logarithms these are. */
export function logOfSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
