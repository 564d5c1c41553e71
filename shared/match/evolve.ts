/**
 * The fold: a header and a list of entries make one state, wherever they are folded. Live play, reconnecting, replay,
 * verification and bots all go through here.
 */
import { Machine, type MachineOptions } from '../python/machine.ts';
import type { Entry } from './entries.ts';
import { takeInstant, witnessesOf } from './instants.ts';
import { priceOf, readMove } from './lines.ts';
import { keptOf, leavesTrace, programLine, ringBell, runTruck, type Unnumbered } from './round-end.ts';
import { scenarioOf, withRound } from './round-start.ts';
import type { Scenario } from './scenario.ts';
import { addResults } from './scoring.ts';
import { playingSeats } from './seats.ts';
import type { Player, PublicHeader, Seat } from './settings.ts';
import type { MatchState, RoundState, SeatState, Stage } from './state.ts';
import {
  changedRound,
  changedSeat,
  changedState,
  type RoundChanges,
  type SeatChanges,
  type StateChanges,
} from './state-changes.ts';
import { freshStock, payTokens } from './tokens.ts';
import { UnfoldableEntry } from './unfoldable.ts';

type EntryOf<T extends Entry['type']> = Extract<Entry, { readonly type: T }>;

/** The state before the first entry. Its machines record what lines do, unless told otherwise: only who looks on needs it. */
export function startMatch(header: PublicHeader, options: MachineOptions = {}): MatchState {
  return {
    header,
    seq: 0,
    at: 0,
    stage: { type: 'waiting' },
    seats: header.players.map((player) => freshSeat(player, false)),
    round: null,
    machine: new Machine(header.runtime, options),
    movesSinceCheckpoint: 0,
  };
}

function freshSeat(player: Player, forecaster: boolean): SeatState {
  return {
    player,
    tokens: { milliTokens: 0, at: 0 },
    ready: false,
    botSteppedIn: false,
    forecaster,
    contracts: [],
    forecasts: { 1: null, 2: null },
    forecastPoints: 0,
    contractPoints: 0,
  };
}

/** A copy that `evolve` can move on without touching the one it was made from. */
export function forkState(state: MatchState): MatchState {
  return { ...state, machine: state.machine.fork() };
}

/**
 * The state after one more entry. Takes over the state's machine and moves it on in place: whoever still needs `state`
 * forks it first. Entries as a viewer sees them, secrets blanked, fold as well; what was blanked is then `hidden`.
 * Throws UnfoldableEntry when the entry cannot follow the state, after which the state is of no more use.
 */
export function evolve(state: MatchState, entry: Entry): MatchState {
  return changedState(state, entry, changesBy(state, entry));
}

function changesBy(state: MatchState, entry: Entry): StateChanges {
  switch (entry.type) {
    case 'round-started':
      return startRound(state, entry);
    case 'contracts-dealt':
      return mapSeats(state, (seat) => changedSeat(seat, { contracts: entry.contracts.filter(belongsTo(seat)) }));
    case 'phase-started':
      return startPhase(state, entry);
    case 'moved':
      return move(state, entry);
    case 'stakes-chosen':
      return withRoundFields(state, entry, { stakes: entry.stakes });
    case 'forecast-made':
      return changeSeat(state, entry, entry.by, ({ forecasts }) => ({
        forecasts: { ...forecasts, [entry.pass]: entry.values ?? 'hidden' },
      }));
    case 'disagreements-shown':
      return withRoundFields(state, entry, { disagreements: entry.disagreements });
    case 'readied':
      return changeSeat(state, entry, entry.by, () => ({ ready: true }));
    case 'revealed':
      return reveal(state, entry);
    case 'phase-retimed':
      return retime(state, entry);
    case 'forecaster-joined':
      return joinLate(state, entry);
    case 'bot-stepped-in':
      return changeSeat(state, entry, entry.seat, () => ({ botSteppedIn: true }));
    case 'player-returned':
      // what the bot was ready for, the person may not be
      return changeSeat(state, entry, entry.seat, () => ({ botSteppedIn: false, ready: false }));
    case 'checkpointed':
      return { movesSinceCheckpoint: 0 };
    case 'finished':
      return { stage: { type: 'finished', totals: entry.totals } };
  }
}

function startRound(state: MatchState, entry: EntryOf<'round-started'>): StateChanges {
  const scenario = readScenario(state.header, entry);
  if (scenario === null) throw new UnfoldableEntry(entry, `there is no scenario for round ${entry.round}`);
  return withRound(state, entry.round, scenario, entry.seq);
}

function readScenario(header: PublicHeader, entry: EntryOf<'round-started'>): Scenario | null {
  try {
    return scenarioOf(header, entry.round);
  } catch (cause) {
    throw new UnfoldableEntry(entry, `the scenario of round ${entry.round} cannot be read: ${cause}`, cause);
  }
}

