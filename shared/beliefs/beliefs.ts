import type { Belief, BeliefId } from './belief.ts';
import { countsAlone } from './counts-alone.ts';
import { cyclesNeverDie } from './cycles-never-die.ts';
import { delFrees } from './del-frees.ts';
import { everyCollectionIsFull } from './every-collection-is-full.ts';
import { finalizersBlock } from './finalizers-block.ts';
import { weakReferencesHold } from './weak-references-hold.ts';

/** The wrong collectors of the design, in its order. */
export const BELIEFS: Readonly<Record<BeliefId, Belief>> = {
  'del-frees': delFrees,
  'counts-alone': countsAlone,
  'cycles-never-die': cyclesNeverDie,
  'every-collection-is-full': everyCollectionIsFull,
  'weak-references-hold': weakReferencesHold,
  'finalizers-block': finalizersBlock,
};
