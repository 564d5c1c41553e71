import { describe, expect, it } from 'vitest';
import { contractHolds } from './contracts.ts';
import { CONTRACT_KINDS, type ContractKind } from './entries.ts';
import type { Instant, ObjectFacts } from './state.ts';

const alive: ObjectFacts = {
  alive: true,
  generation: 0,
  reachableFromName: true,
  finalizerRan: false,
  witnessed: false,
};
const unreachable: ObjectFacts = { ...alive, reachableFromName: false };
const dead: ObjectFacts = { ...unreachable, alive: false, generation: null };
const at = (facts: ObjectFacts): Instant => ({ '#1': facts });

// what each kind says of one fate, by the design's table
const FATES: { fate: string; R: ObjectFacts; T: ObjectFacts; holds: ContractKind[] }[] = [
  { fate: 'kept by a shared name', R: alive, T: alive, holds: ['keep', 'silence'] },
  { fate: 'kept, and old', R: alive, T: { ...alive, generation: 2 }, holds: ['keep', 'elder', 'silence'] },
  { fate: 'frozen', R: alive, T: { ...alive, generation: null }, holds: ['keep', 'silence'] },
  { fate: 'dropped by count', R: dead, T: dead, holds: ['free', 'silence'] },
  {
    fate: 'dropped by count, its __del__ run',
    R: { ...dead, finalizerRan: true },
    T: { ...dead, finalizerRan: true },
    holds: ['free'],
  },
  {
    fate: 'dropped by count, witnessed',
    R: { ...dead, witnessed: true },
    T: { ...dead, witnessed: true },
    holds: ['free', 'witness', 'silence'],
  },
  { fate: 'taken by the truck', R: unreachable, T: dead, holds: ['truck', 'silence'] },
  {
    fate: 'taken by the truck, witnessed',
    R: unreachable,
    T: { ...dead, witnessed: true },
    holds: ['truck', 'witness', 'silence'],
  },
  {
    fate: 'unreachable, missed by the truck',
    R: unreachable,
    T: { ...unreachable, generation: 2 },
    holds: ['keep', 'leak', 'elder', 'silence'],
  },
  {
    fate: 'a resurrected phoenix',
    R: { ...alive, finalizerRan: true },
    T: { ...alive, finalizerRan: true },
    holds: ['keep', 'phoenix'],
  },
  {
    fate: 'resurrected by the truck',
    R: unreachable,
    T: { ...alive, finalizerRan: true },
    holds: ['keep', 'leak', 'phoenix'],
  },
  { fate: 'told of, but resurrected', R: alive, T: { ...alive, witnessed: true }, holds: ['keep', 'silence'] },
];

describe('contractHolds', () => {
  it.each(FATES)('$fate: $holds', ({ R, T, holds }) => {
    const instants = { B: at(alive), R: at(R), T: at(T) };
    const held = CONTRACT_KINDS.filter((kind) => contractHolds({ kind, object: '#1' }, instants));
    expect(new Set(held)).toEqual(new Set(holds));
  });

  it('every kind both holds and fails somewhere in the table', () => {
    for (const kind of CONTRACT_KINDS) {
      expect(FATES.some(({ holds }) => holds.includes(kind))).toBe(true);
      expect(FATES.every(({ holds }) => holds.includes(kind))).toBe(false);
    }
  });
});
