/**
 * The entries of a match: what happened, in the past tense. A match is its header and this list; everything else
 * (heap, tokens, points) is recomputed from them. See evolve.ts for what each does to the state.
 */
import type { Label } from '../heap/picture.ts';
import type { Seat } from './settings.ts';

export const PHASES = ['briefing', 'build', 'predict', 'peer', 'bell', 'collect', 'reveal'] as const;
export type Phase = (typeof PHASES)[number];

export const CONTRACT_KINDS = ['keep', 'free', 'truck', 'leak', 'elder', 'witness', 'silence', 'phoenix'] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** A player's secret goal for one object. */
export interface Contract {
  readonly seat: Seat;
  readonly kind: ContractKind;
  readonly object: Label;
  readonly points: 10 | 20 | 30;
}

/** Probabilities in whole percent, 1 to 99, by stake. */
export type Forecast = Readonly<Record<Label, number>>;

/** A stake on which the table is split by whether it is likelier to live or to die. Undecided seats are in neither camp. */
export interface Disagreement {
  readonly stake: Label;
  /** The camp with the lowest seat first, so that the order tells nothing. */
  readonly camps: readonly [readonly Seat[], readonly Seat[]];
}

export interface SeatResult {
  readonly seat: Seat;
  readonly forecastPoints: number;
  readonly contractPoints: number;
}

export type EntryBody =
  /** The scenario's lines are run, and the round's first phase waits for `phase-started`. */
  | { readonly type: 'round-started'; readonly round: number }
  /** Secret: a viewer sees only their own contracts. */
  | { readonly type: 'contracts-dealt'; readonly contracts: readonly Contract[] }
  /** `until`: match time in ms when it ends by itself. Starting `bell` returns the frames; starting `collect` runs the truck. */
  | { readonly type: 'phase-started'; readonly phase: Phase; readonly until: number }
  /** A legal line, run in the frame of `by`. */
  | { readonly type: 'moved'; readonly line: string }
  | { readonly type: 'stakes-chosen'; readonly stakes: readonly Label[] }
  /** Secret: `values` is null in the eyes of others. `pass` is 2 after the peer round. */
  | { readonly type: 'forecast-made'; readonly pass: 1 | 2; readonly values: Forecast | null }
  /** Before the peer phase: who disagrees about what, but neither what they said nor what is true. */
  | { readonly type: 'disagreements-shown'; readonly disagreements: readonly Disagreement[] }
  /** The player has nothing left to do in this phase; when everybody is ready, it ends. */
  | { readonly type: 'readied' }
  /** What was secret in this round, for all to see, and what it was worth. */
  | {
      readonly type: 'revealed';
      readonly contracts: readonly (Contract & { readonly held: boolean })[];
      /** Each seat's forecasts that counted; a stake without one counted as 50 %. */
      readonly forecasts: readonly { readonly seat: Seat; readonly values: Forecast }[];
      readonly results: readonly SeatResult[];
    }
  /** The phase that is on ends at another moment: match time in ms; one that has come ends it at once. */
  | { readonly type: 'phase-retimed'; readonly until: number }
  /** Somebody came late: they forecast, and have no frame. `seat` is the next that is free. */
  | { readonly type: 'forecaster-joined'; readonly seat: Seat; readonly name: string }
  /** A bot plays for a person who dropped out, until they are back. */
  | { readonly type: 'bot-stepped-in'; readonly seat: Seat }
  | { readonly type: 'player-returned'; readonly seat: Seat }
  /** The digest of the machine after the entry before this one. */
  | { readonly type: 'checkpointed'; readonly digest: string }
  | { readonly type: 'finished'; readonly totals: readonly SeatResult[] };

/** An entry where it stands. `seq` counts from 1; `at` is match time in whole ms and never falls. */
export type Entry = EntryBody & { readonly seq: number; readonly at: number; readonly by: 'server' | Seat };

/** An entry as a log holds it: `hash` is SHA-256 (hex) over the hash before it and the entry in canonical JSON. */
export type LoggedEntry = Entry & { readonly hash: string };
