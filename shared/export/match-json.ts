/** A match as one JSON document: what a program that counts things wants. README.md beside this file says what each key holds. */
import type { Label, Place } from '../heap/picture.ts';
import type { RuntimeId } from '../heap/runtime.ts';
import type { ContractKind } from '../match/entries.ts';
import type { Proof } from '../match/proof.ts';
import type { Bilingual } from '../match/scenario.ts';
import { NO_FORECAST } from '../match/scoring.ts';
import type { Player, Seat, Truck } from '../match/settings.ts';
import type { Answer } from '../python/outcome.ts';
import { secondsOf, sourceOf, type ToldLine, type ToldMatch, type ToldRound } from './told-match.ts';

/** Goes up when a key changes its meaning or is gone; a new key is no new version. */
const FORMAT = 'garbage-day-export/1';

export interface MatchDocument {
  readonly format: typeof FORMAT;
  readonly match: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly engine: number;
  /** False: cut short. */
  readonly finished: boolean;
  readonly players: readonly Player[];
  readonly rounds: readonly RoundDocument[];
}

interface RoundDocument {
  /** Counted from 1. */
  readonly round: number;
  readonly scenario: string;
  readonly title: Bilingual;
  readonly runtime: RuntimeId;
  readonly truck: Truck;
  readonly lines: readonly LineDocument[];
  readonly survivors: readonly {
    readonly object: Label;
    readonly type: string;
    readonly references: number;
    readonly place: Place;
  }[];
  readonly stakes: readonly StakeDocument[];
  /** Empty until they are revealed, as are points. */
  readonly contracts: readonly {
    readonly seat: Seat;
    readonly kind: ContractKind;
    readonly object: Label;
    readonly points: number;
    readonly held: boolean;
  }[];
  readonly points: readonly { readonly seat: Seat; readonly forecasts: number; readonly contracts: number }[];
}

interface LineDocument {
  readonly seq: number;
  readonly seconds: number;
  readonly by: ReturnType<typeof sourceOf>['by'];
  readonly seat: Seat | null;
  readonly line: string;
  readonly tokens: number;
  readonly error: string | null;
  readonly answer: Answer;
  readonly freed: readonly Label[];
  readonly said: readonly string[];
  readonly printed: readonly string[];
}

interface StakeDocument {
  readonly object: Label;
  /** null: the truck has not come. */
  readonly alive: boolean | null;
  readonly why: Proof['type'] | null;
  /** Empty until they are revealed. */
  readonly forecasts: readonly { readonly seat: Seat; readonly percent: number }[];
}

/** The file. */
export function matchJson(match: ToldMatch): string {
  return `${JSON.stringify(matchDocument(match), null, 2)}\n`;
}

/** The document. */
export function matchDocument({ header, rounds, finished }: ToldMatch): MatchDocument {
  const { match, createdAt, engine, players } = header;
  return { format: FORMAT, match, createdAt, engine, finished, players, rounds: rounds.map(roundDocument) };
}

function roundDocument(round: ToldRound): RoundDocument {
  const { index, scenario, lines, survivors, revealed } = round;
  const { id, title, runtime, truck } = scenario;
  return {
    round: index + 1,
    scenario: id,
    title,
    runtime,
    truck,
    lines: lines.map(lineDocument),
    survivors: survivors.map(({ label, type, references, place }) => ({ object: label, type, references, place })),
    stakes: stakesOf(round),
    contracts: revealed?.contracts ?? [],
    points: (revealed?.results ?? []).map(({ seat, forecastPoints, contractPoints }) => ({
      seat,
      forecasts: forecastPoints,
      contracts: contractPoints,
    })),
  };
}

function lineDocument(line: ToldLine): LineDocument {
  const { seq, at, text, cost, step } = line;
  return {
    seq,
    seconds: secondsOf(at),
    ...sourceOf(line),
    line: text,
    tokens: cost,
    error: step.err ?? null,
    answer: step.ret ?? null,
    freed: step.dead ?? [],
    said: step.log ?? [],
    printed: step.stderr ?? [],
  };
}

function stakesOf({ stakes, lines, survivors, proofs, revealed }: ToldRound): StakeDocument[] {
  const alive = new Set(survivors.map(({ label }) => label));
  const isOver = lines.some(({ by }) => by === 'truck');
  return stakes.map((object) => ({
    object,
    alive: isOver ? alive.has(object) : null,
    why: proofs.find(({ label }) => label === object)?.type ?? null,
    forecasts: (revealed?.forecasts ?? []).map(({ seat, values }) => ({
      seat,
      percent: values[object] ?? NO_FORECAST,
    })),
  }));
}
