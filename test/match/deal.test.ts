import { describe, expect, it } from 'vitest';
import { dealContracts, dealWithPlans, pointsFor } from '../../shared/match/deal.ts';
import type { Contract, ContractKind } from '../../shared/match/entries.ts';
import { areOpposed } from '../../shared/match/opposition.ts';
import { costOf, playLines, worldOf, wouldHold } from '../../shared/match/plan-world.ts';
import { randomFor } from '../../shared/match/random.ts';
import type { Move } from '../../shared/python/move.ts';
import { parseLine } from '../../shared/python/parse.ts';
import { roundOf } from './imagined-round.ts';
import { ROOMMATES, scenarioText } from './scenarios.ts';

const RICH = scenarioText(
  [
    'shelf = [Node(), Node(), Loud(), Phoenix()]',
    'shelf[0].next = shelf[1]',
    'shelf[1].next = shelf[0]',
    "album = {'k1': shelf[2], 'k2': Node()}",
    'lost = Node()',
    'lost.next = lost',
    'w = weakref.ref(lost)',
    'del lost',
  ],
  { truck: 0, contracts: 'keep, free, truck, leak, elder, witness, silence, phoenix' },
);
const SEEDS = Array.from({ length: 12 }, (_, n) => `seed ${n}`);

function moveOf(text: string): Move {
  const parsed = parseLine(text);
  return parsed.ok ? parsed.move : expect.fail(text);
}

/** Two contracts of different seats about one object that cannot both hold. */
function conflicts(contracts: readonly Contract[]): number {
  return contracts.filter((one) =>
    contracts.some(
      (other) => other.seat !== one.seat && other.object === one.object && areOpposed(one.kind, other.kind),
    ),
  ).length;
}

describe.each([
  ['two roommates', ROOMMATES],
  ['a rich heap', RICH],
])('dealContracts on %s', (_, text) => {
  it.each([2, 3, 8])('deals %i seats as many contracts as the settings say, each with a proof', (seats) => {
    for (const seed of SEEDS) {
      const state = roundOf(text, { seats });
      const digest = state.machine.digest();
      const dealt = dealWithPlans(state, randomFor(seed, 'deal/0'));
      expect(state.machine.digest()).toBe(digest);
      for (let seat = 0; seat < seats; seat++) {
        const own = dealt.filter(({ contract }) => contract.seat === seat);
        expect(own, `${seed}, seat ${seat}`).toHaveLength(2);
        expect(new Set(own.map(({ contract }) => contract.object)).size, 'never two for one object').toBe(2);
        const lines = own.flatMap(({ plan }) => plan);
        const after = playLines(worldOf(state), seat, lines);
        const contracts = own.map(({ contract }) => contract);
        expect(after !== null && wouldHold(after, contracts), `${seed}: ${lines.join('; ')}`).toBe(true);
        expect(costOf(lines, state.round?.scenario.vocabulary ?? new Map())).toBeLessThanOrEqual(26);
      }
    }
  });

  it('deals the same from the same seed', () => {
    const deal = (seed: string) => dealContracts(roundOf(text, { seats: 4 }), randomFor(seed, 'deal/0'));
    expect(deal('a')).toEqual(deal('a'));
    expect(SEEDS.map(deal)).not.toEqual(SEEDS.map(() => deal('a')));
  });

  it('deals what it would deal if nothing had ever been dealt', () => {
    for (const [index, seed] of SEEDS.entries()) {
      // another text is another scenario, of which nothing is known yet
      const unknown = roundOf(text + '\n'.repeat(index + 1), { seats: 3 });
      const known = roundOf(text, { seats: 3 });
      const deal = (state: typeof known) => dealWithPlans(state, randomFor(seed, 'deal/0'));
      expect(deal(known), seed).toEqual(deal(unknown));
    }
  });

  it('deals the same again to a round in which somebody has moved', () => {
    const state = roundOf(text, { seats: 2 });
    const round = state.round;
    if (round === null) return expect.fail('no round');
    const moved = { ...state, round: { ...round, program: [...round.program, ...round.program.slice(-1)] } };
    const deal = (from: typeof state) => dealWithPlans(from, randomFor('moved', 'deal/0'));
    expect(deal(moved)).toEqual(deal(moved));
    moved.machine.run(moveOf('shelf.clear()'), 'globals');
    expect(deal(moved)).not.toEqual(deal(roundOf(text, { seats: 2 })));
  });

  it('makes players meet: most contracts have an opponent', () => {
    const all = SEEDS.map((seed) => dealContracts(roundOf(text, { seats: 4 }), randomFor(seed, 'deal/0')));
    const total = all.reduce((sum, contracts) => sum + contracts.length, 0);
    const opposed = all.reduce((sum, contracts) => sum + conflicts(contracts), 0);
    expect(opposed / total).toBeGreaterThan(0.6);
  });

  it('deals the kinds of the scenario alone', () => {
    const state = roundOf(text, { seats: 8 });
    const kinds = new Set(dealContracts(state, randomFor('a', 'deal/0')).map(({ kind }) => kind));
    expect(state.round?.scenario.contracts).toEqual(expect.arrayContaining([...kinds]));
  });
});

