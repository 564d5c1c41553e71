import { expect, it } from 'vitest';
import { roundOfLines } from '../../test/match/round-of-lines.ts';
import type { Forecast } from '../match/entries.ts';
import type { BeliefId } from './belief.ts';
import { exampleOf, exampleSayings, missingSaying } from './belief-sayings.ts';
import { evidenceOf } from './evidence.ts';
import type { ForecastRound } from './forecast-round.ts';
import type { Fit } from './judge.ts';

function fitOf(round: ForecastRound, belief: BeliefId, forecast: Forecast): Fit {
  return { belief, weight: 5, probability: 0.9, stakes: evidenceOf(round, forecast)[belief].disputed };
}

const nameOf = (seat: number, round: string): string => `${['Ann', 'Bob'][seat] ?? '?'} of ${round}`;

function sayingsOf(round: ForecastRound, belief: BeliefId, forecast: Forecast) {
  const example = exampleOf(fitOf(round, belief, forecast));
  return example === null ? [] : exampleSayings(belief, example, nameOf);
}

it('names the stake, the player and the name that went at the bell', () => {
  const round = roundOfLines(
    ['shelf = [Node(), Node()]'],
    2,
    { alive: ['#1', '#2'], dead: [] },
    {
      moves: [
        [0, 'x = shelf[0]'],
        [1, 'y = shelf[1]'],
      ],
    },
  );
  // #1 with 40 %, #2 with 5 %: the surer one is the example
  expect(sayingsOf(round, 'del-frees', { '#1': 40, '#2': 5 })).toEqual([
    { key: 'belief.example-lived', params: { stake: '#2', percent: 5 } },
    { key: 'belief.del-frees.because-bell', params: { player: 'Bob of by hand', name: '`y`', stake: '#2' } },
  ]);
});

it('names the line, and what it made', () => {
  const lines = ['a = Node()', 'a.next = Loud()', 'a.next.next = a', 'del a'];
  const round = roundOfLines(lines, 2, { alive: [], dead: ['#1', '#2'] });
  expect(sayingsOf(round, 'finalizers-block', { '#1': 90 })).toEqual([
    { key: 'belief.example-died', params: { stake: '#1', percent: 90 } },
    { key: 'belief.finalizers-block.because', params: { line: '`a.next = Loud()`', about: '#2', stake: '#1' } },
  ]);
});

it('shows no answer that does not side with the belief, and none without a line if another has one', () => {
  const round = roundOfLines(['a = Node()', 'a.next = a', 'del a'], 2, { alive: [], dead: ['#1'] });
  expect(exampleOf(fitOf(round, 'counts-alone', { '#1': 20 }))).toBe(null);
  const [answer] = fitOf(round, 'counts-alone', { '#1': 60 }).stakes;
  if (answer === undefined) return expect.fail('no answer');
  const surer = { ...answer, percent: 99, reason: null };
  expect(exampleOf({ stakes: [surer, answer] })).toBe(answer);
  expect(exampleOf({ stakes: [surer] })).toBe(surer);
});

it('says how many answers are missing, at least', () => {
  const missing = [
    { belief: 'del-frees', matters: 6, rounds: 2 },
    { belief: 'counts-alone', matters: 2, rounds: 1 },
  ] as const;
  expect(missingSaying(missing)).toEqual({ key: 'belief.not-enough-evidence', params: { count: 2 } });
});
