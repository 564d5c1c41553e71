import type { Contract } from './entries.ts';
import type { Instant, ObjectFacts } from './state.ts';

/** The three instants of a round, all taken: when build ends, after the frames have returned, after the truck. */
export interface Instants {
  readonly B: Instant;
  readonly R: Instant;
  readonly T: Instant;
}

/** What contracts are judged by: the last two. */
export type Ending = Pick<Instants, 'R' | 'T'>;

/** What is true of an object that has never been: contracts on it fail or hold as on a dead one. */
const NEVER: ObjectFacts = {
  alive: false,
  generation: null,
  reachableFromName: false,
  finalizerRan: false,
  witnessed: false,
};

/** Whether a contract holds, by the facts at the three instants. Anyone with the log can judge it again. */
export function contractHolds(contract: Pick<Contract, 'kind' | 'object'>, instants: Ending): boolean {
  const returned = instants.R[contract.object] ?? NEVER;
  const end = instants.T[contract.object] ?? NEVER;
  switch (contract.kind) {
    case 'keep':
      return end.alive;
    case 'free':
      return !returned.alive;
    case 'truck':
      return returned.alive && !end.alive;
    case 'leak':
      return !returned.reachableFromName && end.alive;
    case 'elder':
      return end.alive && end.generation === 2;
    case 'witness':
      return !end.alive && end.witnessed;
    case 'silence':
      return !end.finalizerRan;
    case 'phoenix':
      return end.finalizerRan && end.alive;
  }
}
