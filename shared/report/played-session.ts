/** What a report is made of: a session as it is stored, with the facts of its matches and lectures. */
import type { Seat } from '../match/settings.ts';
import type { StudentId } from '../session/dealing.ts';
import type { Activity } from '../session/playlist.ts';
import type { CheckpointFacts } from './lecture-facts.ts';
import type { RefusedText } from './line-counts.ts';
import type { TableFacts } from './table-facts.ts';

export interface ReportedStudent {
  readonly id: StudentId;
  /** As others see it: a nickname, or the pseudonym. */
  readonly name: string;
  /** What logs say. */
  readonly pseudonym: string;
  /** Counted from 0. */
  readonly team: number | null;
}

export interface PlayedTable {
  /** Who sat where; null: a bot, or somebody who has been deleted or sits elsewhere now. */
  readonly seats: readonly (StudentId | null)[];
  /** How many of the seats played; those behind them forecast. */
  readonly players: number;
  /** Who played there until they went to another table of the round, by seat: their lines are theirs. */
  readonly left: readonly { readonly seat: Seat; readonly student: StudentId }[];
  /** Null before its reveal. */
  readonly facts: TableFacts | null;
}

export interface PlayedRound {
  /** Which of the activities, counted from 0. */
  readonly activity: number;
  readonly tables: readonly PlayedTable[];
  /** The revealed checkpoints; null where it was no lecture. */
  readonly lecture: readonly CheckpointFacts[] | null;
}

export interface PlayedSession {
  readonly code: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly activities: readonly Activity[];
  /** Only they are told about: whoever has been deleted is in no figure. */
  readonly students: readonly ReportedStudent[];
  readonly rounds: readonly PlayedRound[];
  readonly refused: readonly RefusedText[];
  /** How many had said that they are lost, from when on (session time in ms). */
  readonly lost: readonly { readonly at: number; readonly count: number }[];
}

/** What a lecture's log calls a student. */
export function studentOfNumber(number: number): StudentId {
  return `s${number}`;
}
