/** Who of a class believes what, and in which rounds it showed: plain data for a heat map. */
import { BELIEF_IDS, type BeliefId } from './belief.ts';
import { type BeliefEvidence, type Evidence, sidesWithBelief, sumEvidence } from './evidence.ts';
import { type Standing, standingOf } from './judge.ts';
import { weightOf } from './weight.ts';

/** One student's rounds, in the order in which they were played. */
export interface StudentEvidence {
  /** A pseudonym. */
  readonly student: string;
  readonly rounds: readonly { readonly round: string; readonly evidence: Evidence }[];
}

interface Counts {
  readonly belief: BeliefId;
  /** Answers on stakes where belief and truth differ. */
  readonly disputed: number;
  /** How many of those were nearer to the belief than to the truth. */
  readonly sided: number;
}

/** A belief in a round, over all students. */
export interface RoundCell extends Counts {
  readonly round: string;
  /** Students who gave such an answer. */
  readonly students: number;
  /** The mean over those students of the log Bayes factor from this round alone, in nats; 0 where there are none. */
  readonly weight: number;
}

/** A belief and a student, over all rounds. */
export interface StudentCell extends Counts {
  readonly student: string;
  /** The log Bayes factor, in nats. */
  readonly weight: number;
  /** By itself: whether another belief fits as well, `judge` tells. */
  readonly standing: Standing;
}

export interface ClassBeliefs {
  /** In order of first appearance. */
  readonly rounds: readonly string[];
  /** Belief by belief, round by round. */
  readonly byRound: readonly RoundCell[];
  /** Belief by belief, student by student. */
  readonly byStudent: readonly StudentCell[];
}

/** The whole matrix, empty cells included. */
export function classBeliefs(students: readonly StudentEvidence[]): ClassBeliefs {
  const rounds = [...new Set(students.flatMap((one) => one.rounds.map(({ round }) => round)))];
  const sums = students.map((one) => ({
    student: one.student,
    evidence: sumEvidence(one.rounds.map(({ evidence }) => evidence)),
  }));
  return {
    rounds,
    byRound: BELIEF_IDS.flatMap((belief) => rounds.map((round) => roundCell(belief, round, students))),
    byStudent: BELIEF_IDS.flatMap((belief) =>
      sums.map(({ student, evidence }) => studentCell(belief, student, evidence)),
    ),
  };
}

/** One cell of the matrix: a student with the evidence of all their rounds. */
export function studentCell(belief: BeliefId, student: string, evidence: Evidence): StudentCell {
  return {
    ...counts(belief, [evidence[belief]]),
    student,
    weight: weightOf(evidence[belief]),
    standing: standingOf(evidence, belief),
  };
}

/** Another: a round with all students. */
export function roundCell(belief: BeliefId, round: string, students: readonly StudentEvidence[]): RoundCell {
  const answered = students
    .flatMap((one) => one.rounds.filter((each) => each.round === round).map(({ evidence }) => evidence[belief]))
    .filter(({ disputed }) => disputed.length > 0);
  const weight = answered.reduce((sum, evidence) => sum + weightOf(evidence), 0) / Math.max(1, answered.length);
  return { ...counts(belief, answered), round, students: answered.length, weight };
}

function counts(belief: BeliefId, evidence: readonly BeliefEvidence[]): Counts {
  const disputed = evidence.flatMap((one) => one.disputed);
  return { belief, disputed: disputed.length, sided: disputed.filter(sidesWithBelief).length };
}
