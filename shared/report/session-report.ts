/** What a class knows, as one document of plain data. README.md beside this file says what each key holds. */

import type { BeliefId, Reason } from '../beliefs/belief.ts';
import type { ClassBeliefs } from '../beliefs/class-beliefs.ts';
import type { ClassShare } from '../beliefs/class-share.ts';
import type { Fit, Missing } from '../beliefs/judge.ts';
import type { Label } from '../heap/picture.ts';
import type { RuntimeId } from '../heap/runtime.ts';
import type { ContractKind } from '../match/entries.ts';
import type { Truck } from '../match/settings.ts';
import type { Topic } from '../match/topics.ts';
import type { StudentId } from '../session/dealing.ts';
import type { CalibrationBin } from './calibration.ts';
import type { ErrorCount, LineCounts } from './line-counts.ts';
import type { ReportedStudent } from './played-session.ts';

/** Goes up when a key changes its meaning or is gone; a new key is no new version. */
export const REPORT_FORMAT = 'garbage-day-report/1';

export interface SessionReport {
  readonly format: typeof REPORT_FORMAT;
  readonly session: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly rounds: readonly RoundReport[];
  readonly students: readonly StudentReport[];
  readonly class: ClassReport;
}

/** Rounds, activities, tables and checkpoints are counted from 1. */
export interface RoundReport {
  readonly round: number;
  readonly activity: number;
  readonly mode: 'tables' | 'lecture';
  /** The scenario's id, or the lecture's title. */
  readonly name: string;
  /** Null before the first reveal. */
  readonly runtime: RuntimeId | null;
  /** Null before the first reveal, and in a lecture. */
  readonly truck: Truck | null;
  /** 0 in a lecture. */
  readonly tables: number;
  /** Tables, or checkpoints, that were revealed: only they are told about. */
  readonly revealed: number;
}

/** Where something was asked: `table` is null in a lecture, `checkpoint` at a table. */
export interface Asked {
  readonly round: number;
  readonly table: number | null;
  readonly checkpoint: number | null;
}

export interface StudentReport extends ReportedStudent {
  /** Of the game. */
  readonly points: { readonly forecasts: number; readonly contracts: number };
  readonly rounds: readonly StudentRound[];
  readonly contracts: readonly ContractReport[];
  /** One for each stake of each question that they sat at. */
  readonly forecasts: readonly ForecastReport[];
  readonly lines: LineCounts;
  readonly errors: readonly ErrorCount[];
  /** Over what they said themselves; what was scored without a word, or was said by a bot, is left out. */
  readonly calibration: readonly CalibrationBin[];
  /** Mean Brier score over the same, 0 to 1; null where they said nothing. */
  readonly brier: number | null;
  /** What talking brought in peer rounds: points a question, to one decimal; null without one. */
  readonly gain: number | null;
  readonly beliefs: BeliefsReport;
}

export interface StudentRound {
  readonly round: number;
  /** Null in a lecture. */
  readonly table: number | null;
  readonly role: 'player' | 'forecaster' | 'listener';
  readonly forecastPoints: number;
  readonly contractPoints: number;
  /** In points, over all questions of the round; null where there was no peer round, or nothing said before it. */
  readonly gain: number | null;
}

export interface ContractReport {
  readonly round: number;
  readonly table: number;
  readonly kind: ContractKind;
  readonly object: Label;
  readonly points: number;
  readonly held: boolean;
}

export interface ForecastReport extends Asked {
  readonly object: Label;
  /** In percent: how likely it was said to live; null: nothing in that pass. */
  readonly first: number | null;
  readonly second: number | null;
  /** What was scored, in percent; 50 where nothing was said. */
  readonly counted: number;
  readonly alive: boolean;
  /** What it was worth, to two decimals; a question's points are rounded as a whole. */
  readonly points: number;
}

/** As a reader is told it. */
export type ToldReason =
  | Extract<Reason, { type: 'line' }>
  /** At the bell that name went, of that player as others see them; null: a bot, or somebody who has been deleted. */
  | { readonly type: 'name-gone'; readonly player: string | null; readonly name: string };

export interface BeliefExample extends Asked {
  readonly belief: BeliefId;
  readonly object: Label;
  /** Whether it lived: the belief says the opposite. */
  readonly alive: boolean;
  /** Null where no line shows it. */
  readonly reason: ToldReason | null;
}

/** With how many of those who said something about the stake were nearer to the belief. */
export interface ClassExample extends BeliefExample {
  readonly answers: number;
  readonly sided: number;
}

export interface ReportedFit extends Fit {
  readonly treatedBy: Topic;
  /** The answer that shows it best; null where none sides with it. */
  readonly example: (BeliefExample & { readonly percent: number }) | null;
}

export interface BeliefsReport {
  readonly verdict: 'fits' | 'none-fits' | 'not-enough-evidence';
  readonly findings: readonly { readonly fits: readonly ReportedFit[] }[];
  readonly missing: readonly Missing[];
}

export interface StakeReport extends Asked {
  readonly object: Label;
  readonly alive: boolean;
  /** What counted at the end of each pass, of those who had said something themselves. */
  readonly passes: readonly PassReport[];
}

export interface PassReport {
  readonly pass: 1 | 2;
  readonly count: number;
  /** In percent, to one decimal; null where nobody said anything. */
  readonly mean: number | null;
  /** How many said 1–9 %, 10–19 %, …, 90–99 %. */
  readonly bins: readonly number[];
}

export interface ContractCount {
  readonly kind: ContractKind;
  readonly held: number;
  readonly missed: number;
}

/** A belief in a round, over the class. */
export type BeliefCell = Omit<ClassBeliefs['byRound'][number], 'round'> & { readonly round: number };
export type BeliefOfStudent = Omit<ClassBeliefs['byStudent'][number], 'student'> & { readonly student: StudentId };

export interface ClassReport {
  readonly stakes: readonly StakeReport[];
  readonly calibration: readonly CalibrationBin[];
  readonly brier: number | null;
  /** Points a student and question, to one decimal; null without a peer round. */
  readonly gain: number | null;
  readonly contracts: readonly ContractCount[];
  readonly lines: LineCounts;
  readonly errors: readonly ErrorCount[];
  readonly beliefs: {
    readonly byRound: readonly BeliefCell[];
    readonly byStudent: readonly BeliefOfStudent[];
    /** How many of the class hold each belief, as far as their answers together tell. */
    readonly shares: readonly (ClassShare & { readonly belief: BeliefId })[];
    /** For each belief that anybody sided with. */
    readonly examples: readonly ClassExample[];
  };
  /** From when on how many had said that they are lost: seconds since the session was made. */
  readonly lost: readonly { readonly seconds: number; readonly count: number }[];
}
