/** Whole rounds by given/when/then, on the fold alone. */
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { UnfoldableEntry } from '../../shared/match/unfoldable.ts';
import { ROOMMATES, scenarioText } from './scenarios.ts';
import { TestTable, testHeader } from './table.ts';

const table = (settings = {}) => new TestTable({ scenarios: { roommates: ROOMMATES }, settings });
const types = (entries: readonly Entry[]) =>
  entries.map((entry) => (entry.type === 'phase-started' ? entry.phase : entry.type));

describe('a round', () => {
  it('goes through its phases and deals, chooses and reveals on the way', () => {
    const at = table().begin().finish();
    expect(types(at.entries)).toEqual([
      ...['round-started', 'contracts-dealt', 'briefing'],
      ...['checkpointed', 'build'],
      ...['checkpointed', 'stakes-chosen', 'predict'],
      ...['checkpointed', 'bell'],
      ...['checkpointed', 'collect'],
      ...['checkpointed', 'revealed', 'reveal'],
      ...['checkpointed', 'finished'],
    ]);
    expect(at.entries.map(({ seq }) => seq)).toEqual(at.entries.map((_, index) => index + 1));
  });

  it('is followed by the next of the playlist, on a heap of its own', () => {
    const second = scenarioText(['box = [Node(), Node(), Node(), Node(), Node(), Node()]'], {
      truck: 2,
      runtime: '3.8',
    });
    const at = new TestTable({ scenarios: { roommates: ROOMMATES, second } }).begin().until('build');
    at.line(0, 'a = Node()');
    at.until('reveal').tick();
    expect(at.state.round).toMatchObject({
      index: 1,
      scenario: { id: 'second', runtime: '3.8' },
      stakes: [],
      revealed: null,
    });
    expect(at.state.round?.program.map(({ by }) => by)).toEqual(['scenario']);
    at.until('build');
    expect(at.refused({ type: 'play-line', seat: 0, text: 'b = a' })).toMatchObject({ code: 'python-error' });
    expect(at.refused({ type: 'play-line', seat: 0, text: 'b = shelf' })).toMatchObject({ code: 'python-error' });
    at.finish();
    expect(at.entries.at(-1)).toMatchObject({ type: 'finished', totals: [{ seat: 0 }, { seat: 1 }] });
  });

  it('keeps the program: the scenario, the moves, every frame that returns, the truck', () => {
    const at = table().begin().until('build');
    at.line(1, 'mine = shelf[2]');
    at.line(0, 'album.clear()');
    at.until('reveal');
    expect(at.state.round?.program.map(({ by, text }) => [by, text]).slice(-5)).toEqual([
      [1, 'mine = shelf[2]'],
      [0, 'album.clear()'],
      [{ bell: 0 }, 'return'],
      [{ bell: 1 }, 'return'],
      ['truck', 'gc.collect(1)'],
    ]);
    const seqs = at.state.round?.program.map(({ seq }) => seq) ?? [];
    expect(seqs).toEqual([...seqs].sort((one, other) => one - other));
  });

  it('takes the facts at B, R and T', () => {
    const at = table().begin().until('build');
    at.patiently(0, 'keeper = Node()'); // #7: dies when the frame returns
    at.patiently(0, 'ring = Node()'); // #8: a cycle of one, for the truck
    at.patiently(0, 'ring.self = ring');
    at.patiently(1, 'shelf[2].w = weakref.ref(shelf[0], watcher)');
    at.until('reveal');
    const { B, R, T } = at.state.round?.instants ?? {};
    const alive = (instant: typeof B) =>
      [B, R, T].includes(instant) && ['#7', '#8', '#2'].map((label) => instant?.[label as '#7']?.alive);
    expect(alive(B)).toEqual([true, true, true]);
    expect(alive(R)).toEqual([false, true, true]);
    expect(alive(T)).toEqual([false, false, true]);
    expect(R?.['#8']).toMatchObject({ alive: true, reachableFromName: false });
    expect(B?.['#8']).toMatchObject({ reachableFromName: true });
    expect(T?.['#2']).toMatchObject({ alive: true, reachableFromName: true, generation: 2 });
    expect(T?.['#8']).toEqual({
      alive: false,
      generation: null,
      reachableFromName: false,
      finalizerRan: false,
      witnessed: false,
    });
  });

  it('knows whose death was told of, and whose __del__ ran', () => {
    const at = table().begin().until('build');
    at.patiently(0, "album['w'] = weakref.ref(shelf[2], watcher)");
    at.patiently(1, 'del shelf[2]');
    at.patiently(1, "del album['k1']");
    at.until('reveal');
    expect(at.state.round?.instants.T?.['#3']).toMatchObject({ alive: false, finalizerRan: true, witnessed: true });
  });

  it('scores what was said against what is true', () => {
    const at = table({ contractsPerSeat: 0 }).begin().until('predict');
    const stakes = at.state.round?.stakes ?? [];
    expect(stakes).toHaveLength(6);
    at.forecast(0, Object.fromEntries(stakes.map((label) => [label, 99])));
    at.until('reveal');
    const survivors = stakes.filter((label) => at.state.round?.instants.T?.[label]?.alive).length;
    const points = Math.round(survivors * (25 - 0.01) + (6 - survivors) * (25 - 98.01));
    expect(at.state.round?.revealed?.results).toEqual([
      { seat: 0, forecastPoints: points, contractPoints: 0 },
      { seat: 1, forecastPoints: 0, contractPoints: 0 },
    ]);
    expect(at.state.seats[0]).toMatchObject({ forecastPoints: points });
  });
});

