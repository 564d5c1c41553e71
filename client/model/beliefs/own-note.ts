/**
 * What a reader's own forecasts say of their beliefs, round by round, in few words: a session's rounds are separate
 * matches and lectures, and what they tell together has to outlive each of them. Nobody else's name is in it.
 */
import * as v from 'valibot';
import { BELIEF_IDS } from '../../../shared/beliefs/belief.ts';

const label = v.custom<`#${number}`>((value) => typeof value === 'string' && /^#\d+$/.test(value));
const reason = v.nullable(
  v.variant('type', [
    v.object({ type: v.literal('name-gone'), seat: v.number(), name: v.string() }),
    v.object({ type: v.literal('line'), text: v.string(), about: v.nullable(label) }),
  ]),
);

/** One round, or one checkpoint of a lecture. */
export const ownNote = v.object({
  /** Tells it from all others. */
  round: v.string(),
  title: v.object({ en: v.string(), zh: v.string() }),
  /** What was said of each stake, in percent, and whether it lived. */
  said: v.array(v.object({ stake: label, percent: v.number(), truth: v.boolean() })),
  /** Of which stakes which belief is wrong. */
  disputed: v.array(v.object({ belief: v.picklist(BELIEF_IDS), stake: label, matter: v.number(), reason })),
});
export type OwnNote = v.InferOutput<typeof ownNote>;
