/** Which contracts about one object cannot both hold. */
import { CONTRACT_KINDS, type ContractKind } from './entries.ts';

/** Each pair once; see the design's table: who must be alive at T cannot be dead at R or T, and so on. */
const OPPOSED: readonly (readonly [ContractKind, readonly ContractKind[]])[] = [
  ['keep', ['free', 'truck', 'witness']],
  ['leak', ['free', 'truck', 'witness']],
  ['elder', ['free', 'truck', 'witness']],
  ['phoenix', ['free', 'truck', 'witness', 'silence']],
  ['silence', ['free', 'truck', 'witness']],
  ['free', ['truck']],
];

/** By kind: those that it excludes. */
const OPPONENTS: ReadonlyMap<ContractKind, ReadonlySet<ContractKind>> = new Map(
  CONTRACT_KINDS.map((kind) => [kind, new Set(OPPOSED.flatMap(([one, others]) => opponentIn(kind, one, others)))]),
);

function opponentIn(kind: ContractKind, one: ContractKind, others: readonly ContractKind[]): readonly ContractKind[] {
  if (kind === one) return others;
  return others.includes(kind) ? [one] : [];
}

/** Whether the two exclude each other on the same object. `silence` against a death: only a finalizer that never runs has both. */
export function areOpposed(a: ContractKind, b: ContractKind): boolean {
  return OPPONENTS.get(a)?.has(b) ?? false;
}
