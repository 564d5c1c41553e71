/** Why each stake of a checkpoint lives or is dead, with the evidence, as in a round's reveal. */
import { HeapWays } from '../match/heap-ways.ts';
import type { Proof } from '../match/proof.ts';
import { proveDeath } from '../match/proofs-of-death.ts';
import { proveSurvival } from '../match/proofs-of-survival.ts';
import type { CheckpointState, LectureState } from './state.ts';

/**
 * The proofs for a revealed checkpoint's stakes, in their order, as the heap stands: to be asked when it was revealed,
 * before other lines run. None before the reveal.
 */
export function proveCheckpoint({ machine, program }: LectureState, { stakes, revealed }: CheckpointState): Proof[] {
  if (revealed === null) return [];
  const ways = new HeapWays(machine.picture());
  return stakes.flatMap((label): Proof[] => {
    const proof = revealed.alive[label] === true ? proveSurvival(label, ways, program) : proveDeath(label, program);
    return proof === null ? [] : [{ label, ...proof }];
  });
}
