/** A bot without a purpose: it writes what comes to mind. */

import { costOf } from '../match/plan-world.ts';
import { randomLine } from '../match/random-lines.ts';
import { type BotThought, READY, WAIT } from './thought.ts';
import { sayOrSave, type Turn } from './turn.ts';

/** One in so many thoughts is that it has played enough. */
const THOUGHTS = 30;

export function thinkAtRandom(turn: Turn): BotThought {
  const { world, seat, random, settings } = turn;
  if (turn.personsAreReady || random.below(THOUGHTS) === 0) return READY;
  const line = randomLine(world, seat, random);
  if (line === null) return WAIT;
  const cost = costOf([line], world.scenario.vocabulary) ?? 0;
  return cost > settings.tokensAtMost ? WAIT : sayOrSave(turn, line);
}
