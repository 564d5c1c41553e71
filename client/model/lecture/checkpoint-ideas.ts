/** For hosts: which wrong ideas could stand behind what a class said at a checkpoint. In sum alone: it names nobody. */
import { BELIEF_IDS, type BeliefId } from '../../../shared/beliefs/belief.ts';
import { predict } from '../../../shared/beliefs/predictions.ts';
import type { Label } from '../../../shared/heap/picture.ts';
import { HISTOGRAM_BINS, type LectureEntry, type StakeDistribution } from '../../../shared/lecture/entries.ts';
import type { PublicLectureHeader } from '../../../shared/lecture/header.ts';
import { checkpointRounds } from '../../../shared/report/checkpoint-rounds.ts';

/** An idea that is wrong about stakes of the checkpoint. */
export interface CheckpointIdea {
  readonly belief: BeliefId;
  /** Those of whose fate it is wrong. */
  readonly stakes: readonly Label[];
  /** Answers about those stakes. */
  readonly answers: number;
  /** How many of them said so, with 60 % or more. */
  readonly sided: number;
}

/** Answers in the middle bins take no side that counts. */
const CLEAR_BINS = 4;

/**
 * The ideas that the checkpoint that was revealed last puts in question, the most frequent first; none where other
 * lines ran than were announced.
 */
export function ideasOfLast(header: PublicLectureHeader, entries: readonly LectureEntry[]): CheckpointIdea[] {
  const last = checkpointRounds(header.lecture, header, entries).at(-1);
  if (last === undefined || last.round === null) return [];
  const { distributions } = last.state;
  const said = distributions[2] ?? distributions[1] ?? [];
  const predictions = predict(last.round);
  return BELIEF_IDS.map((belief): CheckpointIdea => {
    const wrong = predictions[belief].filter(({ matter }) => matter !== null);
    const counts = wrong.map((prediction) => countsOf(prediction, said));
    return {
      belief,
      stakes: wrong.map(({ stake }) => stake),
      answers: counts.reduce((sum, { answers }) => sum + answers, 0),
      sided: counts.reduce((sum, { sided }) => sum + sided, 0),
    };
  })
    .filter(({ answers }) => answers > 0)
    .sort((one, other) => other.sided / other.answers - one.sided / one.answers);
}

function countsOf(
  { stake, belief }: { readonly stake: Label; readonly belief: boolean },
  said: readonly StakeDistribution[],
): Pick<CheckpointIdea, 'answers' | 'sided'> {
  const { bins = [], count = 0 } = said.find((one) => one.stake === stake) ?? {};
  const side = belief ? bins.slice(HISTOGRAM_BINS - CLEAR_BINS) : bins.slice(0, CLEAR_BINS);
  return { answers: count, sided: side.reduce((sum, one) => sum + one, 0) };
}
