/** Classes made up by rule: how many hold a belief is told after three rounds, long before any one of them can be. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BeliefId } from '../../shared/beliefs/belief.ts';
import { type ClassShare, classShare } from '../../shared/beliefs/class-share.ts';
import { type Evidence, sumEvidence } from '../../shared/beliefs/evidence.ts';
import { judge } from '../../shared/beliefs/judge.ts';
import { predict } from '../../shared/beliefs/predictions.ts';
import { type Random, randomFor } from '../../shared/match/random.ts';
import { roundBeforeBell } from './rounds-for-beliefs.ts';
import { shippedScenarios } from './shipped-scenarios.ts';
import { believer, type Dealt, evidenceOfSession, HONEST, type Student } from './synthetic-students.ts';

const SEED = 'class-share/1';
const MEASURES = process.env.BELIEF_SESSIONS !== undefined;
const CLASSES = Number(process.env.BELIEF_SESSIONS ?? 20);
const TIMEOUT = MEASURES ? 3_600_000 : 60_000;
/** As many as sit in a room, three or four at a table. */
const STUDENTS = 24;
/** What the thirty-minute lesson plays after its first round. */
const LESSON = ['roommates', 'old-town', 'guest-book'];
const TABLES = 4;

/** By scenario, table by table. */
let pool: readonly (readonly Dealt[])[] = [];

beforeAll(() => {
  pool = shippedScenarios()
    .filter(({ id }) => LESSON.includes(id))
    .map((scenario) =>
      Array.from({ length: TABLES }, (_, n): Dealt => {
        const id = `${SEED}/${scenario.id}/${n}`;
        return { id, predictions: predict(roundBeforeBell(scenario, ['random', 'greedy', 'greedy'], id)) };
      }),
    );
}, TIMEOUT);

/** Everybody sits at some table in each of the rounds. */
function classOf(students: readonly Student[], random: Random): Evidence[] {
  return students.map((student) =>
    sumEvidence(
      evidenceOfSession(
        student,
        pool.map((tables) => random.pick(tables)),
        random,
      ),
    ),
  );
}

function sharesOf(purpose: string, belief: BeliefId, students: readonly Student[]): ClassShare[] {
  return Array.from({ length: CLASSES }, (_, n) => {
    const evidence = classOf(students, randomFor(SEED, `${purpose}/${n}`));
    return classShare(evidence.map((one) => one[belief]));
  });
}

const filled = (count: number, students: readonly Student[]): Student[] =>
  Array.from({ length: count }, (_, n) => students[n % students.length] ?? students[0]).flatMap((one) => one ?? []);
const knows = HONEST['knows, with noise'];
const guesses = HONEST['guesses evenly'];
if (knows === undefined || guesses === undefined) throw new Error('no such students');

const report = (text: string): void => void (MEASURES && process.stdout.write(`${text}\n`));
/** Says "alive" nine times in ten, whatever it is. */
const almostAllLive: Student = (random) => () => (random.next() < 0.9 ? 75 + random.below(25) : 1 + random.below(25));

const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(0)} %`;

describe('in a class of 24 after three rounds', () => {
  it.each([
    [0, 0],
    [8, 0.1],
    [16, 0.4],
  ])('of which %i take counts for all there is, the share is told', { timeout: TIMEOUT }, (holders, least) => {
    const students = [
      ...filled(holders, [believer('counts-alone', 0.9)]),
      ...filled(STUDENTS - holders, [knows, guesses]),
    ];
    const shares = sharesOf(`counts/${holders}`, 'counts-alone', students);
    const told = shares.filter(({ from, to }) => from <= holders / STUDENTS && holders / STUDENTS <= to).length;
    const sure = shares.filter(({ from }) => from >= least).length;
    const mean = shares.reduce((sum, { share }) => sum + share, 0) / CLASSES;
    report(
      `${holders} of 24: mean ${mean.toFixed(2)}, inside ${percent(told, CLASSES)}, sure ${percent(sure, CLASSES)}`,
    );
    expect(told / CLASSES).toBeGreaterThanOrEqual(0.7);
    expect(sure / CLASSES).toBeGreaterThanOrEqual(0.6);
  });

  it('hardly one of those who hold it can be told by name', { timeout: TIMEOUT }, () => {
    const evidence = classOf(filled(STUDENTS, [believer('counts-alone', 0.9)]), randomFor(SEED, 'one by one'));
    const found = evidence.filter((one) => judge(one).verdict === 'fits').length;
    const { from } = classShare(evidence.map((one) => one['counts-alone']));
    report(`24 of 24: ${found} found one by one, at least ${from} together`);
    expect(found).toBeLessThan(STUDENTS / 2);
    expect(from).toBeGreaterThan(0.6);
  });

  const classesSaidToHoldIt = (name: string, student: Student): number => {
    const shares = sharesOf(`honest/${name}`, 'counts-alone', filled(STUDENTS, [student]));
    const claimed = shares.filter(({ from }) => from >= 0.1).length;
    report(
      `${name}: ${percent(claimed, CLASSES)} of the classes, ${Math.max(...shares.map(({ from }) => from))} at most`,
    );
    return claimed / CLASSES;
  };

  it.each(Object.entries(HONEST))(
    'nobody is said to hold it of those who %s',
    { timeout: TIMEOUT },
    (name, student) => {
      expect(classesSaidToHoldIt(name, student)).toBeLessThanOrEqual(0.05);
    },
  );

  it('few are said to, where all of a class have almost everything live', { timeout: TIMEOUT }, () => {
    expect(classesSaidToHoldIt('has almost all live', almostAllLive)).toBeLessThanOrEqual(0.35);
  });
});

it('knows nothing where nobody has answered', () => {
  const { students, from, to } = classShare([{ disputed: [], agreed: [] }]);
  expect(students).toBe(0);
  expect([from, to]).toEqual([0, 0.65]);
});
