/** Each way to live or to die, and the proof that must be given for it. */
import { describe, expect, it } from 'vitest';
import type { Label } from '../../shared/heap/picture.ts';
import type { Way } from '../../shared/match/heap-ways.ts';
import type { Proof } from '../../shared/match/proof.ts';
import { prove, proveStakes } from '../../shared/match/proofs.ts';
import { ROOMMATES, scenarioText } from './scenarios.ts';
import { TestTable } from './table.ts';

interface Given {
  readonly scenario: readonly string[];
  readonly moves?: readonly (readonly [seat: number, line: string])[];
  readonly truck?: 0 | 1 | 2;
  readonly runtime?: string;
}

/** The proof for an object after a round with these lines. */
function proofOf(label: Label, { scenario, moves = [], truck = 1, runtime = '3.15' }: Given): Proof | undefined {
  const at = new TestTable({
    scenarios: { test: scenarioText(scenario, { truck, runtime, contracts: 'keep' }) },
    settings: { tokensAtStart: 30, tokensAtMost: 30 },
  });
  at.begin().until('build');
  for (const [seat, line] of moves) at.line(seat, line);
  at.until('reveal');
  const facts = at.state.round?.instants.T?.[label];
  const [proof] = prove(at.state, [label]);
  // a proof of survival for the living, of death for the dead
  const dead = proof?.type === 'dropped' || proof?.type === 'collected';
  expect(facts?.alive).toBe(!dead);
  return proof;
}

/** A way as Python would write it, more or less. */
function inWords({ from, steps }: Way): string {
  const start = from.type === 'name' ? from.name : `<${from.type}>`;
  const first = from.type === 'object' ? steps[0]?.label : start;
  return `${first}${steps.map(({ slot }) => slot ?? '').join('')} is ${steps.at(-1)?.label}`;
}

describe('the living', () => {
  it.each([
    { given: 'a shared name', label: '#1', scenario: ['a = Node()'], says: 'a is #1' },
    {
      given: 'a chain',
      label: '#3',
      scenario: ['a = Node()', 'a.b = Node()', 'a.b.c = [Node()]'],
      says: 'a.b.c[0] is #3',
    },
    {
      given: 'the shorter of two ways',
      label: '#1',
      scenario: ['a = Node()', 'b = [[a]]', 'c = [a]', 'del a'],
      says: 'c[0] is #1',
    },
    { given: 'a dict, a key', label: '#1', scenario: ["d = {'k1': Node()}"], says: "d['k1'] is #1" },
    {
      given: 'a closure',
      label: '#1',
      scenario: ['h = closure(Node())'],
      says: 'h.__closure__[0].cell_contents is #1',
    },
    { given: 'the registry', label: '#1', scenario: ['registry.append(Node())'], says: 'registry[0] is #1' },
  ] as const)('reachable through $given', ({ label, scenario, says }) => {
    const proof = proofOf(label, { scenario });
    expect(proof?.type).toBe('reachable');
    if (proof?.type === 'reachable')
      expect(inWords(proof.way).replaceAll('__closure__', '.__closure__').replaceAll(']cell', '].cell')).toBe(says);
  });

  it('brought back by its own __del__ when its count fell to zero', () => {
    const proof = proofOf('#1', {
      scenario: ['a = Phoenix()', 'a.egg = Node()'],
      moves: [
        [0, 'a.x = 1'],
        [1, 'a.y = 2'],
      ],
    });
    expect(proof?.type).toBe('reachable');
    const dropped = { scenario: ['nest = [Phoenix()]', 'nest[0].egg = Node()'], moves: [[1, 'nest.clear()']] } as const;
    expect(proofOf('#1', dropped)).toMatchObject({
      type: 'resurrected',
      by: { label: '#1' },
      line: { by: 1, text: 'nest.clear()' },
    });
    const egg = proofOf('#3', dropped);
    expect(egg).toMatchObject({ type: 'resurrected', by: { label: '#1', type: 'Phoenix' } });
    if (egg?.type === 'resurrected') expect(inWords(egg.way)).toBe('graveyard[0].egg is #3');
  });

  it('brought back by the truck itself', () => {
    const given = {
      scenario: ['a = Phoenix()', 'a.self = a'],
      moves: [
        [0, 'mine = Phoenix()'],
        [0, 'mine.self = mine'],
      ],
    } as const;
    expect(proofOf('#2', given)).toMatchObject({
      type: 'resurrected',
      by: { label: '#2' },
      line: { by: 'truck', text: 'gc.collect(1)' },
    });
  });

  it('saved with the whole of the trash, on 3.8', () => {
    const scenario = ['a = Node()'];
    const moves = [
      [0, 'p = Phoenix()'],
      [0, 'p.self = p'],
      [0, 'n = Node()'],
      [0, 'n.self = n'],
    ] as const;
    expect(proofOf('#3', { scenario, moves, runtime: '3.8' })).toMatchObject({
      type: 'resurrected',
      by: { label: '#2' },
      line: { by: 'truck' },
    });
    expect(proofOf('#3', { scenario, moves, runtime: '3.10' })).toMatchObject({ type: 'collected' });
  });

  it('in a generation that the truck did not take', () => {
    const scenario = ['a = Node()', 'a.self = a', 'a.pet = Node()', 'gc.collect(0)', 'gc.collect(1)', 'del a'];
    for (const label of ['#1', '#2'] as const) {
      expect(proofOf(label, { scenario })).toMatchObject({ type: 'not-collected', generation: 2 });
      expect(proofOf(label, { scenario, truck: 2 })).toMatchObject({ type: 'collected', generation: 2 });
      expect(proofOf(label, { scenario, runtime: '2.7' })).toMatchObject({ type: 'not-collected', generation: null });
    }
  });

  it('held by something in a generation that the truck did not take', () => {
    const proof = proofOf('#2', {
      scenario: ['a = Node()', 'a.self = a', 'gc.collect(0)', 'a.pet = Node()', 'del a'],
      truck: 0,
    });
    expect(proof).toMatchObject({ type: 'not-collected', generation: 1 });
    if (proof?.type === 'not-collected') expect(inWords(proof.way)).toBe('#1.pet is #2');
  });

  it('frozen, or held by what is frozen', () => {
    const scenario = ['a = Node()', 'a.self = a', 'gc.freeze()', 'a.pet = Node()', 'del a'];
    for (const label of ['#1', '#2'] as const) {
      const proof = proofOf(label, { scenario, truck: 2 });
      expect(proof).toMatchObject({ type: 'frozen' });
      if (proof?.type === 'frozen') expect(proof.way.steps[0]?.label).toBe('#1');
    }
  });

  it('kept in gc.garbage, on 2.7', () => {
    const scenario = ['a = Loud()', 'a.self = a', 'a.pet = Node()', 'del a'];
    expect(proofOf('#1', { scenario, runtime: '2.7' })).toMatchObject({ type: 'in-garbage' });
    const pet = proofOf('#2', { scenario, runtime: '2.7' });
    expect(pet).toMatchObject({ type: 'in-garbage', way: { from: { type: 'garbage' } } });
  });
});

