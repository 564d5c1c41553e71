/** The state that the entries of a lecture fold into: plain data around one machine. See evolve-lecture.ts. */
import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import type { Bilingual } from '../match/scenario.ts';
import type { ProgramLine } from '../match/state.ts';
import type { Machine } from '../python/machine.ts';
import type { Pass, PassScore, StakeDistribution } from './entries.ts';
import type { PublicLectureHeader, Student } from './header.ts';

/** By student: owned by the state like its machine, and written in place. */
export type Forecasts = Map<Student, Forecast>;

export interface CheckpointState {
  /** Seq of its `checkpoint-opened`. */
  readonly openedSeq: number;
  /** The step of the script that opened it; null: the host did. */
  readonly step: number | null;
  readonly stakes: readonly Label[];
  /** The lines that everybody was shown before they forecast. */
  readonly ahead: readonly string[];
  /** As far as the viewer may know them: one's own, or all. */
  readonly forecasts: { readonly 1: Forecasts; readonly 2: Forecasts };
  readonly distributions: {
    readonly 1: readonly StakeDistribution[] | null;
    readonly 2: readonly StakeDistribution[] | null;
  };
  readonly revealed: null | {
    readonly seq: number;
    readonly alive: Readonly<Record<Label, boolean>>;
    readonly scores: readonly PassScore[];
    readonly gain: number | null;
    /** Of those whose forecasts are known. */
    readonly points: ReadonlyMap<Student, number>;
  };
}

export type LectureStage =
  /** Lines run, nothing is asked. */
  | { readonly type: 'live' }
  /** Everybody forecasts; `peer`: again, after talking. */
  | { readonly type: 'forecast' | 'peer' }
  /** Nobody forecasts any more; lines run, until the reveal. */
  | { readonly type: 'closed'; readonly pass: Pass; readonly linesSince: number }
  | { readonly type: 'finished' };

export interface LectureState {
  readonly header: PublicLectureHeader;
  /** Of the last entry folded in; 0 before the first. */
  readonly seq: number;
  readonly at: number;
  readonly stage: LectureStage;
  /** The script's step that comes next, from 0. */
  readonly cursor: number;
  /** What the host's script said last; null before it has said anything. */
  readonly note: Bilingual | null;
  /** All that were opened; unless the stage is live, the last one is on. */
  readonly checkpoints: readonly CheckpointState[];
  /** Sums over what has been revealed. */
  readonly points: ReadonlyMap<Student, number>;
  /** Lines by the host, who counts as seat 0. */
  readonly program: readonly ProgramLine[];
  /** Owned by this state: `evolveLecture` moves it on, so whoever needs the old one forks it first. */
  readonly machine: Machine;
  readonly linesSinceDigest: number;
}

/** The pass in which everybody forecasts now; null: nobody does. */
export function openPass({ stage }: Pick<LectureState, 'stage'>): Pass | null {
  if (stage.type === 'forecast') return 1;
  return stage.type === 'peer' ? 2 : null;
}

/** The checkpoint that is on: opened and not revealed; null in between. */
export function checkpointOn({
  stage,
  checkpoints,
}: Pick<LectureState, 'stage' | 'checkpoints'>): CheckpointState | null {
  const last = checkpoints.at(-1);
  return stage.type === 'live' || last === undefined || last.revealed !== null ? null : last;
}
