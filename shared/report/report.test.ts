/** Known answers, worked out by hand in the comments. */
import { describe, expect, it } from 'vitest';
import type { Reason } from '../beliefs/belief.ts';
import { type DisputedAnswer, NO_EVIDENCE } from '../beliefs/evidence.ts';
import type { Words } from '../export/words.ts';
import type { Label } from '../heap/picture.ts';
import type { Refusal, RefusalCode } from '../match/refusals.ts';
import { tableRound } from '../session/playlist.ts';
import { brierOf, calibrationOf } from './calibration.ts';
import { countErrors, countLines, type RefusedText } from './line-counts.ts';
import { makeReport } from './make-report.ts';
import type { PlayedSession } from './played-session.ts';
import type { AnswerFacts } from './question-facts.ts';
import { reportCsv } from './report-csv.ts';

const student = (number: number, name: string) => ({
  id: `s${number}`,
  name,
  pseudonym: `Player ${number}`,
  team: null,
});

function answer(by: number, changes: Partial<AnswerFacts>): AnswerFacts {
  return { by, first: null, second: null, counted: {}, points: 0, gain: null, evidence: NO_EVIDENCE, ...changes };
}

const nameError = (name: string) => ({ name: 'NameError', message: `name '${name}' is not defined` });

/** A round at one table of Ann (seat 0), a bot (1) and Ben, who came late (2); then a lecture that Ben alone answered. */
const SESSION: PlayedSession = {
  code: 'ABC123',
  title: 'Monday',
  createdAt: '2026-11-21T10:00:00.000Z',
  activities: [tableRound('roommates'), { mode: 'lecture', title: 'Cycles', runtime: '3.13', script: '' }],
  students: [student(1, '=Ann'), student(2, 'Ben'), student(3, 'Cy')],
  rounds: [
    {
      activity: 0,
      lecture: null,
      tables: [
        {
          seats: ['s1', null, 's2'],
          players: 2,
          left: [],
          facts: {
            scenario: 'roommates',
            runtime: '3.15',
            truck: 1,
            question: {
              stakes: [
                { stake: '#1', alive: true },
                { stake: '#2', alive: false },
              ],
              hasPeer: true,
              answers: [
                // 25 - 9 + 25 - 25 = 16 before they talked; then 25 - 1 + 25 - 25 = 24
                answer(0, {
                  first: { '#1': 70, '#2': 50 },
                  second: { '#1': 90 },
                  counted: { '#1': 90, '#2': 50 },
                  points: 24,
                  gain: 8,
                }),
                // a bot spoke for Ben about #2
                answer(2, { first: { '#1': 25 }, counted: { '#1': 25, '#2': 10 }, points: -7, gain: 0 }),
              ],
            },
            contracts: [
              { seat: 0, kind: 'keep', object: '#1', points: 10, held: true },
              { seat: 0, kind: 'free', object: '#3', points: 20, held: false },
              { seat: 1, kind: 'leak', object: '#4', points: 30, held: true },
            ],
            lines: [
              { by: 0, text: 'a = Node()' },
              { by: 0, text: 'del a' },
              { by: 1, text: 'b = Node()' },
            ],
            results: [
              { seat: 0, forecastPoints: 24, contractPoints: 10 },
              { seat: 1, forecastPoints: 1, contractPoints: 30 },
              { seat: 2, forecastPoints: -7, contractPoints: 0 },
            ],
          },
        },
        { seats: ['s3'], players: 2, left: [], facts: null },
      ],
    },
    {
      activity: 1,
      tables: [],
      lecture: [
        {
          checkpoint: 1,
          stakes: [{ stake: '#7', alive: false }],
          hasPeer: false,
          answers: [
            answer(2, { first: { '#7': 5 }, counted: { '#7': 5 }, points: 25 }),
            // a number that is in no roster any more
            answer(9, { first: { '#7': 99 }, counted: { '#7': 99 }, points: -73 }),
          ],
        },
      ],
    },
  ],
  refused: [
    { student: 's1', round: 0, text: 'a = b', code: 'python-error', params: nameError('b') },
    { student: 's2', round: 0, text: 'c = d', code: 'python-error', params: nameError('d') },
    { student: 's2', round: 0, text: 'c = d', code: 'python-error', params: nameError('d') },
    {
      student: 's9',
      round: 0,
      text: 'a = (',
      code: 'line-unreadable',
      params: { reason: 'syntax-error', from: 4, to: 5 },
    },
  ],
  lost: [
    { at: 1_500, count: 1 },
    { at: 4_000, count: 0 },
  ],
};

