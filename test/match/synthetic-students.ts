/** Students who forecast by a rule: those who hold a belief, and those who do not and must not be accused of one. */
import { BELIEF_IDS, type BeliefId } from '../../shared/beliefs/belief.ts';
import { type Evidence, evidenceFrom, sumEvidence } from '../../shared/beliefs/evidence.ts';
import { type Judgement, judge } from '../../shared/beliefs/judge.ts';
import type { Prediction, Predictions } from '../../shared/beliefs/predictions.ts';
import type { Label } from '../../shared/heap/picture.ts';
import type { Random } from '../../shared/match/random.ts';

/** One stake as a student may look at it. */
export interface Stake {
  readonly truth: boolean;
  readonly said: Readonly<Record<BeliefId, Prediction>>;
}

/** A round as all students of a session see it. */
export interface Dealt {
  readonly id: string;
  readonly predictions: Predictions;
}

/** Somebody's mind in one round: what is said of a stake, in percent, 1 to 99. */
type Mind = (stake: Stake) => number;
export type Student = (random: Random) => Mind;

/** A side, said with a sureness from `from` to `to` percent. */
function speak(alive: boolean, from: number, to: number, random: Random): number {
  const percent = from + random.below(to - from + 1);
  return alive ? percent : 100 - percent;
}

/** Answers by that belief so often, and otherwise the other way, as sure. */
export function believer(belief: BeliefId, consistency: number): Student {
  return (random) => (stake) => speak(stake.said[belief].belief === random.next() < consistency, 70, 99, random);
}

/** Says this of everything. */
export function always(percent: number): Student {
  return () => () => percent;
}

/** Knows the truth so often. */
function knower(accuracy: number, from: number, to: number): Student {
  return (random) => (stake) => speak(stake.truth === random.next() < accuracy, from, to, random);
}

function leaning(alive: number): Student {
  return (random) => () => speak(random.next() < alive, 75, 99, random);
}

/** The matter that makes a stake hard: the first belief that goes wrong there, and which of its matters it is. */
function matterOf({ truth, said }: Stake): string | null {
  const wrong = BELIEF_IDS.find((id) => said[id].belief !== truth);
  return wrong === undefined ? null : `${wrong} ${said[wrong].matter}`;
}

/** Knows what takes no thought, and does with the rest as `guess` does. */
function knowsTheEasy(guess: (random: Random) => (matter: string) => number): Student {
  return (random) => {
    const guessing = guess(random);
    return (stake) => {
      const matter = matterOf(stake);
      return matter === null ? speak(stake.truth, 75, 99, random) : guessing(matter);
    };
  };
}

const evenly = (random: Random) => () => 1 + random.below(99);
const byCoin = (random: Random) => () => speak(random.below(2) === 0, 75, 99, random);
/** One coin for all that hangs together. */
function byOneCoin(random: Random): (matter: string) => number {
  const coins = new Map<string, boolean>();
  return (matter) => {
    const alive = coins.get(matter) ?? random.below(2) === 0;
    coins.set(matter, alive);
    return speak(alive, 75, 99, random);
  };
}

/** Nobody of these holds a belief. */
export const HONEST: Readonly<Record<string, Student>> = {
  'guesses evenly': evenly,
  'always says 50': always(50),
  'guesses near the middle': (random) => () => 35 + random.below(31),
  'anchors at 30 and 70': (random) => () => (random.below(2) === 0 ? 30 : 70),
  'always says 30': always(30),
  'always says 70': always(70),
  'has all die': always(3),
  'has all live': always(97),
  'has most live': leaning(0.75),
  'has most die': leaning(0.25),
  'guesses by a coin, and is sure': byCoin,
  'knows, with noise': knower(0.7, 55, 90),
  'knows, and is too sure': knower(0.75, 90, 99),
  'hardly knows, and is too sure': knower(0.6, 90, 99),
  'knows what is easy, guesses the rest': knowsTheEasy(evenly),
};

/** Not honest about how sure they are: every other matter they get wrong, and with conviction. */
export const sureOfACoin: Student = knowsTheEasy(byOneCoin);

/** The student's evidence, round by round. */
export function evidenceOfSession(student: Student, session: readonly Dealt[], random: Random): Evidence[] {
  return session.map(({ id, predictions }) => {
    const forecast: Record<Label, number> = {};
    const mind = student(random);
    predictions['del-frees'].forEach(({ stake, truth }, i) => {
      const said = Object.fromEntries(BELIEF_IDS.map((belief) => [belief, predictions[belief][i]]));
      forecast[stake] = mind({ truth, said: said as unknown as Stake['said'] });
    });
    return evidenceFrom(id, predictions, forecast);
  });
}

/** What is found after each round: somebody may look at any time. */
export function judgements(rounds: readonly Evidence[]): Judgement[] {
  return rounds.map((_, i) => judge(sumEvidence(rounds.slice(0, i + 1))));
}
