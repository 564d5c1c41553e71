/** What a report needs of a lecture: its revealed checkpoints, by the numbers of students. */
import type { ForecastRound } from '../beliefs/forecast-round.ts';
import { predict } from '../beliefs/predictions.ts';
import { countingIn } from '../lecture/checkpoint-scores.ts';
import type { LectureEntry } from '../lecture/entries.ts';
import { evolveLecture, startLecture } from '../lecture/evolve-lecture.ts';
import type { PublicLectureHeader } from '../lecture/header.ts';
import type { CheckpointState, LectureState } from '../lecture/state.ts';
import { answerFacts, type QuestionFacts } from './question-facts.ts';

export interface CheckpointFacts extends QuestionFacts {
  /** Which checkpoint of the lecture, counted from 0. */
  readonly checkpoint: number;
}

/** A checkpoint as it stood when it was opened, and the lines that ran since. */
interface Opened {
  readonly round: Omit<ForecastRound, 'truth'>;
  readonly ran: string[];
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
  const facts: CheckpointFacts[] = [];
  let state = startLecture(header);
  let opened: Opened | null = null;
  for (const entry of entries) {
    if (entry.type === 'line-run') opened?.ran.push(entry.line);
    state = evolveLecture(state, entry);
    const number = state.checkpoints.length - 1;
    const last = state.checkpoints[number];
    if (last === undefined) continue;
    if (entry.type === 'checkpoint-opened') opened = openedIn(state, last, `${id}.${number + 1}`);
    if (entry.type === 'checkpoint-revealed' && opened !== null) {
      facts.push({ checkpoint: number, ...checkpointFacts(last, opened) });
      opened = null;
    }
  }
  return facts;
}

function openedIn({ machine, program }: LectureState, { stakes, ahead }: CheckpointState, id: string): Opened {
  const round = { id, machine: machine.fork({ record: false }), seats: [], lines: ahead, truck: null, stakes, program };
  return { round, ran: [] };
}

function checkpointFacts(checkpoint: CheckpointState, { round, ran }: Opened): QuestionFacts {
  const { stakes, ahead, forecasts, revealed } = checkpoint;
  if (revealed === null) throw new Error('a checkpoint that is not revealed');
  const question = {
    stakes: stakes.map((stake) => ({ stake, alive: revealed.alive[stake] === true })),
    hasPeer: revealed.gain !== null,
  };
  // who did not know what would run has shown no belief about it
  const isAsAnnounced = ran.length === ahead.length && ran.every((line, index) => line === ahead[index]);
  const predictions = isAsAnnounced ? predict({ ...round, truth: revealed.alive }) : null;
  const answers = [...countingIn(checkpoint, 2)]
    .sort(([one], [other]) => one - other)
    .map(([student, counted]) => {
      const [first, second] = [forecasts[1].get(student) ?? null, forecasts[2].get(student) ?? null];
      const said = { by: student, first, second, counted, points: revealed.points.get(student) ?? 0 };
      return answerFacts(question, said, { id: round.id, predictions });
    });
  return { ...question, answers };
}
