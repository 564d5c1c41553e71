import { Machine } from '../python/machine.ts';
import { Memory } from './memory.ts';
import { keptOf, programLine, type Unnumbered } from './round-end.ts';
import type { Scenario } from './scenario.ts';
import { parseScenario } from './scenario-file.ts';
import { playingSeats } from './seats.ts';
import type { PublicHeader, Seat } from './settings.ts';
import type { MatchState, ProgramLine, RoundState, SeatState } from './state.ts';
import { changedSeat } from './state-changes.ts';

/** Reading a scenario means running it; replays and verification start the same rounds again and again. */
const read = new Memory<string, Scenario>(64);
/** The same by header, where a scenario need not be known by all of its text. */
const ofHeaders = new WeakMap<PublicHeader['scenarios'], Map<string, Scenario>>();

/** The scenario of a round; null when the playlist has no such round. Throws a ScenarioError when its text is not one. */
export function scenarioOf({ settings, scenarios }: PublicHeader, round: number): Scenario | null {
  const id = settings.playlist[round];
  if (id === undefined) return null;
  const ofHeader = ofHeaders.get(scenarios) ?? new Map<string, Scenario>();
  ofHeaders.set(scenarios, ofHeader);
  const known = ofHeader.get(id);
  if (known !== undefined) return known;
  const text = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  if (text === undefined) return null;
  const scenario = read.recall(`${id}\n${text}`, () => parseScenario(id, text));
  ofHeader.set(id, scenario);
  return scenario;
}

/** A scenario's first heap, which nobody moves on, and the lines that led to it. */
interface FirstHeap {
  readonly machine: Machine;
  readonly lines: readonly Unnumbered[];
}

const firstHeaps = new WeakMap<Scenario, FirstHeap>();

function firstHeapOf(scenario: Scenario): FirstHeap {
  const known = firstHeaps.get(scenario);
  if (known !== undefined) return known;
  const machine = new Machine(scenario.runtime);
  const lines = scenario.lines.map(({ text, move }) =>
    programLine('scenario', text, machine, machine.run(move, 'globals')),
  );
  const first = { machine, lines };
  firstHeaps.set(scenario, first);
  return first;
}

/**
 * The state with a new round begun: a machine of its own on which the scenario's lines have run, and a frame for
 * every seat. Leaves the machine of the state before as it was.
 */
export function withRound(state: MatchState, index: number, scenario: Scenario, startedSeq: number): MatchState {
  const machine = openedHeap(scenario, playingSeats(state.seats), state.machine.isRecording);
  const program = keptOf(firstHeapOf(scenario).lines, machine).map((line) => ({ seq: startedSeq, ...line }));
  return begun(state, index, scenario, { startedSeq, machine, program });
}

/** The same for whoever deals on it: heap and program are one for all who begin that scenario, and nobody may move them on. */
export function roundToDeal(state: MatchState, index: number, scenario: Scenario): MatchState {
  const seats = playingSeats(state.seats);
  const bySeats = startsToDeal.get(scenario) ?? new Map<string, Start>();
  startsToDeal.set(scenario, bySeats);
  const start = bySeats.get(seats.join()) ?? startToDeal(scenario, seats);
  bySeats.set(seats.join(), start);
  return begun(state, index, scenario, start);
}

/** How a round starts: what leads to its heap, and the entry that says so. */
type Start = Pick<RoundState, 'startedSeq' | 'program'> & Pick<MatchState, 'machine'>;

/** By scenario, then by the seats that play. */
const startsToDeal = new WeakMap<Scenario, Map<string, Start>>();

function startToDeal(scenario: Scenario, seats: readonly Seat[]): Start {
  const program = firstHeapOf(scenario).lines.map((line): ProgramLine => ({ seq: 0, ...line }));
  return { startedSeq: 0, machine: openedHeap(scenario, seats, false), program };
}

function openedHeap(scenario: Scenario, seats: readonly Seat[], record: boolean): Machine {
  const machine = firstHeapOf(scenario).machine.copy({ record });
  for (const seat of seats) machine.openFrame(seat);
  return machine;
}

function begun(state: MatchState, index: number, scenario: Scenario, start: Start): MatchState {
  const { machine, startedSeq, program } = start;
  return {
    ...state,
    machine,
    movesSinceCheckpoint: 0,
    seats: state.seats.map(withoutSecrets),
    round: {
      index,
      scenario,
      startedSeq,
      program,
      stakes: [],
      disagreements: [],
      instants: { B: null, R: null, T: null },
      revealed: null,
    },
  };
}

function withoutSecrets(seat: SeatState): SeatState {
  return changedSeat(seat, { ready: false, contracts: [], forecasts: { 1: null, 2: null } });
}
