/** What the server says about a lecture; part of what it says to students, hosts and projectors. */
import type { LectureEntry, StakeDistribution } from '../lecture/entries.ts';
import type { PublicLectureHeader } from '../lecture/header.ts';

/** A lecture as this viewer may see it. */
export interface LectureView {
  /** With the script for hosts alone. */
  readonly header: PublicLectureHeader & { readonly script?: string };
  readonly entries: readonly LectureEntry[];
  /** A student's own forecasts; each belongs among the entries by its `seq`. */
  readonly own: readonly LectureEntry[];
}

export type LectureMessage =
  /** The lecture is on; with everything that has happened in it. It is over when an entry says so, or with `lecture-left`. */
  | { readonly t: 'lecture'; readonly lecture: LectureView }
  /** What one commit made durable, in order; what others said is left out, so that `seq` has gaps. */
  | { readonly t: 'lecture-entries'; readonly entries: readonly LectureEntry[] }
  /** To hosts and projectors, a few times a second: how many have forecast in the pass that is on, of how many who are there. */
  | {
      readonly t: 'lecture-progress';
      readonly forecasts: number;
      readonly students: number;
      /** To hosts alone, while a checkpoint is on: what the class says, before it is shown. */
      readonly distribution?: readonly StakeDistribution[];
    }
  /** The lecture that this connection was shown is shown no longer. */
  | { readonly t: 'lecture-left' };
