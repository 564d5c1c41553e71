/** A lecture as it is told to programs and spreadsheets: what ran, what was asked, and what came of it. */

import type { Label } from '../heap/picture.ts';
import type { LectureEntry, Pass } from '../lecture/entries.ts';
import { evolveLecture, startLecture } from '../lecture/evolve-lecture.ts';
import type { LectureHeader, Student } from '../lecture/header.ts';
import type { LectureLog } from '../lecture/lecture-log.ts';
import { proveCheckpoint } from '../lecture/prove-checkpoint.ts';
import type { CheckpointState } from '../lecture/state.ts';
import { entryHash, headerHash } from '../match/log-chain.ts';
import type { Proof } from '../match/proof.ts';
import { NO_FORECAST } from '../match/scoring.ts';
import type { ProgramLine } from '../match/state.ts';

export interface ToldCheckpoint extends CheckpointState {
  /** Lecture time in ms when it was opened. */
  readonly at: number;
  readonly proofs: readonly Proof[];
}

export interface ToldLecture {
  readonly header: LectureHeader;
  readonly finished: boolean;
  /** With the lecture's time in ms. */
  readonly lines: readonly (ProgramLine & { readonly at: number })[];
  readonly checkpoints: readonly ToldCheckpoint[];
}

export type ToldLectureLog =
  | { readonly ok: true; readonly lecture: ToldLecture }
  /** The first entry that does not follow from those before, and its line in the file, from 1. */
  | { readonly ok: false; readonly seq: number; readonly line: number };

/** What a student said about one stake. */
export interface Said {
  readonly student: Student;
  /** In percent; null: nothing in that pass. */
  readonly first: number | null;
  readonly second: number | null;
  /** What counts: the later one, and 50 for nothing. */
  readonly counted: number;
}

/**
 * The lecture of a log. What is exported was given: an entry that was changed or left out breaks the chain.
 * @throws UnfoldableLectureEntry where the entries are no lecture
 */
export function tellLectureLog({ header, entries }: Pick<LectureLog, 'header' | 'entries'>): ToldLectureLog {
  let previous = headerHash(header);
  const open: LectureEntry[] = [];
  for (const [index, { hash, ...entry }] of entries.entries()) {
    previous = entryHash(previous, entry);
    if (previous !== hash) return { ok: false, seq: entry.seq, line: index + 2 };
    open.push(entry);
  }
  return { ok: true, lecture: tellLecture(header, open) };
}

function tellLecture(header: LectureHeader, entries: readonly LectureEntry[]): ToldLecture {
  const times = new Map(entries.map(({ seq, at }) => [seq, at]));
  const proofs = new Map<number, readonly Proof[]>();
  let state = startLecture(header);
  for (const entry of entries) {
    state = evolveLecture(state, entry);
    const last = state.checkpoints.at(-1);
    // as the heap stands now: the next line may change it
    if (entry.type === 'checkpoint-revealed' && last !== undefined) {
      proofs.set(last.openedSeq, proveCheckpoint(state, last));
    }
  }
  return {
    header,
    finished: state.stage.type === 'finished',
    lines: state.program.map((line) => ({ ...line, at: times.get(line.seq) ?? 0 })),
    checkpoints: state.checkpoints.map((checkpoint) => ({
      ...checkpoint,
      at: times.get(checkpoint.openedSeq) ?? 0,
      proofs: proofs.get(checkpoint.openedSeq) ?? [],
    })),
  };
}

/** What everybody who forecast in a checkpoint said about a stake, by student. */
export function saidAbout({ forecasts }: CheckpointState, stake: Label): Said[] {
  const students = [...new Set([...forecasts[1].keys(), ...forecasts[2].keys()])].sort((one, other) => one - other);
  const inPass = (student: Student, pass: Pass) => forecasts[pass].get(student)?.[stake] ?? null;
  return students.map((student) => {
    const [first, second] = [inPass(student, 1), inPass(student, 2)];
    return { student, first, second, counted: second ?? first ?? NO_FORECAST };
  });
}
