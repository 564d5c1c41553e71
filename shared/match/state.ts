/** The state that the entries of a match fold into: plain data around one machine. See evolve.ts. */
import type { HeapEvent } from '../heap/events.ts';
import type { Label } from '../heap/picture.ts';
import type { Machine } from '../python/machine.ts';
import type { Answer } from '../python/outcome.ts';
import type { Contract, Disagreement, Forecast, Phase, SeatResult } from './entries.ts';
import type { Scenario } from './scenario.ts';
import type { Player, PublicHeader, Seat } from './settings.ts';

/** Tokens are milli-tokens that grow with match time, so that the fold needs no clock. */
export interface TokenStock {
  readonly milliTokens: number;
  /** Match time in ms at which the stock was that. */
  readonly at: number;
}

export interface SeatState {
  readonly player: Player;
  readonly tokens: TokenStock;
  readonly ready: boolean;
  /** True while a bot plays for a person. */
  readonly botSteppedIn: boolean;
  /** Came late: forecasts, but neither plays lines nor has a frame or contracts. */
  readonly forecaster: boolean;
  /** Own contracts as far as the viewer may know them; all after `revealed`. */
  readonly contracts: readonly Contract[];
  /** By pass; `hidden`: made, but not for this viewer to see. */
  readonly forecasts: { readonly 1: Forecast | 'hidden' | null; readonly 2: Forecast | 'hidden' | null };
  /** Sums over the rounds revealed so far. */
  readonly forecastPoints: number;
  readonly contractPoints: number;
}

/** One line of the table's program, with what it did: the transcript, and the evidence of the proofs. */
export interface ProgramLine {
  readonly seq: number;
  /** `scenario`: the lines before play; a seat: its move; `bell`: that seat's frame returned; `truck`: the collection. */
  readonly by: 'scenario' | Seat | { readonly bell: Seat } | 'truck';
  readonly text: string;
  readonly answer?: Answer;
  /** None where the machine does not record them. */
  readonly events: readonly HeapEvent[];
  /** The objects of whose death a weak reference's callback told in this line. */
  readonly told: readonly Label[];
}

/** The facts that contracts, stakes and proofs are judged by, taken at the instants B, R and T of the design. */
export interface ObjectFacts {
  readonly alive: boolean;
  readonly generation: 0 | 1 | 2 | null;
  readonly reachableFromName: boolean;
  readonly finalizerRan: boolean;
  /** A weak reference's callback has told of its death. */
  readonly witnessed: boolean;
}
export type Instant = Readonly<Record<Label, ObjectFacts>>;

export interface RoundState {
  /** Counted from 0. */
  readonly index: number;
  readonly scenario: Scenario;
  /** Seq of the round's `round-started`. */
  readonly startedSeq: number;
  /** All lines so far. Where the machine does not record, nobody looks on: only those that told of a death. */
  readonly program: readonly ProgramLine[];
  readonly stakes: readonly Label[];
  /** Shown before the peer phase; empty until then, and where there is none. */
  readonly disagreements: readonly Disagreement[];
  readonly instants: { readonly B: Instant | null; readonly R: Instant | null; readonly T: Instant | null };
  readonly revealed: {
    readonly contracts: readonly (Contract & { readonly held: boolean })[];
    readonly forecasts: readonly { readonly seat: Seat; readonly values: Forecast }[];
    readonly results: readonly SeatResult[];
  } | null;
}

export type Stage =
  | { readonly type: 'waiting' }
  | { readonly type: 'phase'; readonly phase: Phase; readonly startedAt: number; readonly until: number }
  | { readonly type: 'finished'; readonly totals: readonly SeatResult[] };

export interface MatchState {
  readonly header: PublicHeader;
  /** Of the last entry folded in; 0 before the first. */
  readonly seq: number;
  readonly at: number;
  readonly stage: Stage;
  /** By number, which is their place. */
  readonly seats: readonly SeatState[];
  readonly round: RoundState | null;
  /** Owned by this state: `evolve` moves it on, so whoever needs the old one forks it first. */
  readonly machine: Machine;
  /** Moves since the last checkpoint. */
  readonly movesSinceCheckpoint: number;
}
