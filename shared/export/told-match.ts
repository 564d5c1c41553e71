/** A match as exports tell it: each round's lines with what they did, and what was left. */
import type { Label, Picture, Place } from '../heap/picture.ts';
import type { Entry } from '../match/entries.ts';
import { evolve, startMatch } from '../match/evolve.ts';
import { priceOf, readMove } from '../match/lines.ts';
import type { Proof } from '../match/proof.ts';
import { prove } from '../match/proofs.ts';
import type { Scenario } from '../match/scenario.ts';
import { playingSeats } from '../match/seats.ts';
import type { PublicHeader, Seat } from '../match/settings.ts';
import type { MatchState, ProgramLine, RoundState } from '../match/state.ts';
import { Machine } from '../python/machine.ts';
import { type Observed, observe, type Step } from '../python/observe.ts';

/** A line of a round's program, and what it did. */
export interface ToldLine {
  readonly by: ProgramLine['by'];
  /** The entry that it came with. */
  readonly seq: number;
  readonly text: string;
  /** Match time in ms; of the round's start for the scenario. */
  readonly at: number;
  /** In tokens; 0 for what nobody pays. */
  readonly cost: number;
  readonly step: Step;
}

export interface ToldRound {
  /** Counted from 0. */
  readonly index: number;
  readonly scenario: Scenario;
  readonly lines: readonly ToldLine[];
  /** Everything that is alive after the last line. */
  readonly survivors: readonly Survivor[];
  /** Pictures of the heap after the scenario, when build ended, after the bell, after the truck: as far as the round went. */
  readonly pictures: readonly ToldPicture[];
  readonly stakes: RoundState['stakes'];
  readonly revealed: RoundState['revealed'];
  /** Why each stake lives or is dead; none before the truck. */
  readonly proofs: readonly Proof[];
}

export interface Survivor {
  readonly label: Label;
  readonly type: string;
  readonly references: number;
  readonly place: Place;
}

export const PICTURED = ['scenario', 'build', 'bell', 'truck'] as const;
export interface ToldPicture {
  readonly after: (typeof PICTURED)[number];
  readonly picture: Picture;
  /** Everything that is alive then. */
  readonly survivors: readonly Survivor[];
}

export interface ToldMatch {
  readonly header: PublicHeader;
  readonly rounds: readonly ToldRound[];
  /** Whether the match was played to its end. */
  readonly finished: boolean;
}

/** Who ran a line, flat enough for a table: `seat` is null where it was none. */
export function sourceOf({ by }: Pick<ToldLine, 'by'>): {
  readonly by: 'scenario' | 'player' | 'bell' | 'truck';
  readonly seat: Seat | null;
} {
  if (by === 'scenario' || by === 'truck') return { by, seat: null };
  return typeof by === 'number' ? { by: 'player', seat: by } : { by: 'bell', seat: by.bell };
}

/** Match time, given in ms. */
export function secondsOf(at: number): number {
  return at / 1000;
}

/** Folds a match, whole or cut short, and runs its rounds again. @throws UnfoldableEntry where it is none */
export function tellMatch(header: PublicHeader, entries: readonly Entry[]): ToldMatch {
  const times = new Map(entries.map(({ seq, at }) => [seq, at]));
  const rounds: ToldRound[] = [];
  let state = startMatch(header);
  for (const entry of entries) {
    if (entry.type === 'round-started' && state.round !== null) rounds.push(tellRound(state, state.round, times));
    state = evolve(state, entry);
  }
  if (state.round !== null) rounds.push(tellRound(state, state.round, times));
  return { header, rounds, finished: state.stage.type === 'finished' };
}

function tellRound(state: MatchState, round: RoundState, times: ReadonlyMap<number, number>): ToldRound {
  const { scenario, program, stakes, revealed, index } = round;
  const machine = new Machine(scenario.runtime, { record: false });
  for (const seat of playingSeats(state.seats)) machine.openFrame(seat);
  const lines: ToldLine[] = [];
  const pictures: ToldPicture[] = [];
  let seen: Observed = new Map();
  for (const [number, line] of program.entries()) {
    const { by, text, seq } = line;
    const { step, objects } = observe(machine, runAgain(machine, line), seen);
    seen = objects;
    lines.push({ by, seq, text, at: times.get(seq) ?? 0, cost: costOf(line, scenario), step });
    const after = lastOf(line, program[number + 1]);
    if (after !== null) pictures.push({ after, picture: machine.picture(), survivors: survivorsIn(machine, seen) });
  }
  const survivors = survivorsIn(machine, seen);
  return { index, scenario, lines, survivors, pictures, stakes, revealed, proofs: prove(state, stakes) };
}

function survivorsIn(machine: Machine, seen: Observed): Survivor[] {
  return [...seen].map(([label, [references, place]]) => ({
    label,
    type: machine.typeOf(label) ?? '',
    references,
    place,
  }));
}

function runAgain(machine: Machine, { by, text }: ProgramLine) {
  if (typeof by === 'object') return machine.returnFrame(by.bell);
  const parsed = readMove(text);
  if (!parsed.ok) throw new Error(`the log's program has a line that is none: ${text}`);
  return machine.run(parsed.code, typeof by === 'number' ? by : 'globals');
}

function costOf({ by, text }: ProgramLine, { vocabulary }: Scenario): number {
  const parsed = typeof by === 'number' ? readMove(text) : null;
  return parsed?.ok === true ? priceOf(parsed, vocabulary) : 0;
}

/** The part of a round that ends with this line; null where it goes on. */
function lastOf(line: ProgramLine, next: ProgramLine | undefined): ToldPicture['after'] | null {
  const part = partOf(line);
  return next !== undefined && partOf(next) === part ? null : part;
}

function partOf({ by }: ProgramLine): ToldPicture['after'] {
  if (by === 'scenario' || by === 'truck') return by;
  return typeof by === 'number' ? 'build' : 'bell';
}
