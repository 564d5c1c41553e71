import { describe, expect, it } from 'vitest';
import { disagreements } from './disagreements.ts';
import type { Forecast } from './entries.ts';
import { checkForecast, countingForecast } from './forecasts.ts';
import type { Player } from './settings.ts';

const say = (...values: Forecast[]) => values.map((value, seat) => ({ seat, values: value }));

describe('disagreements', () => {
  it.each([
    { given: 'nobody said anything', says: say({}, {}), shown: [] },
    { given: 'all say alive', says: say({ '#1': 51 }, { '#1': 99 }), shown: [] },
    { given: 'one is undecided', says: say({ '#1': 50 }, { '#1': 99 }), shown: [] },
    { given: 'a split', says: say({ '#1': 60 }, { '#1': 40 }), shown: [{ stake: '#1', camps: [[0], [1]] }] },
    {
      given: 'the same split the other way round',
      says: say({ '#1': 40 }, { '#1': 60 }),
      shown: [{ stake: '#1', camps: [[0], [1]] }],
    },
    {
      given: 'more seats, one stake of two',
      says: say({ '#1': 60, '#2': 10 }, { '#1': 1, '#2': 20 }, { '#1': 99 }, {}),
      shown: [{ stake: '#1', camps: [[0, 2], [1]] }],
    },
  ])('$given', ({ says, shown }) => {
    expect(disagreements(['#1', '#2'], says)).toEqual(shown);
  });
});

describe('forecasts', () => {
  it.each([
    { values: {}, code: null },
    { values: { '#1': 1, '#2': 99 }, code: null },
    { values: { '#3': 50 }, code: 'unknown-stake' },
    { values: { '#1': 0 }, code: 'forecast-out-of-range' },
    { values: { '#1': 100 }, code: 'forecast-out-of-range' },
    { values: { '#1': 33.3 }, code: 'forecast-out-of-range' },
    { values: { '#1': Number.NaN }, code: 'forecast-out-of-range' },
  ])('$values: $code', ({ values, code }) => {
    const checked = checkForecast(values, ['#1', '#2']);
    expect(checked.ok ? null : checked.refusal.code).toBe(code);
  });

  it('counts the later pass where there is one, stake by stake', () => {
    const player: Player = { seat: 3, name: 'A', kind: 'person' };
    const forecasts = { 1: { '#1': 10, '#2': 20 }, 2: { '#2': 70 } };
    expect(countingForecast({ player, forecasts })).toEqual({ seat: 3, values: { '#1': 10, '#2': 70 } });
  });
});
