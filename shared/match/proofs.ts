/**
 * Why each stake lives or is dead, with the evidence: a way through the heap that anyone can follow, or the line of the
 * program that decided. Nothing is claimed that the heap after the truck or the round's program does not show.
 */
import type { Label } from '../heap/picture.ts';
import { HeapWays } from './heap-ways.ts';
import type { Proof } from './proof.ts';
import { proveDeath } from './proofs-of-death.ts';
import { proveSurvival } from './proofs-of-survival.ts';
import type { MatchState } from './state.ts';

/** The proofs for a round's stakes, in their order; none before the truck has been. */
export function proveStakes(state: MatchState): Proof[] {
  const { round } = state;
  return round === null ? [] : prove(state, round.stakes);
}

/** The same for any labels of the round; what the round never had is left out. */
export function prove(state: MatchState, labels: readonly Label[]): Proof[] {
  const { round, machine } = state;
  const end = round?.instants.T;
  if (round === null || end === null || end === undefined) return [];
  const { program } = round;
  const ways = new HeapWays(machine.picture());
  return labels.flatMap((label): Proof[] => {
    const facts = end[label];
    if (facts === undefined) return [];
    const proof = facts.alive ? proveSurvival(label, ways, program) : proveDeath(label, program);
    return proof === null ? [] : [{ label, ...proof }];
  });
}
