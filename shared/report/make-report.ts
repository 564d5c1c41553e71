/** The report of a session: of each student, and of the class. */

import { BELIEF_IDS } from '../beliefs/belief.ts';
import { exampleOf as bestAnswer } from '../beliefs/belief-sayings.ts';
import { BELIEFS } from '../beliefs/beliefs.ts';
import { roundCell, type StudentEvidence, studentCell } from '../beliefs/class-beliefs.ts';
import { classShare } from '../beliefs/class-share.ts';
import { type Evidence, sumEvidence } from '../beliefs/evidence.ts';
import { type Fit, judge } from '../beliefs/judge.ts';
import { saidBy } from '../beliefs/own-forecasts.ts';
import { CONTRACT_KINDS, type ContractKind } from '../match/entries.ts';
import type { Seat } from '../match/settings.ts';
import type { StudentId } from '../session/dealing.ts';
import { classExamples, exampleOf } from './belief-examples.ts';
import { BINS, binOf, brierOf, calibrationOf, meanOf } from './calibration.ts';
import { countErrors, countLines } from './line-counts.ts';
import type { PlayedRound, PlayedSession, ReportedStudent } from './played-session.ts';
import { type AnswerOf, forecastsIn, outcomesIn, type Question, questionsOf } from './questions.ts';
import {
  type BeliefsReport,
  type ClassReport,
  type ContractReport,
  type PassReport,
  REPORT_FORMAT,
  type ReportedFit,
  type RoundReport,
  type SessionReport,
  type StakeReport,
  type StudentReport,
  type StudentRound,
} from './session-report.ts';

/** Tells of what was revealed alone, so that it may be made at any time. */
export function makeReport(session: PlayedSession): SessionReport {
  const making = reportSteps(session);
  for (let step = making.next(); ; step = making.next()) if (step.done === true) return step.value;
}

/** The same in small steps, for whoever has others to serve; with 500 students the longest takes less than 100 ms. */
export function* reportSteps(session: PlayedSession): Generator<void, SessionReport, void> {
  const { code, title, createdAt, rounds } = session;
  const questions = questionsOf(session);
  yield;
  const answers = answersByStudent(questions);
  const [contracts, lines] = [contractsByStudent(session), linesByStudent(session)];
  const students: StudentReport[] = [];
  for (const student of session.students) {
    yield;
    const played = { contracts: contracts.get(student.id) ?? [], lines: lines.get(student.id) ?? [] };
    students.push(studentReport(session, student, answers.get(student.id) ?? [], played));
  }
  yield;
  const beliefs = yield* beliefsOfClass(session, questions, answers);
  yield;
  const figures = yield* classReport(session, questions, answers, students, [...lines.values()].flat());
  return {
    format: REPORT_FORMAT,
    session: code,
    title,
    createdAt,
    rounds: rounds.map((round, index) => roundReport(session, round, index + 1)),
    students,
    class: { ...figures, beliefs },
  };
}

interface Answered {
  readonly question: Question;
  readonly answer: AnswerOf;
}
type Answers = ReadonlyMap<StudentId, readonly Answered[]>;

function answersByStudent(questions: readonly Question[]): Answers {
  const answers = new Map<StudentId, Answered[]>();
  for (const question of questions) {
    for (const answer of question.answers) {
      const known = answers.get(answer.student);
      if (known === undefined) answers.set(answer.student, [{ question, answer }]);
      else known.push({ question, answer });
    }
  }
  return answers;
}

function roundReport({ activities }: PlayedSession, round: PlayedRound, number: number): RoundReport {
  const { activity, tables, lecture } = round;
  const played = activities[activity];
  const revealed = tables.flatMap(({ facts }) => (facts === null ? [] : [facts]));
  const [first] = revealed;
  const common = { round: number, activity: activity + 1, tables: tables.length };
  if (lecture !== null) {
    const { title = '', runtime = null } = played?.mode === 'lecture' ? played : {};
    return { ...common, mode: 'lecture', name: title, runtime, truck: null, revealed: lecture.length };
  }
  const scenario = played?.mode === 'tables' ? played.scenario : '';
  return {
    ...common,
    mode: 'tables',
    name: first?.scenario ?? scenario,
    runtime: first?.runtime ?? null,
    truck: first?.truck ?? null,
    revealed: revealed.length,
  };
}

