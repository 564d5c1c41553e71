import { expect, it } from 'vitest';
import { ROOMMATES } from '../../test/match/scenarios.ts';
import { TestTable } from '../../test/match/table.ts';
import type { Entry } from '../match/entries.ts';
import { evolve, startMatch } from '../match/evolve.ts';
import { forecastedRounds } from './forecasted-rounds.ts';

it('gives every round with what people said of it, the later pass before the earlier', () => {
  const table = new TestTable({
    scenarios: { one: ROOMMATES, two: ROOMMATES },
    settings: { peerSeconds: 30 },
  });
  table.begin().until('predict');
  const [first, second] = table.state.round?.stakes ?? [];
  if (first === undefined || second === undefined) return expect.fail('no stakes');
  table.forecast(0, { [first]: 20, [second]: 30 });
  table.forecast(1, { [first]: 80 });
  table.until('peer');
  table.forecast(0, { [first]: 90 });
  table.until('reveal');
  // in the second round nobody says anything
  table.until('predict').finish();

  const rounds = forecastedRounds(table.header, table.entries);
  expect(rounds.map(({ round }) => round.id)).toEqual(['0', '1']);
  expect(rounds[0]?.round.stakes).toContain(first);
  expect(rounds[0]?.forecasts).toEqual([
    { seat: 0, values: { [first]: 90, [second]: 30 } },
    { seat: 1, values: { [first]: 80 } },
  ]);
  expect(rounds[1]?.forecasts).toEqual([]);
});

it('takes of a pass what its last entry says, as the fold does', () => {
  const table = new TestTable({ scenarios: { one: ROOMMATES } }).begin().until('predict');
  const [first, second] = table.state.round?.stakes ?? [];
  if (first === undefined || second === undefined) return expect.fail('no stakes');
  table.forecast(0, { [first]: 20, [second]: 30 });
  table.forecast(0, { [second]: 70 });
  const last = table.entries.length - 1;
  table.until('bell');
  const entries = table.entries.map(
    (entry, index): Entry =>
      index === last && entry.type === 'forecast-made' ? { ...entry, values: { [second]: 70 } } : entry,
  );
  const folded = entries.reduce(evolve, startMatch(table.header)).seats[0]?.forecasts[1];
  expect(folded).toEqual({ [second]: 70 });
  expect(forecastedRounds(table.header, entries)[0]?.forecasts).toEqual([{ seat: 0, values: folded }]);
});

it('leaves out what a bot said for somebody who had dropped out', () => {
  const table = new TestTable({ scenarios: { one: ROOMMATES } }).begin().until('predict');
  const [stake] = table.state.round?.stakes ?? [];
  if (stake === undefined) return expect.fail('no stakes');
  table.forecast(0, { [stake]: 20 });
  table.do({ type: 'drop-out', seat: 1 });
  table.forecast(1, { [stake]: 97 });
  table.finish();
  expect(forecastedRounds(table.header, table.entries)[0]?.forecasts).toEqual([{ seat: 0, values: { [stake]: 20 } }]);
});