describe('calibration', () => {
  it('sets what was said beside what came true, in ten bins', () => {
    const bins = calibrationOf([
      { percent: 1, alive: false },
      { percent: 9, alive: true },
      { percent: 10, alive: false },
      { percent: 99, alive: true },
      { percent: 90, alive: true },
      { percent: 92, alive: false },
    ]);
    expect(bins).toHaveLength(10);
    expect(bins[0]).toEqual({ from: 1, to: 9, count: 2, said: 5, alive: 50 });
    expect(bins[1]).toEqual({ from: 10, to: 19, count: 1, said: 10, alive: 0 });
    expect(bins[5]).toEqual({ from: 50, to: 59, count: 0, said: null, alive: null });
    // (90 + 92 + 99) / 3 = 93.67; two of three lived
    expect(bins[9]).toEqual({ from: 90, to: 99, count: 3, said: 93.7, alive: 66.7 });
  });

  it('has the mean of the squares', () => {
    // (0.1² + 0.3²) / 2 = 0.05
    const outcomes = [
      { percent: 90, alive: true },
      { percent: 30, alive: false },
    ];
    expect(brierOf(outcomes)).toBe(0.05);
    expect(brierOf([{ percent: 50, alive: true }])).toBe(0.25);
    expect(brierOf([])).toBeNull();
  });
});

describe('lines', () => {
  it('are counted by the words that they use', () => {
    expect(countLines(['a = b', 'a = [Node(), Node()]', 'gc.collect(0)', 'b = Node()'])).toEqual({
      total: 4,
      plain: 1,
      byWord: [
        { word: 'Node', lines: 2 },
        { word: 'gc.collect', lines: 1 },
        { word: 'list', lines: 1 },
      ],
    });
  });

  it('that were refused are counted by why, with the most frequent texts', () => {
    expect(countErrors(SESSION.refused)).toEqual([
      {
        code: 'python-error',
        error: 'NameError',
        saying: { key: 'python.name-error', params: {} },
        count: 3,
        students: 2,
        examples: ['c = d', 'a = b'],
      },
      {
        code: 'line-unreadable',
        error: null,
        saying: { key: 'line.syntax-error', params: {} },
        count: 1,
        students: 1,
        examples: ['a = ('],
      },
    ]);
  });

  it('are told apart by what was said about them, but not by how many tokens somebody had', () => {
    const refused = (code: RefusalCode, params: Refusal['params'], text: string): RefusedText => ({
      student: 's1',
      round: 0,
      text,
      code,
      params,
    });
    const errors = countErrors([
      refused('too-few-tokens', { cost: 3, tokens: 1 }, 'a = Cache()'),
      refused('too-few-tokens', { cost: 2, tokens: 0 }, 'a = [b]'),
      refused('not-in-play', { feature: 'Handle' }, 'a = Handle()'),
      refused('not-in-play', { feature: 'guarded' }, 'a = guarded()'),
    ]);
    expect(errors.map(({ saying, count }) => [saying.key, saying.params, count])).toEqual([
      ['report.too-few-tokens', {}, 2],
      ['refusal.not-in-play', { feature: 'Handle' }, 1],
      ['refusal.not-in-play', { feature: 'guarded' }, 1],
    ]);
  });
});

