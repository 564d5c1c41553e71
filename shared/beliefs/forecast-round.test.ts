import { expect, it } from 'vitest';
import { ROOMMATES } from '../../test/match/scenarios.ts';
import { TestTable } from '../../test/match/table.ts';
import { evidenceOf } from './evidence.ts';
import { forecastRoundOf } from './forecast-round.ts';
import { predict } from './predictions.ts';

it('takes a round as it stands before the bell, and what comes of it is what comes', () => {
  const table = new TestTable({ scenarios: { test: ROOMMATES } }).begin().until('build');
  table.patiently(0, 'mine = shelf[0]');
  table.patiently(1, 'x = Node()');
  table.until('predict');
  const round = forecastRoundOf(table.state);
  expect(round.seats).toEqual([0, 1]);
  table.until('reveal');
  const truth = table.state.round?.instants.T;
  for (const stake of round.stakes) expect(round.truth[stake], stake).toBe(truth?.[stake]?.alive);
  // the table has moved on; the round has not
  expect(round.machine.namesIn(0)).toEqual(['mine']);
  expect(() => forecastRoundOf(table.state)).toThrow('before the bell');
  expect(predict(round)['del-frees']).toHaveLength(round.stakes.length);
});

it('lets a stake without a forecast say nothing', () => {
  const table = new TestTable({ scenarios: { test: ROOMMATES } }).begin().until('predict');
  const evidence = evidenceOf(forecastRoundOf(table.state), {});
  for (const { disputed, agreed } of Object.values(evidence)) expect([...disputed, ...agreed]).toEqual([]);
});