function studentReport(
  session: PlayedSession,
  student: ReportedStudent,
  answered: readonly Answered[],
  played: { readonly contracts: readonly ContractReport[]; readonly lines: readonly string[] },
): StudentReport {
  const { id, name, pseudonym, team } = student;
  const rounds = session.rounds.flatMap((round, index) => studentRounds(round, index + 1, id, answered));
  const outcomes = answered.flatMap(({ question, answer }) => outcomesIn(question, answer));
  return {
    id,
    name,
    pseudonym,
    team,
    points: {
      forecasts: rounds.reduce((sum, { forecastPoints }) => sum + forecastPoints, 0),
      contracts: rounds.reduce((sum, { contractPoints }) => sum + contractPoints, 0),
    },
    rounds,
    contracts: played.contracts,
    forecasts: answered.flatMap(({ question, answer }) => forecastsIn(question, answer)),
    lines: countLines(played.lines),
    errors: countErrors(session.refused.filter((line) => line.student === id)),
    calibration: calibrationOf(outcomes),
    brier: brierOf(outcomes),
    gain: gainOf(answered),
    beliefs: beliefsReport(answered),
  };
}

function studentRounds(
  { tables, lecture }: PlayedRound,
  round: number,
  id: StudentId,
  answered: readonly Answered[],
): StudentRound[] {
  const here = answered.filter(({ question }) => question.round === round);
  const gains = here.flatMap(({ answer }) => (answer.gain === null ? [] : [answer.gain]));
  const gain = gains.length === 0 ? null : gains.reduce((sum, points) => sum + points, 0);
  if (lecture !== null) {
    const forecastPoints = here.reduce((sum, { answer }) => sum + answer.points, 0);
    return here.length === 0 ? [] : [{ round, table: null, role: 'listener', forecastPoints, contractPoints: 0, gain }];
  }
  return tables.flatMap(({ seats, players, facts }, index): StudentRound[] => {
    const seat = seats.indexOf(id);
    const result = facts?.results.find((one) => one.seat === seat);
    if (seat === -1 || result === undefined) return [];
    const { forecastPoints, contractPoints } = result;
    const role = seat < players ? 'player' : 'forecaster';
    return [{ round, table: index + 1, role, forecastPoints, contractPoints, gain }];
  });
}

function contractsByStudent({ rounds, students }: PlayedSession): ReadonlyMap<StudentId, readonly ContractReport[]> {
  const contracts = new Map(students.map(({ id }): [StudentId, ContractReport[]] => [id, []]));
  for (const [round, { tables }] of rounds.entries()) {
    for (const [table, { seats, facts }] of tables.entries()) {
      for (const { seat, kind, object, points, held } of facts?.contracts ?? []) {
        const contract = { round: round + 1, table: table + 1, kind, object, points, held };
        contracts.get(seats[seat] ?? '')?.push(contract);
      }
    }
  }
  return contracts;
}

function linesByStudent({ rounds, students }: PlayedSession): ReadonlyMap<StudentId, readonly string[]> {
  const lines = new Map(students.map(({ id }): [StudentId, string[]] => [id, []]));
  for (const { seats, left, facts } of rounds.flatMap(({ tables }) => tables)) {
    const byWhom = (seat: Seat): StudentId => seats[seat] ?? left.find((gone) => gone.seat === seat)?.student ?? '';
    for (const { by, text } of facts?.lines ?? []) lines.get(byWhom(by))?.push(text);
  }
  return lines;
}

function gainOf(answered: readonly Answered[]): number | null {
  return meanOf(answered.flatMap(({ answer }) => (answer.gain === null ? [] : [answer.gain])));
}

function beliefsReport(answered: readonly Answered[]): BeliefsReport {
  const judged = judge(sumEvidence(answered.flatMap(({ answer }) => answer.evidence ?? [])));
  const findings = judged.verdict === 'fits' ? judged.findings : [];
  return {
    verdict: judged.verdict,
    findings: findings.map(({ fits }) => ({
      fits: fits.map((fit) => ({
        ...fit,
        treatedBy: BELIEFS[fit.belief].treatedBy,
        example: exampleFor(fit, answered),
      })),
    })),
    missing: judged.verdict === 'not-enough-evidence' ? judged.missing : [],
  };
}

function exampleFor(fit: Fit, answered: readonly Answered[]): ReportedFit['example'] {
  const best = bestAnswer(fit);
  const asked = answered.find(({ answer }) => best !== null && answer.evidence?.[fit.belief].disputed.includes(best));
  if (best === null || asked === undefined) return null;
  return { ...exampleOf(asked.question, fit.belief, best), percent: best.percent };
}