describe('a report', () => {
  const report = makeReport(SESSION);
  const [ann, ben, cy] = report.students;

  it('tells of each round what was played, and how much of it was revealed', () => {
    expect(report.rounds).toEqual([
      { round: 1, activity: 1, mode: 'tables', name: 'roommates', runtime: '3.15', truck: 1, tables: 2, revealed: 1 },
      { round: 2, activity: 2, mode: 'lecture', name: 'Cycles', runtime: '3.13', truck: null, tables: 0, revealed: 1 },
    ]);
  });

  it('tells of each student what they said, played and got', () => {
    expect(ann?.points).toEqual({ forecasts: 24, contracts: 10 });
    expect(ann?.forecasts).toEqual([
      {
        round: 1,
        table: 1,
        checkpoint: null,
        object: '#1',
        first: 70,
        second: 90,
        counted: 90,
        alive: true,
        points: 24,
      },
      {
        round: 1,
        table: 1,
        checkpoint: null,
        object: '#2',
        first: 50,
        second: null,
        counted: 50,
        alive: false,
        points: 0,
      },
    ]);
    expect(ann?.contracts.map(({ kind, held }) => [kind, held])).toEqual([
      ['keep', true],
      ['free', false],
    ]);
    expect([ann?.lines.total, ann?.gain, ann?.errors[0]?.count]).toEqual([2, 8, 1]);
    // (0.1² + 0.5²) / 2 = 0.13
    expect(ann?.brier).toBe(0.13);
    expect(ben?.rounds.map(({ role, forecastPoints }) => [role, forecastPoints])).toEqual([
      ['forecaster', -7],
      ['listener', 25],
    ]);
    // what the bot said is not Ben's: (0.75² + 0.05²) / 2 = 0.2825
    expect(ben?.brier).toBe(0.2825);
    expect(ben?.forecasts[1]).toMatchObject({ object: '#2', first: null, second: null, counted: 10 });
    expect(ann?.beliefs).toMatchObject({ verdict: 'not-enough-evidence', findings: [] });
  });

  it('tells nothing of what was not revealed', () => {
    expect(cy).toMatchObject({ points: { forecasts: 0, contracts: 0 }, rounds: [], forecasts: [], brier: null });
  });

  it('counts the lines of whoever played at a table before they went to another', () => {
    const [round, ...others] = SESSION.rounds;
    const [first, ...tables] = round?.tables ?? [];
    if (round === undefined || first === undefined) return expect.fail('no table');
    const moved = { ...first, left: [{ seat: 1, student: 's3' }] };
    const told = makeReport({ ...SESSION, rounds: [{ ...round, tables: [moved, ...tables] }, ...others] });
    expect(told.students.map(({ lines }) => lines.total)).toEqual([2, 0, 1]);
    expect(told.students[2]?.contracts).toEqual([]);
    expect(told.class.lines.total).toBe(3);
  });

  it('sums over the class, without bots and those who are deleted', () => {
    const { stakes, contracts, lines, errors, brier, gain, lost } = report.class;
    expect(
      stakes.map(({ object, alive, passes }) => [object, alive, passes.map(({ count, mean }) => [count, mean])]),
    ).toEqual([
      // 70 and 25; then 90 and 25
      [
        '#1',
        true,
        [
          [2, 47.5],
          [2, 57.5],
        ],
      ],
      [
        '#2',
        false,
        [
          [1, 50],
          [1, 50],
        ],
      ],
      ['#7', false, [[1, 5]]],
    ]);
    expect(stakes[0]?.passes[1]?.bins).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
    expect(contracts).toEqual([
      { kind: 'keep', held: 1, missed: 0 },
      { kind: 'free', held: 0, missed: 1 },
    ]);
    expect(lines.total).toBe(2);
    expect(errors.map(({ error, count }) => [error, count])).toEqual([['NameError', 3]]);
    // (0.01 + 0.25 + 0.5625 + 0.0025) / 4 = 0.20625
    expect(brier).toBe(0.2063);
    expect(gain).toBe(4);
    expect(lost).toEqual([
      { seconds: 1.5, count: 1 },
      { seconds: 4, count: 0 },
    ]);
    expect(report.class.beliefs.byRound).toHaveLength(6 * 2);
  });

  it('is the same after JSON', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('examples of a belief', () => {
  const disputed = (stake: Label, percent: number, reason: Reason | null): DisputedAnswer => {
    return { round: '1', stake, percent, truth: true, matter: 0, reason };
  };
  /** Who says so does not say "dead" to everything. */
  const AGREED = [1, 2, 3].map((number) => ({ ...disputed(`#${20 + number}`, 90, null) }));
  const by = (seat: number, answers: readonly DisputedAnswer[]): AnswerFacts =>
    answer(seat, { evidence: { ...NO_EVIDENCE, 'del-frees': { disputed: answers, agreed: AGREED } } });

  /** The round with these answers, by Ann (0) and Ben (2). */
  function sessionWith(...answers: readonly AnswerFacts[]): PlayedSession {
    const [round] = SESSION.rounds;
    const [table] = round?.tables ?? [];
    if (round === undefined || table?.facts == null) return expect.fail('no table');
    const facts = { ...table.facts, question: { ...table.facts.question, answers } };
    return { ...SESSION, rounds: [{ ...round, tables: [{ ...table, facts }] }] };
  }

  it('are the stakes on which most took its side, with the line or the player’s name as others see it', () => {
    const gone = (seat: number): Reason => ({ type: 'name-gone', seat, name: 'x' });
    const report = makeReport(
      sessionWith(
        by(0, [disputed('#1', 10, gone(2)), disputed('#2', 40, gone(1))]),
        by(2, [disputed('#1', 60, gone(2))]),
      ),
    );
    const asked = { round: 1, table: 1, checkpoint: null, belief: 'del-frees', alive: true };
    expect(report.class.beliefs.examples).toEqual([
      // both sided with it on one stake each; on #2 all who said something
      { ...asked, object: '#2', reason: { type: 'name-gone', player: null, name: 'x' }, answers: 1, sided: 1 },
      { ...asked, object: '#1', reason: { type: 'name-gone', player: 'Ben', name: 'x' }, answers: 2, sided: 1 },
    ]);
    expect(makeReport(sessionWith(by(0, [disputed('#1', 90, gone(2))]))).class.beliefs.examples).toEqual([]);
  });

  it('stand with a student whose forecasts fit it', () => {
    const line: Reason = { type: 'line', text: 'del a', about: '#9' };
    const all = Array.from({ length: 8 }, (_, index) => ({
      ...disputed(`#${index + 1}`, index === 3 ? 2 : 20, line),
      round: index < 4 ? '1' : '2',
      matter: index,
    }));
    const [ann] = makeReport(sessionWith(by(0, all))).students;
    expect(ann?.beliefs.findings[0]?.fits[0]).toMatchObject({
      treatedBy: 'references-and-names',
      example: { round: 1, table: 1, object: '#1', alive: true, percent: 20, reason: line },
    });
  });
});

describe('a table of a report', () => {
  const words: Words = { say: (key) => key.replace(/^report-table\./, ''), inLanguage: ({ en }) => en };
  const rows = (table: Parameters<typeof reportCsv>[1]) => reportCsv(makeReport(SESSION), table, words).split('\r\n');

  it('has a row for each student, whose name is no formula', () => {
    const [head, ann, ben, cy, end] = rows('students');
    expect(head?.startsWith('\ufeffname,pseudonym,team,rounds,points,')).toBe(true);
    expect(ann).toBe("'=Ann,Player 1,,1,34,24,10,2,1,2,2,0.13,8,2,1,not-enough-evidence");
    expect(ben).toBe('Ben,Player 2,,2,18,18,0,0,0,3,2,0.2825,0,0,2,not-enough-evidence');
    expect(cy).toBe('Cy,Player 3,,0,0,0,0,0,0,0,0,,,0,0,not-enough-evidence');
    expect(end).toBe('');
  });

  it('has real names where a host adds them, and nowhere else', () => {
    const named = new Map([['s1', 'Ann Example']]);
    const csv = (table: Parameters<typeof reportCsv>[1]) => reportCsv(makeReport(SESSION), table, words, named);
    expect(csv('students').split('\r\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^\ufeffname,pseudonym,real-name,team,/),
      expect.stringMatching(/^'=Ann,Player 1,Ann Example,,1,34,/),
      expect.stringMatching(/^Ben,Player 2,,,2,18,/),
    ]);
    expect(csv('forecasts').split('\r\n')[1]).toMatch(/^'=Ann,Player 1,Ann Example,1,roommates,/);
    expect(csv('errors')).toBe(reportCsv(makeReport(SESSION), 'errors', words));
  });

  it('has a row for each forecast, for each round of a student, and for each example of an error', () => {
    expect(rows('forecasts').slice(3, 6)).toEqual([
      'Ben,Player 2,1,roommates,1,,#1,25,,25,1,-31.25',
      'Ben,Player 2,1,roommates,1,,#2,,,10,0,24',
      'Ben,Player 2,2,Cycles,,2,#7,5,,5,0,24.75',
    ]);
    expect(rows('rounds').slice(1, 4)).toEqual([
      "'=Ann,Player 1,1,roommates,1,player,24,10,2,1,8",
      'Ben,Player 2,1,roommates,1,forecaster,-7,0,0,0,0',
      'Ben,Player 2,2,Cycles,,listener,25,0,0,0,',
    ]);
    expect(rows('errors').slice(1, 3)).toEqual([
      'python.name-error,NameError,3,2,c = d',
      'python.name-error,NameError,3,2,a = b',
    ]);
  });
});