describe('dealContracts', () => {
  it('gives finalizers their own kinds', () => {
    const dealt = SEEDS.flatMap((seed) => {
      const state = roundOf(RICH, { seats: 8 });
      return dealContracts(state, randomFor(seed, 'deal/0')).map((contract) => ({
        kind: contract.kind,
        type: state.machine.typeOf(contract.object),
      }));
    });
    expect(new Set(dealt.flatMap(({ kind, type }) => (kind === 'phoenix' ? [type] : [])))).toEqual(
      new Set(['Phoenix']),
    );
    const silent = new Set(dealt.flatMap(({ kind, type }) => (kind === 'silence' ? [type] : [])));
    expect([...silent].every((type) => type === 'Loud' || type === 'Phoenix')).toBe(true);
  });

  it('deals nobody what nobody could spoil', () => {
    const text = scenarioText(['shelf = [Node(), Node(), Node()]', 'sealed = (Node(), Node())'], {
      contracts: 'keep, free',
    });
    const dealt = SEEDS.flatMap((seed) => dealContracts(roundOf(text), randomFor(seed, 'deal/0')));
    expect(dealt.length).toBeGreaterThan(0);
    const unspoilable = new Set(['#4', '#5', '#6', '#7']);
    expect(dealt.filter(({ object }) => unspoilable.has(object))).toEqual([]);
  });

  it('deals less where there is not enough to deal', () => {
    const text = scenarioText(['shelf = [Node()]'], { contracts: 'free' });
    expect(dealContracts(roundOf(text), randomFor('a', 'deal/0'))).toEqual([
      { seat: expect.any(Number), kind: 'free', object: '#1', points: 10 },
      { seat: expect.any(Number), kind: 'free', object: '#1', points: 10 },
    ]);
    expect(dealContracts(roundOf(scenarioText(['a = 1'])), randomFor('a', 'deal/0'))).toEqual([]);
  });

  it('deals no contracts where the settings want none', () => {
    const state = roundOf(ROOMMATES, { settings: { contractsPerSeat: 0 } });
    expect(dealContracts(state, randomFor('a', 'deal/0'))).toEqual([]);
  });
});

describe('pointsFor', () => {
  it.each<[ContractKind, number, number]>([
    ['free', 1, 10],
    ['free', 2, 20],
    ['free', 3, 20],
    ['free', 4, 30],
    ['keep', 1, 10],
    ['keep', 0, 20],
    ['silence', 0, 20],
    ['truck', 0, 20],
    ['truck', 1, 20],
    ['truck', 3, 30],
    ['leak', 5, 30],
    ['phoenix', 1, 20],
    ['witness', 2, 30],
  ])('%s in %i lines: %i', (kind, length, points) => {
    expect(pointsFor(kind, length)).toBe(points);
  });
});
