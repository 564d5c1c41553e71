/** A lecture's checkpoints as beliefs are tried on them. */
import type { ForecastRound } from '../beliefs/forecast-round.ts';
import type { LectureEntry } from '../lecture/entries.ts';
import { evolveLecture, startLecture } from '../lecture/evolve-lecture.ts';
import type { PublicLectureHeader } from '../lecture/header.ts';
import type { CheckpointState, LectureState } from '../lecture/state.ts';

export interface CheckpointRound {
  /** Which checkpoint of the lecture, counted from 0. */
  readonly checkpoint: number;
  /** As it is after its reveal, with the forecasts that the entries tell. */
  readonly state: CheckpointState & { readonly revealed: NonNullable<CheckpointState['revealed']> };
  /** Null where other lines ran than were announced: who did not know what would run has shown no belief about it. */
  readonly round: ForecastRound | null;
}

/** A checkpoint as it stood when it was opened, and the lines that ran since. */
interface Opened {
  readonly round: Omit<ForecastRound, 'truth'>;
  readonly ran: string[];
}

/**
 * The checkpoints that have been revealed, in order; the others are secrets. `id` tells the lecture from the other
 * rounds of its session. A viewer's entries do. Throws UnfoldableLectureEntry where the entries are no lecture.
 */
export function checkpointRounds(
  id: string,
  header: PublicLectureHeader,
  entries: readonly LectureEntry[],
): CheckpointRound[] {
  const revealed: CheckpointRound[] = [];
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
      revealed.push(revealedAs(number, last, opened));
      opened = null;
    }
  }
  return revealed;
}

function openedIn({ machine, program }: LectureState, { stakes, ahead }: CheckpointState, id: string): Opened {
  const round = { id, machine: machine.fork({ record: false }), seats: [], lines: ahead, truck: null, stakes, program };
  return { round, ran: [] };
}

function revealedAs(checkpoint: number, state: CheckpointState, { round, ran }: Opened): CheckpointRound {
  const { ahead, revealed } = state;
  if (revealed === null) throw new Error('a checkpoint that is not revealed');
  const isAsAnnounced = ran.length === ahead.length && ran.every((line, index) => line === ahead[index]);
  return {
    checkpoint,
    state: { ...state, revealed },
    round: isAsAnnounced ? { ...round, truth: revealed.alive } : null,
  };
}
