import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../shared/heap/picture.ts';
import { CONTRACT_KINDS, type ContractKind } from '../../shared/match/entries.ts';
import { playLines, worldOf, wouldHold } from '../../shared/match/plan-world.ts';
import { findJointPlan, findPlan, isPlan } from '../../shared/match/plans.ts';
import { randomFor } from '../../shared/match/random.ts';
import { randomLines } from '../../shared/match/random-lines.ts';
import { PLENTY, planFor, roundOf } from './imagined-round.ts';
import { ROOMMATES_LINES, scenarioText } from './scenarios.ts';

const SHELF = ['shelf = [Node(), Node()]', 'shelf[0].next = Node()'];
const LOST = ['lost = Node()', 'lost.next = lost', 'w = weakref.ref(lost)', 'shelf = []', 'del lost'];
const OLD_LOST = [...LOST.slice(0, -1), 'gc.collect(1)', 'del lost'];
const EVERYTHING = [
  'Node 1, Slot 1, Loud 1, Phoenix 1, list 1, weakref.ref 1, watcher 1, weakref.finalize 1, registry 1, closure 1',
  'generator 1, close 1, cached 1, cache_clear 1, gc.collect 3',
].join(', ');
const NEST = ['nest = [Phoenix(), Loud()]'];

interface Case {
  readonly kind: ContractKind;
  readonly object: Label;
  readonly lines: readonly string[];
  readonly truck?: 0 | 1 | 2;
  readonly before?: readonly (readonly [number, string])[];
  /** The plan, or how it begins where there is more than one way. */
  readonly plan: readonly string[] | null;
}

const CASES: readonly Case[] = [
  // what holds as it is
  { kind: 'keep', object: '#1', lines: SHELF, plan: [] },
  { kind: 'truck', object: '#1', lines: LOST, plan: [] },
  { kind: 'leak', object: '#1', lines: OLD_LOST, plan: [] },
  // one line
  { kind: 'keep', object: '#1', lines: LOST, plan: ['shelf.append(w())'] },
  {
    kind: 'keep',
    object: '#1',
    lines: SHELF,
    before: [
      [0, 'mine = shelf[0]'],
      [1, 'del shelf[0]'],
    ],
    plan: ['shelf[0].left = mine'],
  },
  { kind: 'free', object: '#2', lines: SHELF, plan: ['del shelf[1]'] },
  { kind: 'free', object: '#4', lines: SHELF, plan: ['del shelf[0].next'] },
  { kind: 'free', object: '#1', lines: LOST, plan: ['del w().next'] },
  { kind: 'free', object: '#1', lines: ["d = {'k1': Node()}"], plan: ["del d['k1']"] },
  { kind: 'free', object: '#1', lines: ['s = {Node()}'], plan: ['s.clear()'] },
  { kind: 'free', object: '#1', lines: ['s = [Node()]', 'h = [closure(s[0])]', 's.pop()'], plan: ['del h[0]'] },
  { kind: 'free', object: '#1', lines: ['g = generator(Node())'], plan: ['g.close()'] },
  { kind: 'free', object: '#1', lines: ['cached(Node())'], plan: ['cached.cache_clear()'] },
  { kind: 'free', object: '#1', lines: ['registry.append(Node())'], plan: ['del registry[0]'] },
  { kind: 'free', object: '#1', lines: ['t = [(Node(), 1)]'], plan: ['del t[0]'] },
  { kind: 'phoenix', object: '#1', lines: NEST, plan: ['del nest[0]'] },
  { kind: 'elder', object: '#1', lines: SHELF, truck: 0, plan: ['gc.collect(1)'] },
  // more
  { kind: 'free', object: '#1', lines: [...ROOMMATES_LINES], plan: ['del shelf[1].next', 'del shelf[0]'] },
  { kind: 'free', object: '#3', lines: [...ROOMMATES_LINES], plan: ['del shelf[2]', "del album['k1']"] },
  { kind: 'truck', object: '#2', lines: SHELF, plan: ['shelf[1].left = shelf[1]', 'del shelf[1]'] },
  { kind: 'truck', object: '#1', lines: [...ROOMMATES_LINES], plan: ['del shelf[1]', 'del shelf[0]'] },
  {
    kind: 'leak',
    object: '#2',
    lines: SHELF,
    truck: 0,
    plan: ['shelf[1].left = shelf[1]', 'gc.collect(0)', 'del shelf[1]'],
  },
  {
    kind: 'leak',
    object: '#3',
    lines: [...OLD_LOST, 'shelf.append(Node())'],
    plan: ['w().left = shelf[0]', 'del shelf[0]'],
  },
  {
    kind: 'witness',
    object: '#2',
    lines: SHELF,
    plan: ['weakref.finalize(shelf[1], released)', 'del shelf[1]'],
  },
  // what cannot be
  { kind: 'free', object: '#1', lines: ['a = Node()'], plan: null },
  { kind: 'free', object: '#1', lines: ['t = (Node(), 1)'], plan: null },
  { kind: 'keep', object: '#1', lines: ['lost = Node()', 'lost.next = lost', 'shelf = []', 'del lost'], plan: null },
  { kind: 'phoenix', object: '#2', lines: NEST, plan: null },
  { kind: 'witness', object: '#1', lines: ['t = [Slot()]'], plan: null },
  {
    kind: 'free',
    object: '#2',
    lines: SHELF,
    before: [
      [0, 'mine = shelf'],
      [1, 'h = shelf[1]'],
      [1, 'shelf.clear()'],
    ],
    plan: [],
  },
];

