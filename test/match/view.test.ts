import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CONTRACT_KINDS, type Contract, type Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { logEntry } from '../../shared/match/log-chain.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { isSecret, publicHeader, type Viewer, viewEntry, viewState } from '../../shared/match/view.ts';
import { ROOMMATES } from './scenarios.ts';
import { TestTable, testHeader } from './table.ts';

const VIEWERS: Viewer[] = ['spectator', { seat: 0 }, { seat: 1 }];
const place = { seq: 3, at: 5 } as const;

const label = fc.integer({ min: 1, max: 30 }).map((number): `#${number}` => `#${number}`);
const contract = (seat: fc.Arbitrary<number>): fc.Arbitrary<Contract> =>
  fc.record({
    seat,
    kind: fc.constantFrom(...CONTRACT_KINDS),
    object: label,
    points: fc.constantFrom<10 | 20 | 30>(10, 20, 30),
  });
const forecast = fc.dictionary(label, fc.integer({ min: 1, max: 99 }));

/** What is seen of a state, without the machine, which everybody may see. */
function seen({ machine, ...state }: MatchState): unknown {
  return { ...state, digest: machine.digest() };
}

/** A match of two rounds with everything secret in it. */
function playedTable(say: readonly [number, number, number], peerSeconds = 20): TestTable {
  const at = new TestTable({
    scenarios: { roommates: ROOMMATES },
    settings: { playlist: ['roommates', 'roommates'], peerSeconds },
  });
  at.begin();
  for (let round = 0; round < 2; round++) {
    at.until('build').line(0, 'mine = shelf[0]');
    at.line(1, 'del shelf[2]');
    at.until('predict');
    const [stake = '#1', other = '#2'] = at.state.round?.stakes ?? [];
    at.forecast(0, { [stake]: say[0], [other]: 12 });
    at.forecast(1, { [stake]: say[1] });
    if (peerSeconds > 0) at.until('peer').forecast(1, { [stake]: say[2] });
    at.until('reveal').tick();
  }
  return at.finish();
}

describe('what a viewer sees before the reveal', () => {
  test('of dealt contracts: one’s own, and the same whatever the others have', () => {
    const own = fc.array(contract(fc.constant(0)));
    const others = fc.array(contract(fc.integer({ min: 1, max: 7 })));
    const dealt = (contracts: readonly Contract[]): Entry => ({
      ...place,
      by: 'server',
      type: 'contracts-dealt',
      contracts,
    });
    fc.assert(
      fc.property(own, others, others, (mine, theirs, instead) => {
        const entry = dealt([...theirs, ...mine]);
        expect(viewEntry(entry, { seat: 0 })).toEqual(dealt(mine));
        expect(viewEntry(entry, { seat: 0 })).toEqual(viewEntry(dealt([...instead, ...mine]), { seat: 0 }));
        expect(viewEntry(entry, 'spectator')).toEqual(dealt([]));
        expect(viewEntry(entry, 'everything')).toEqual(entry);
      }),
    );
  });

  test('of a forecast: that it was made', () => {
    fc.assert(
      fc.property(forecast, fc.constantFrom<1 | 2>(1, 2), (values, pass) => {
        const entry: Entry = { ...place, by: 0, type: 'forecast-made', pass, values };
        expect(viewEntry(entry, { seat: 0 })).toEqual(entry);
        for (const viewer of ['spectator', { seat: 1 }] as const) {
          expect(viewEntry(entry, viewer)).toEqual({ ...entry, values: null });
        }
      }),
    );
  });

  it('is never a hash: it covers the secrets, and there are few to try', () => {
    const entry: Entry = { ...place, by: 0, type: 'forecast-made', pass: 1, values: { '#1': 7 } };
    const logged = logEntry('00', entry);
    for (const viewer of VIEWERS) expect(viewEntry(logged, viewer)).not.toHaveProperty('hash');
  });

  test('does not depend on what others forecast: two matches that differ in it look alike until the reveal', () => {
    const percent = fc.integer({ min: 1, max: 99 });
    const upToReveal = (at: TestTable, viewer: Viewer) => {
      const end = at.entries.findIndex(({ type }) => type === 'revealed');
      return at.entries.slice(0, end).map((entry) => viewEntry(entry, viewer));
    };
    const reference = playedTable([30, 20, 20], 0);
    fc.assert(
      fc.property(percent, percent, (one, other) => {
        const played = playedTable([one, other, other], 0);
        expect(upToReveal(played, 'spectator')).toEqual(upToReveal(reference, 'spectator'));
      }),
      { numRuns: 10 },
    );
    // in the peer phase the sides are shown, and nothing else
    const peer = [playedTable([30, 80, 20]), playedTable([1, 51, 99])];
    expect(upToReveal(peer[0] as TestTable, 'spectator')).toEqual(upToReveal(peer[1] as TestTable, 'spectator'));
  }, 60_000);

  it('has neither the seed nor the key in its header', () => {
    const header = testHeader({ scenarios: { roommates: ROOMMATES }, seed: 'very secret' });
    expect(JSON.stringify(publicHeader(header))).not.toContain('very secret');
    expect(publicHeader(header)).not.toHaveProperty('seed');
    expect(viewState(startMatch(header), 'spectator').header).not.toHaveProperty('seed');
    expect(publicHeader(header)).toMatchObject({ seedHash: header.seedHash, match: header.match });
  });
});

describe('a viewer’s fold', () => {
  it.each([...VIEWERS, 'everything' as const])('is the state in the eyes of %j, at every entry', (viewer) => {
    const at = playedTable([30, 80, 60]);
    let whole = startMatch(at.header);
    let own = startMatch(viewer === 'everything' ? at.header : publicHeader(at.header));
    for (const entry of at.entries) {
      whole = evolve(whole, entry);
      own = evolve(own, JSON.parse(JSON.stringify(viewEntry(entry, viewer))) as Entry);
      expect(seen(own)).toEqual(seen(viewState(whole, viewer)));
    }
  });

  it('knows that others forecast, not what, and all contracts once they are revealed', () => {
    const at = playedTable([30, 80, 60]);
    const until = (type: Entry['type']) =>
      at.entries.slice(0, at.entries.findIndex((entry) => entry.type === type) + 1);
    const fold = (entries: readonly Entry[]) =>
      entries.map((entry) => viewEntry(entry, { seat: 0 })).reduce(evolve, startMatch(publicHeader(at.header)));

    const before = fold(until('disagreements-shown'));
    expect(before.seats.map(({ contracts }) => contracts.length)).toEqual([2, 0]);
    expect(before.seats[0]?.forecasts[1]).toMatchObject({});
    expect(before.seats[1]?.forecasts[1]).toBe('hidden');
    expect(before.seats[1]?.forecasts[2]).toBeNull();

    const after = fold(until('revealed'));
    expect(after.seats.map(({ contracts }) => contracts.length)).toEqual([2, 2]);
    expect(after.round?.revealed?.forecasts[1]?.values).toMatchObject({});
  });
});

describe('isSecret', () => {
  it('says of each entry of a match whether its viewers see different things', () => {
    for (const entry of playedTable([30, 80, 60]).entries) {
      const views = VIEWERS.map((viewer) => JSON.stringify(viewEntry(entry, viewer)));
      expect(isSecret(entry), entry.type).toBe(new Set(views).size > 1);
    }
  });
});