function* classReport(
  session: PlayedSession,
  questions: readonly Question[],
  answers: Answers,
  students: readonly StudentReport[],
  lines: readonly string[],
): Generator<void, Omit<ClassReport, 'beliefs'>, void> {
  const stakes = questions.flatMap(stakeReports);
  yield;
  const all = [...answers.values()].flat();
  const outcomes = all.flatMap(({ question, answer }) => outcomesIn(question, answer));
  yield;
  const calibration = calibrationOf(outcomes);
  yield;
  const counted = countLines(lines);
  yield;
  const known = new Set(students.map(({ id }) => id));
  return {
    stakes,
    calibration,
    brier: brierOf(outcomes),
    gain: gainOf(all),
    contracts: contractCounts(students.flatMap(({ contracts }) => contracts)),
    lines: counted,
    errors: countErrors(session.refused.filter(({ student }) => known.has(student))),
    lost: session.lost.map(({ at, count }) => ({ seconds: at / 1000, count })),
  };
}

function stakeReports({ round, table, checkpoint, stakes, hasPeer, answers }: Question): StakeReport[] {
  return stakes.map(({ stake, alive }) => {
    const passOf = (pass: 1 | 2): PassReport => {
      const said = answers.map((answer) => (pass === 1 ? (answer.first ?? {}) : saidBy(answer))[stake]);
      return passReport(
        pass,
        said.filter((percent) => percent !== undefined),
      );
    };
    const passes = hasPeer ? [passOf(1), passOf(2)] : [passOf(1)];
    return { round, table, checkpoint, object: stake, alive, passes };
  });
}

function passReport(pass: 1 | 2, said: readonly number[]): PassReport {
  const bins: number[] = Array(BINS).fill(0);
  for (const percent of said) bins[binOf(percent)] = (bins[binOf(percent)] ?? 0) + 1;
  return { pass, count: said.length, mean: meanOf(said), bins };
}

function contractCounts(contracts: readonly ContractReport[]): ClassReport['contracts'] {
  const count = (kind: ContractKind, held: boolean): number =>
    contracts.filter((contract) => contract.kind === kind && contract.held === held).length;
  return CONTRACT_KINDS.map((kind) => ({ kind, held: count(kind, true), missed: count(kind, false) })).filter(
    ({ held, missed }) => held + missed > 0,
  );
}

/** Cell by cell it is the same for one student, or one round, as for all. */
function* beliefsOfClass(
  { students }: PlayedSession,
  questions: readonly Question[],
  answers: Answers,
): Generator<void, ClassReport['beliefs'], void> {
  const known: StudentEvidence[] = [];
  const together: Evidence[] = [];
  const byStudent: ClassReport['beliefs']['byStudent'][number][] = [];
  for (const { id } of students) {
    yield;
    const rounds = evidenceByRound(answers.get(id) ?? []);
    const evidence = sumEvidence(rounds.map((round) => round.evidence));
    known.push({ student: id, rounds });
    together.push(evidence);
    byStudent.push(...BELIEF_IDS.map((belief) => studentCell(belief, id, evidence)));
  }
  const byRound: ClassReport['beliefs']['byRound'][number][] = [];
  const rounds = new Set(known.flatMap((one) => one.rounds.map(({ round }) => round)));
  for (const round of [...rounds].sort((one, other) => Number(one) - Number(other))) {
    for (const belief of BELIEF_IDS) {
      yield;
      byRound.push({ ...roundCell(belief, round, known), round: Number(round) });
    }
  }
  const shares: ClassReport['beliefs']['shares'][number][] = [];
  for (const belief of BELIEF_IDS) {
    yield;
    shares.push({ belief, ...classShare(together.map((evidence) => evidence[belief])) });
  }
  yield;
  return { byRound, byStudent, shares, examples: classExamples(questions) };
}

/** A lecture asks more than once. */
function evidenceByRound(answered: readonly Answered[]): StudentEvidence['rounds'] {
  const rounds = new Map<number, Evidence[]>();
  for (const { question, answer } of answered) {
    if (answer.evidence !== null) rounds.set(question.round, [...(rounds.get(question.round) ?? []), answer.evidence]);
  }
  return [...rounds].map(([round, evidence]) => ({ round: String(round), evidence: sumEvidence(evidence) }));
}
