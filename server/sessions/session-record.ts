/** What is kept of a session beside the logs of its tables: who may do what, who is there, and what has been played. */
import type { Label } from '../../shared/heap/picture.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { ScreenContent } from '../../shared/protocol/host-actions.ts';
import type { SessionPoints, SessionStage } from '../../shared/protocol/session-views.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import type { SessionOptions, TimeFactor } from '../../shared/session/options.ts';
import type { Activity } from '../../shared/session/playlist.ts';

/** A link that opens the session to a host. */
export interface HostKey {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of the key, in hex: the key is in the link alone. */
  readonly hash: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A table of a round. */
export interface RoundTable {
  readonly code: string;
  /** By seat; null: a bot, or somebody who has been deleted. */
  readonly seats: readonly (StudentId | null)[];
  /** How many of the seats play; those who came late sit behind them, and forecast. */
  readonly players: number;
  /** Who played there until they went to another table: their lines stay theirs. */
  readonly left?: readonly { readonly seat: Seat; readonly student: StudentId }[];
}

/** A round that was begun. */
export interface PlayedRound {
  readonly activity: number;
  readonly tables: readonly RoundTable[];
  /** Id of the lecture, where it is one. */
  readonly lecture: string | null;
}

export interface SessionRecord {
  readonly code: string;
  /** Rises by one with each change: a change says which one it follows. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** When somebody last did something in it; it is kept from then on for as long as its options say. */
  readonly touchedAt: string;
  readonly hostKeys: readonly HostKey[];
  /** SHA-256 of the projector's key, in hex. */
  readonly screenHash: string;
  /** X25519, hex: real names are sealed for whoever holds the first host link. */
  readonly publicKey: string;
  readonly options: SessionOptions;
  readonly activities: readonly Activity[];
  readonly stage: SessionStage;
  readonly isPaused: boolean;
  readonly isLocked: boolean;
  /** Key hashes of those who may not come again. */
  readonly banned: readonly string[];
  readonly screen: ScreenContent;
  /** The tables of the next round; null: not dealt. */
  readonly deal: readonly (readonly StudentId[])[] | null;
  readonly rounds: readonly PlayedRound[];
  /** How many had said that they are lost, from when on (session time in ms). */
  readonly lost: readonly { readonly at: number; readonly count: number }[];
  /** What dealing is drawn from. */
  readonly seed: string;
  /** The number of the next student. */
  readonly nextStudent: number;
}

/** What a round was worth to a student. */
export interface RoundScore extends SessionPoints {
  /** Which of the session's rounds, counted from 0. */
  readonly round: number;
  /** What they forecast about objects that every table of the round had from the start. */
  readonly forecast: Readonly<Record<Label, number>>;
}

export interface Student {
  readonly id: StudentId;
  /** SHA-256 of the student's key, in hex. */
  readonly keyHash: string;
  /** As asked for. */
  readonly name: string;
  /** Whether others see that name; else they see the pseudonym. */
  readonly isNameShown: boolean;
  /** What logs and exports say. */
  readonly pseudonym: string;
  readonly sealedName: string | null;
  readonly team: number | null;
  readonly timeFactor: TimeFactor;
  /** From the guest list, and never seen yet. */
  readonly isExpected: boolean;
  readonly scores: readonly RoundScore[];
}

/** A session as it is at one moment. */
export interface SessionState {
  readonly record: SessionRecord;
  /** By id, in the order in which they came. */
  readonly students: ReadonlyMap<StudentId, Student>;
}

const DAY_MS = 86_400_000;

/**
 * When a session that nobody touches any more is deleted: Unix time in ms. One that is kept no longer than it is on, and
 * that nobody has ended, has a day.
 */
export function deletedAt(touchedAt: string, retentionDays: number): number {
  return Date.parse(touchedAt) + Math.max(1, retentionDays) * DAY_MS;
}

/** Everybody but those of the guest list who have never been here. */
export function cameOf({ students }: SessionState): readonly Student[] {
  return [...students.values()].filter(({ isExpected }) => !isExpected);
}

/** What others call a student. */
export function shownNameOf({ name, isNameShown, pseudonym }: Student): string {
  return isNameShown ? name : pseudonym;
}

/** The sum of what the rounds so far were worth. */
export function pointsOf({ scores }: Pick<Student, 'scores'>): SessionPoints {
  return {
    forecastPoints: scores.reduce((sum, score) => sum + score.forecastPoints, 0),
    contractPoints: scores.reduce((sum, score) => sum + score.contractPoints, 0),
  };
}

/** The student with that key; null when there is none. */
export function studentOfKey({ students }: SessionState, keyHash: string): Student | null {
  for (const student of students.values()) if (student.keyHash === keyHash) return student;
  return null;
}

/** The round that is on: the last one, while its activity is. */
export function currentRound({ stage, rounds }: SessionRecord): PlayedRound | null {
  const last = rounds.at(-1);
  return stage.type === 'activity' && last?.activity === stage.activity ? last : null;
}

export interface StudentPlace {
  readonly table: string;
  readonly seat: number;
  readonly isForecaster: boolean;
}

/** The round that people still have before them: the one that is on, or that was last. */
export function roundAtHand({ stage, rounds }: SessionRecord): PlayedRound | null {
  const last = rounds.at(-1);
  const isAtHand = stage.type === 'activity' || stage.type === 'between';
  return isAtHand && last?.activity === stage.activity ? last : null;
}

/** Where a student sits in a round; null: nowhere. */
export function placeOf(round: PlayedRound | null, id: StudentId): StudentPlace | null {
  for (const { code, seats, players } of round?.tables ?? []) {
    const seat = seats.indexOf(id);
    if (seat !== -1) return { table: code, seat, isForecaster: seat >= players };
  }
  return null;
}
