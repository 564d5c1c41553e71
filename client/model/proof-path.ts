/** Proofs as ways that the arena can draw. */
import type { Way } from '../../shared/match/heap-ways.ts';
import type { Proof } from '../../shared/match/proof.ts';
import type { ArenaPath } from '../arena/arena.ts';
import { GARBAGE, threadName } from '../arena/edges.ts';

/** The name at the rim that the way starts from, if it starts from one. */
function startOf({ from, steps: [first] }: Way): ArenaPath['from'] {
  if (from.type === 'name') return { frame: from.frame, name: from.name };
  if (from.type === 'garbage') return { frame: 'globals', name: GARBAGE };
  return from.type === 'thread' && first !== undefined ? { frame: 'globals', name: threadName(first.object) } : null;
}

/** The way as the arena draws it; null for the dead. */
export function proofPath(proof: Proof): ArenaPath | null {
  if (proof.type === 'dropped' || proof.type === 'collected') return null;
  return { from: startOf(proof.way), objects: proof.way.steps.map(({ object }) => object), tone: 'proof' };
}
