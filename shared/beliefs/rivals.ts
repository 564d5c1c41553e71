/** Two beliefs that both fit: does one explain the other away, are both held, or can nobody tell yet? */
import type { BeliefId } from './belief.ts';
import type { DisputedAnswer, Evidence } from './evidence.ts';
import { logLikelihood, type WeighedAnswer, weigh } from './weight.ts';

/** Of the first belief against the second. */
export type Rivalry = 'apart' | 'better' | 'worse' | 'equal';

/**
 * Compares two beliefs on the stakes of which they say different things: there one of them says what is true.
 * `decisive` is the log Bayes factor, in nats, from which one is called better. `apart`: they are about different
 * stakes, and each has support of its own that the other does not explain.
 */
export function rivalry(evidence: Evidence, one: BeliefId, other: BeliefId, decisive: number): Rivalry {
  const ownOfOne = ownAnswers(evidence, one, other);
  const ownOfOther = ownAnswers(evidence, other, one);
  if (ownOfOne.length === evidence[one].disputed.length) return 'apart';
  if (support(ownOfOne) >= decisive && support(ownOfOther) >= decisive) return 'apart';
  const lead = againstTruth(ownOfOne) - againstTruth(ownOfOther);
  if (lead >= decisive) return 'better';
  return lead <= -decisive ? 'worse' : 'equal';
}

/** The answers of which one belief is wrong and the other is not. */
function ownAnswers(evidence: Evidence, one: BeliefId, other: BeliefId): WeighedAnswer[] {
  const explained = new Set(evidence[other].disputed.map(keyOf));
  return weigh(evidence[one].disputed).filter(({ answer }) => !explained.has(keyOf(answer)));
}

function keyOf({ round, stake }: DisputedAnswer): string {
  return `${stake} of ${round}`;
}

/** How much better the belief does than a coin. */
function support(answers: readonly WeighedAnswer[]): number {
  return logLikelihood(answers, (share) => 2 * share);
}

/** How much better the belief does than the truth, which is what its rival says of these stakes. */
function againstTruth(answers: readonly WeighedAnswer[]): number {
  return logLikelihood(answers, (share) => share / (1 - share));
}