describe('findPlan', () => {
  it.each(CASES)('$kind $object after $lines: $plan', ({ kind, object, lines, truck = 1, before = [], plan }) => {
    expect(planFor(scenarioText(lines, { truck, vocabulary: EVERYTHING }), { kind, object }, before)).toEqual(plan);
  });

  it('keeps to the vocabulary', () => {
    const text = scenarioText(['cached(Node())'], { vocabulary: 'Node 1, cached 1' });
    expect(planFor(text, { kind: 'free', object: '#1' })).toBeNull();
  });

  it('keeps to the tokens, for all lines and for each', () => {
    const text = scenarioText(SHELF, { truck: 0, vocabulary: 'Node 1, gc.collect 4' });
    const goal = { kind: 'elder', object: '#1' } as const;
    expect(planFor(text, goal, [], { ...PLENTY, tokens: 4 })).toEqual(['gc.collect(1)']);
    expect(planFor(text, goal, [], { ...PLENTY, tokens: 3 })).toBeNull();
    expect(planFor(text, goal, [], { ...PLENTY, tokensALine: 3 })).toBeNull();
  });

  it('gives up after so many attempts', () => {
    const goal = { kind: 'truck', object: '#2' } as const;
    expect(planFor(scenarioText(SHELF), goal, [], { ...PLENTY, attempts: 1 })).toBeNull();
  });

  it('does not give up one goal for another', () => {
    const world = worldOf(roundOf(scenarioText(['a = [Node()]', 'a[0].next = Node()'])));
    const free = { kind: 'free', object: '#1' } as const;
    const keep = { kind: 'keep', object: '#3' } as const;
    expect(findPlan(world, 0, free, PLENTY)).toEqual(['del a[0]']);
    const plan = findJointPlan(world, 0, [keep], free, PLENTY, randomFor('a', 'plan'));
    expect(plan === null || isPlan(world, 0, [keep, free], plan, PLENTY)).toBe(true);
  });

  it('finds only what works, and leaves the heap as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom(...CONTRACT_KINDS), (seed, kind) => {
        const random = randomFor(seed, 'lines');
        const first = worldOf(roundOf(scenarioText([...ROOMMATES_LINES, ...NEST])));
        const world = playLines(first, 1, randomLines(first, 1, 6, random)) ?? first;
        const digest = world.machine.digest();
        const object = random.pick(world.machine.labels());
        const plan = findPlan(world, 0, { kind, object }, { ...PLENTY, guesses: 3 }, random);
        expect(world.machine.digest()).toBe(digest);
        if (plan === null) return;
        const after = playLines(world, 0, plan);
        expect(after !== null && wouldHold(after, [{ kind, object }]), plan.join('; ')).toBe(true);
      }),
      { numRuns: 120 },
    );
  }, 60_000);
});