function startPhase(state: MatchState, entry: EntryOf<'phase-started'>): StateChanges {
  const { phase, until, at } = entry;
  const round = roundOf(state, entry);
  const begun: SeatChanges =
    phase === 'build' ? { ready: false, tokens: freshStock(at, state.header.settings) } : { ready: false };
  const { seats } = mapSeats(state, (seat) => changedSeat(seat, begun));
  const stage: Stage = { type: 'phase', phase, startedAt: at, until };
  switch (phase) {
    case 'bell':
      return { stage, seats, round: bell(state, round, entry) };
    case 'collect':
      return { stage, seats, round: collect(state, round, entry) };
    case 'briefing':
    case 'build':
    case 'predict':
    case 'peer':
    case 'reveal':
      return { stage, seats };
  }
}

/** B is taken here: since build ended, the heap has stood still. */
function bell({ machine, seats }: MatchState, round: RoundState, entry: Entry): RoundState {
  const B = takeInstant(machine, witnessesOf(machine, round.program));
  const rung = appended(round, entry, machine, ringBell(machine, playingSeats(seats)));
  const R = takeInstant(machine, witnessesOf(machine, rung.program));
  return changedRound(rung, { instants: { B, R, T: rung.instants.T } });
}

function collect({ machine }: MatchState, round: RoundState, entry: Entry): RoundState {
  const collected = appended(round, entry, machine, [runTruck(machine, round.scenario.truck)]);
  const T = takeInstant(machine, witnessesOf(machine, collected.program));
  const { B, R } = collected.instants;
  return changedRound(collected, { instants: { B, R, T } });
}

function retime(state: MatchState, entry: EntryOf<'phase-retimed'>): StateChanges {
  const { stage } = state;
  if (stage.type !== 'phase') throw new UnfoldableEntry(entry, 'no phase is on');
  return { stage: { ...stage, until: entry.until } };
}

function joinLate(state: MatchState, entry: EntryOf<'forecaster-joined'>): StateChanges {
  const { seat, name } = entry;
  if (seat !== state.seats.length) throw new UnfoldableEntry(entry, `the next seat is ${state.seats.length}`);
  return { seats: [...state.seats, freshSeat({ seat, name, kind: 'person' }, true)] };
}

function move(state: MatchState, entry: EntryOf<'moved'>): StateChanges {
  const { by, line, at } = entry;
  const round = roundOf(state, entry);
  const parsed = readMove(line);
  if (by === 'server') throw new UnfoldableEntry(entry, 'a move is made by a seat');
  if (!parsed.ok) throw new UnfoldableEntry(entry, `not in the move language: ${line}`);

  const cost = priceOf(parsed, round.scenario.vocabulary);
  const { seats } = changeSeat(state, entry, by, ({ tokens }) => ({
    tokens: payTokens(tokens, cost, at, state.header.settings),
  }));
  const outcome = state.machine.run(parsed.code, by);
  if (outcome.error !== undefined) {
    throw new UnfoldableEntry(entry, `${line} raises ${outcome.error.name}: ${outcome.error.message}`);
  }
  const { machine } = state;
  return {
    seats,
    round: leavesTrace(machine) ? appended(round, entry, machine, [programLine(by, line, machine, outcome)]) : round,
    movesSinceCheckpoint: state.movesSinceCheckpoint + 1,
  };
}

function reveal(state: MatchState, entry: EntryOf<'revealed'>): StateChanges {
  const { contracts, forecasts, results } = entry;
  const open = contracts.map(({ held: _, ...contract }) => contract);
  const { seats } = mapSeats(state, (seat) => {
    const result = results.find(belongsTo(seat));
    const total = { seat: seat.player.seat, forecastPoints: seat.forecastPoints, contractPoints: seat.contractPoints };
    const { forecastPoints, contractPoints } = result === undefined ? total : addResults(total, result);
    return changedSeat(seat, { contracts: open.filter(belongsTo(seat)), forecastPoints, contractPoints });
  });
  return { seats, ...withRoundFields(state, entry, { revealed: { contracts, forecasts, results } }) };
}

function belongsTo(seat: SeatState): (thing: { readonly seat: Seat }) => boolean {
  return (thing) => thing.seat === seat.player.seat;
}

function mapSeats(state: MatchState, change: (seat: SeatState) => SeatState): Pick<MatchState, 'seats'> {
  return { seats: state.seats.map(change) };
}

function changeSeat(
  state: MatchState,
  entry: Entry,
  which: Seat | 'server',
  changesOf: (seat: SeatState) => SeatChanges,
): Pick<MatchState, 'seats'> {
  // the seats of a match are numbered from 0, in this order
  const seat = which === 'server' ? undefined : state.seats[which];
  if (seat === undefined) throw new UnfoldableEntry(entry, `there is no seat ${which}`);
  const seats = state.seats.slice();
  seats[seat.player.seat] = changedSeat(seat, changesOf(seat));
  return { seats };
}

function roundOf(state: MatchState, entry: Entry): RoundState {
  if (state.round === null) throw new UnfoldableEntry(entry, 'no round has started');
  return state.round;
}

function withRoundFields(state: MatchState, entry: Entry, fields: RoundChanges): StateChanges {
  return { round: changedRound(roundOf(state, entry), fields) };
}

function appended(round: RoundState, entry: Entry, machine: Machine, lines: readonly Unnumbered[]): RoundState {
  const kept = keptOf(lines, machine);
  if (kept.length === 0) return round;
  const program = round.program.slice();
  for (const line of kept) program.push({ seq: entry.seq, ...line });
  return changedRound(round, { program });
}
