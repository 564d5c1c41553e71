/** Which beliefs a student's evidence shows, if any: a claim about a person, so it has to clear a bar. */
import { BELIEF_IDS, type BeliefId } from './belief.ts';
import type { DisputedAnswer, Evidence } from './evidence.ts';
import { shareOf } from './noise.ts';
import { rivalry } from './rivals.ts';
import { matterOf, weightOf } from './weight.ts';

/**
 * A belief is claimed when the answers are at least thirty times as likely under it as under truth and guessing, and
 * ruled out when they are thirty times less likely. With all six beliefs looked at after every round, that accuses
 * fewer than one in a hundred of those who guess, lean or are too sure; the decisions file has the measured rates.
 */
export const CLAIM = Math.log(30);
/** Nobody is judged by answers on fewer matters, nor from fewer rounds that had some. */
export const LEAST_MATTERS = 6;
export const LEAST_ROUNDS = 2;

/** Before anything is known, a given belief is held by one student in six. */
const PRIOR_ODDS = 1 / 5;

/** A belief that fits a student's answers better than truth and guessing do. */
export interface Fit {
  readonly belief: BeliefId;
  /** The log Bayes factor, in nats. */
  readonly weight: number;
  /** That the student holds it, 0 to 1, given that one in six does; where several fit equally, they share it. */
  readonly probability: number;
  readonly stakes: readonly DisputedAnswer[];
}

/** What was found: one belief, or several between which the answers do not tell. */
export interface Finding {
  readonly fits: readonly [Fit, ...Fit[]];
}

/** What a belief would still need, at least: answers on so many matters that all speak for it, in so many more rounds. */
export interface Missing {
  readonly belief: BeliefId;
  readonly matters: number;
  readonly rounds: number;
}

export type Judgement =
  | { readonly verdict: 'fits'; readonly findings: readonly Finding[] }
  /** Every belief that was in question is ruled out. */
  | { readonly verdict: 'none-fits' }
  /** Some belief is neither shown nor ruled out; or none has been in question yet. */
  | { readonly verdict: 'not-enough-evidence'; readonly missing: readonly Missing[] };

/** How a belief stands with a student. `unseen`: no answer has put it in question. */
export type Standing = 'fits' | 'open' | 'ruled-out' | 'unseen';

/** How one belief stands, whatever the others do. */
export function standingOf(evidence: Evidence, belief: BeliefId): Standing {
  return standing(evidence, belief, weightOf(evidence[belief]));
}

function standing(evidence: Evidence, belief: BeliefId, weight: number): Standing {
  const { disputed } = evidence[belief];
  if (disputed.length === 0) return 'unseen';
  if (weight <= -CLAIM) return 'ruled-out';
  const isEnough = mattersOf(disputed) >= LEAST_MATTERS && roundsOf(disputed) >= LEAST_ROUNDS;
  return weight >= CLAIM && isEnough ? 'fits' : 'open';
}

/** What a student's rounds so far say together. Somebody may ask after every round. */
export function judge(evidence: Evidence): Judgement {
  const weights = byBelief((belief) => weightOf(evidence[belief]));
  const standings = byBelief((belief) => standing(evidence, belief, weights[belief]));
  const findings = findingsOf(evidence, weights, standings);
  if (findings.length > 0) return { verdict: 'fits', findings };
  const open = BELIEF_IDS.filter((belief) => standings[belief] !== 'ruled-out');
  const isSettled = open.length < BELIEF_IDS.length && open.every((belief) => standings[belief] === 'unseen');
  if (isSettled) return { verdict: 'none-fits' };
  return {
    verdict: 'not-enough-evidence',
    missing: open.map((belief) => missingFor(belief, evidence[belief].disputed, weights[belief])),
  };
}

type ByBelief<T> = Readonly<Record<BeliefId, T>>;

function byBelief<T>(make: (belief: BeliefId) => T): ByBelief<T> {
  return Object.fromEntries(BELIEF_IDS.map((belief) => [belief, make(belief)])) as unknown as ByBelief<T>;
}

/** The beliefs that clear the bar and that no other explains better, each with those that fit equally. */
function findingsOf(evidence: Evidence, weights: ByBelief<number>, standings: ByBelief<Standing>): Finding[] {
  const clear = BELIEF_IDS.filter((belief) => standings[belief] === 'fits');
  if (clear.length === 0) return [];
  const promising = BELIEF_IDS.filter((belief) => weights[belief] > 0);
  const unbeaten = promising.filter(
    (one) => !promising.some((other) => other !== one && rivalry(evidence, one, other, CLAIM) === 'worse'),
  );
  const grouped = new Set<BeliefId>();
  return clear.flatMap((one): Finding[] => {
    if (grouped.has(one) || !unbeaten.includes(one)) return [];
    const equals = unbeaten.filter((other) => other === one || rivalry(evidence, one, other, CLAIM) === 'equal');
    for (const other of equals) grouped.add(other);
    return findingOf(evidence, equals, weights);
  });
}

function findingOf(evidence: Evidence, equals: readonly BeliefId[], weights: ByBelief<number>): Finding[] {
  const oddsOf = (belief: BeliefId): number => PRIOR_ODDS * Math.exp(weights[belief]);
  const all = equals.reduce((sum, belief) => sum + oddsOf(belief), 1);
  const [first, ...others] = equals.map(
    (belief): Fit => ({
      belief,
      weight: weights[belief],
      probability: oddsOf(belief) / all,
      stakes: evidence[belief].disputed,
    }),
  );
  return first === undefined ? [] : [{ fits: [first, ...others] }];
}

/** The most that answers on one matter can add. */
const MOST_A_MATTER = Math.log(2 * shareOf(true, 99));

function missingFor(belief: BeliefId, disputed: readonly DisputedAnswer[], weight: number): Missing {
  const byWeight = Math.ceil((CLAIM - weight) / MOST_A_MATTER);
  return {
    belief,
    matters: Math.max(byWeight, LEAST_MATTERS - mattersOf(disputed), 1),
    rounds: Math.max(LEAST_ROUNDS - roundsOf(disputed), 1),
  };
}

function roundsOf(disputed: readonly DisputedAnswer[]): number {
  return new Set(disputed.map(({ round }) => round)).size;
}

function mattersOf(disputed: readonly DisputedAnswer[]): number {
  return new Set(disputed.map(matterOf)).size;
}