describe('the dead', () => {
  it.each([
    { given: 'the scenario', scenario: ['a = Node()', 'del a'], moves: [], by: 'scenario', text: 'del a' },
    { given: 'a player', scenario: ['a = [Node()]'], moves: [[1, 'a.pop()']], by: 1, text: 'a.pop()' },
    {
      given: 'a frame that returns',
      scenario: ['a = [Node()]'],
      moves: [
        [1, 'mine = a[0]'],
        [0, 'a.clear()'],
      ],
      by: { bell: 1 },
      text: 'return',
    },
  ] as const)('dropped by $given', ({ scenario, moves, by, text }) => {
    const proof = proofOf('#1', { scenario, moves });
    expect(proof).toMatchObject({ type: 'dropped', line: { by, text }, with: [{ label: '#1', type: 'Node' }] });
  });

  it('with all that only it held, in order of dying', () => {
    const proof = proofOf('#2', { scenario: ['a = Node()', 'a.b = Node()', 'a.b.c = Node()', 'del a'] });
    expect(proof?.type === 'dropped' && proof.with.map(({ label }) => label)).toEqual(['#1', '#2', '#3']);
  });

  it('collected with the group that it was part of, not with another', () => {
    const scenario = ['a = Node()', 'a.b = Node()', 'a.b.a = a', 'c = Node()', 'c.self = c', 'del a, c'];
    const proof = proofOf('#2', { scenario });
    expect(proof).toMatchObject({ type: 'collected', generation: 1, line: { by: 'truck', text: 'gc.collect(1)' } });
    expect(proof?.type === 'collected' && proof.group.map(({ label }) => label)).toEqual(['#1', '#2']);
    const other = proofOf('#3', { scenario });
    expect(other?.type === 'collected' && other.group.map(({ label }) => label)).toEqual(['#3']);
  });

  it('dropped by a group that was collected, though itself too old for the truck', () => {
    const scenario = ['a = Node()', 'gc.collect(0)', 'b = Node()', 'b.self = b', 'b.a = a', 'del a, b'];
    const proof = proofOf('#1', { scenario, truck: 0 });
    expect(proof).toMatchObject({ type: 'collected', member: false, group: [{ label: '#2' }] });
  });

  it('collected in a line of play', () => {
    const proof = proofOf('#1', {
      scenario: ['a = Node()', 'a.self = a', 'del a', 'b = 1'],
      moves: [[1, 'gc.collect(0)']],
    });
    expect(proof).toMatchObject({ type: 'collected', generation: 0, line: { by: 1, text: 'gc.collect(0)' } });
  });
});

describe('proofs', () => {
  it('are given for stakes, in their order, once the truck has been', () => {
    const at = new TestTable({ scenarios: { roommates: ROOMMATES } }).begin();
    expect(proveStakes(at.state)).toEqual([]);
    expect(proveStakes(at.until('bell').state)).toEqual([]);
    expect(proveStakes(at.until('collect').state).map(({ label }) => label)).toEqual(at.state.round?.stakes);
    expect(prove(at.state, ['#999'])).toEqual([]);
  });
});
