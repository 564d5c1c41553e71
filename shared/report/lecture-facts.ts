/** What a report needs of a lecture: its revealed checkpoints, by the numbers of students. */
import { predict } from '../beliefs/predictions.ts';
import { countingIn } from '../lecture/checkpoint-scores.ts';
import type { LectureEntry } from '../lecture/entries.ts';
import type { PublicLectureHeader } from '../lecture/header.ts';
import { type CheckpointRound, checkpointRounds } from './checkpoint-rounds.ts';
import { answerFacts, type QuestionFacts } from './question-facts.ts';

export interface CheckpointFacts extends QuestionFacts {
  /** Which checkpoint of the lecture, counted from 0. */
  readonly checkpoint: number;
}

/**
 * The checkpoints that have been revealed, in order; the others are secrets. `id` tells the lecture from the other
 * rounds of its session. Throws UnfoldableLectureEntry where the entries are no lecture.
 */
export function lectureFacts(
  id: string,
  header: PublicLectureHeader,
  entries: readonly LectureEntry[],
): CheckpointFacts[] {
  return checkpointRounds(id, header, entries).map((revealed) => ({
    checkpoint: revealed.checkpoint,
    ...checkpointFacts(id, revealed),
  }));
}

function checkpointFacts(lecture: string, { checkpoint, state, round }: CheckpointRound): QuestionFacts {
  const { stakes, forecasts, revealed } = state;
  const question = {
    stakes: stakes.map((stake) => ({ stake, alive: revealed.alive[stake] === true })),
    hasPeer: revealed.gain !== null,
  };
  const of = { id: `${lecture}.${checkpoint + 1}`, predictions: round === null ? null : predict(round) };
  const answers = [...countingIn(state, 2)]
    .sort(([one], [other]) => one - other)
    .map(([student, counted]) => {
      const [first, second] = [forecasts[1].get(student) ?? null, forecasts[2].get(student) ?? null];
      const said = { by: student, first, second, counted, points: revealed.points.get(student) ?? 0 };
      return answerFacts(question, said, of);
    });
  return { ...question, answers };
}
