/** Which contracts about one object cannot both hold. */
import type { ContractKind } from './entries.ts';

/** Each pair once; see the design's table: who must be alive at T cannot be dead at R or T, and so on. */
const OPPOSED: readonly (readonly [ContractKind, readonly ContractKind[]])[] = [
  ['keep', ['free', 'truck', 'witness']],
  ['leak', ['free', 'truck', 'witness']],
  ['elder', ['free', 'truck', 'witness']],
  ['phoenix', ['free', 'truck', 'witness', 'silence']],
  ['silence', ['free', 'truck', 'witness']],
  ['free', ['truck']],
];

/** Whether the two exclude each other on the same object. `silence` against a death: only a finalizer that never runs has both. */
export function areOpposed(a: ContractKind, b: ContractKind): boolean {
  return OPPOSED.some(([one, others]) => (one === a && others.includes(b)) || (one === b && others.includes(a)));
}
