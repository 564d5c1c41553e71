/**
 * The entries of a lecture: what happened, in the past tense. A lecture is its header and this list; everything else
 * (heap, points) is recomputed from them. See evolve-lecture.ts for what each does to the state.
 */
import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import type { Bilingual } from '../match/scenario.ts';
import type { Student } from './header.ts';

/** 2 after the class has talked. */
export type Pass = 1 | 2;

export const HISTOGRAM_BINS = 10;

/** What the class said about one stake. */
export interface StakeDistribution {
  readonly stake: Label;
  /** How many students said 1–9 %, 10–19 %, …, 90–99 %. */
  readonly bins: readonly number[];
  /** How many said something about it. */
  readonly count: number;
  /** In percent, to one decimal; null where nobody said anything. */
  readonly mean: number | null;
}

/** How well the class did in one pass, over those who had forecast by its end. */
export interface PassScore {
  readonly pass: Pass;
  readonly students: number;
  /** Points a student, to one decimal; null where nobody had forecast. */
  readonly mean: number | null;
}

/** The place in the script, from 0, of the step that made an entry; null: the host did it by hand. */
interface OfScript {
  readonly step: number | null;
}

export type LectureEntryBody =
  /** A legal line, run in the globals. */
  | ({ readonly type: 'line-run'; readonly line: string } & OfScript)
  | { readonly type: 'note-shown'; readonly text: Bilingual; readonly step: number }
  /** The host leaves out a step of the script. */
  | { readonly type: 'step-skipped'; readonly step: number }
  /** Everybody forecasts which stakes will be alive when the lines ahead have run; without any: when the host reveals. */
  | ({
      readonly type: 'checkpoint-opened';
      readonly stakes: readonly Label[];
      readonly ahead: readonly string[];
    } & OfScript)
  /** Secret: its owner alone sees it. Holds all that the student has said in that pass. */
  | { readonly type: 'forecast-made'; readonly pass: Pass; readonly values: Forecast }
  | { readonly type: 'forecasts-closed' }
  | { readonly type: 'distribution-shown'; readonly pass: Pass; readonly stakes: readonly StakeDistribution[] }
  /** The class talks and forecasts again. */
  | ({ readonly type: 'peer-opened' } & OfScript)
  | ({
      readonly type: 'checkpoint-revealed';
      readonly alive: Readonly<Record<Label, boolean>>;
      readonly scores: readonly PassScore[];
      /** What talking brought those who had forecast before: points a student, to one decimal; null without a second pass. */
      readonly gain: number | null;
    } & OfScript)
  /** The digest of the machine after the entry before this one. */
  | { readonly type: 'checkpointed'; readonly digest: string }
  | { readonly type: 'finished' };

export type LectureEntryType = LectureEntryBody['type'];

/** An entry where it stands. `seq` counts from 1; `at` is the lecture's time in whole ms and never falls. */
export type LectureEntry = LectureEntryBody & {
  readonly seq: number;
  readonly at: number;
  readonly by: 'host' | 'server' | Student;
};

/** An entry as a log holds it, in the same chain of hashes as a match's. */
export type LoggedLectureEntry = LectureEntry & { readonly hash: string };