describe('forecasts', () => {
  it('add up within a pass, and the last value for a stake counts', () => {
    const at = table().begin().until('predict');
    const [one = '#1', other = '#2'] = at.state.round?.stakes ?? [];
    at.forecast(0, { [one]: 10 });
    expect(at.forecast(0, { [other]: 20 })).toMatchObject([{ values: { [one]: 10, [other]: 20 }, pass: 1, by: 0 }]);
    expect(at.forecast(0, { [one]: 10 })).toEqual([]);
    at.forecast(0, { [one]: 90 });
    at.until('reveal');
    expect(at.state.round?.revealed?.forecasts).toEqual([
      { seat: 0, values: { [one]: 90, [other]: 20 } },
      { seat: 1, values: {} },
    ]);
  });

  it('are refused for what is no stake, and out of range', () => {
    const at = table().begin().until('predict');
    const [stake = '#1'] = at.state.round?.stakes ?? [];
    expect(at.refused({ type: 'forecast', seat: 0, values: { '#999': 5 } })).toEqual({
      code: 'unknown-stake',
      params: { label: '#999' },
    });
    expect(at.refused({ type: 'forecast', seat: 0, values: { [stake]: 100 } })).toEqual({
      code: 'forecast-out-of-range',
      params: { label: stake, value: 100 },
    });
  });

  it('can be made again after the table has talked; who disagrees is shown, what they said is not', () => {
    const at = table({ peerSeconds: 30 }).begin().until('predict');
    const [one = '#1', other = '#2'] = at.state.round?.stakes ?? [];
    at.forecast(0, { [one]: 10, [other]: 60 });
    at.forecast(1, { [one]: 90, [other]: 70 });
    expect(types(at.tick())).toEqual(['checkpointed', 'disagreements-shown', 'peer']);
    expect(at.state.round?.disagreements).toEqual([{ stake: one, camps: [[0], [1]] }]);
    expect(at.forecast(0, { [one]: 80 })).toMatchObject([{ pass: 2, values: { [one]: 80 } }]);
    at.until('reveal');
    expect(at.state.round?.revealed?.forecasts[0]).toEqual({ seat: 0, values: { [one]: 80, [other]: 60 } });
  });
});

describe('entries that do not follow', () => {
  const header = testHeader({ scenarios: { roommates: ROOMMATES } });
  const place = { seq: 1, at: 0 } as const;
  const fold = (...entries: Entry[]) => entries.reduce(evolve, startMatch(header));
  const started: Entry = { ...place, by: 'server', type: 'round-started', round: 0 };

  it.each([
    { given: 'a move before the round', entries: [{ ...place, by: 0, type: 'moved', line: 'a = 1' }] },
    {
      given: 'a round that the playlist has not',
      entries: [{ ...place, by: 'server', type: 'round-started', round: 1 }],
    },
    { given: 'a line that raises', entries: [started, { ...place, by: 0, type: 'moved', line: 'a = q' }] },
    { given: 'a line that is none', entries: [started, { ...place, by: 0, type: 'moved', line: 'a +' }] },
    { given: 'a seat that is not there', entries: [started, { ...place, by: 7, type: 'readied' }] },
    { given: 'a move of the server', entries: [started, { ...place, by: 'server', type: 'moved', line: 'a = 1' }] },
    { given: 'stakes without a round', entries: [{ ...place, by: 'server', type: 'stakes-chosen', stakes: [] }] },
  ] satisfies { given: string; entries: Entry[] }[])('are named: $given', ({ entries }) => {
    expect(() => fold(...entries)).toThrow(UnfoldableEntry);
  });

  it('name a scenario that cannot be read', () => {
    const broken = testHeader({ scenarios: { broken: 'shelf = [' } });
    expect(() => evolve(startMatch(broken), started)).toThrow(UnfoldableEntry);
  });
});
