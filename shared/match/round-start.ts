import { Machine } from '../python/machine.ts';
import { programLine } from './round-end.ts';
import type { Scenario } from './scenario.ts';
import { parseScenario } from './scenario-file.ts';
import { playingSeats } from './seats.ts';
import type { PublicHeader } from './settings.ts';
import type { MatchState, ProgramLine, SeatState } from './state.ts';

/** Reading a scenario means running it; replays and verification start the same rounds again and again. */
const read = new Map<string, Scenario>();
const REMEMBERED = 64;

/** The scenario of a round; null when the playlist has no such round. Throws a ScenarioError when its text is not one. */
export function scenarioOf(header: PublicHeader, round: number): Scenario | null {
  const id = header.settings.playlist[round];
  const text = id !== undefined && Object.hasOwn(header.scenarios, id) ? header.scenarios[id] : undefined;
  if (id === undefined || text === undefined) return null;
  const key = `${id}\n${text}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const scenario = parseScenario(id, text);
  if (read.size >= REMEMBERED) read.clear();
  read.set(key, scenario);
  return scenario;
}

/**
 * The state with a new round begun: a machine of its own on which the scenario's lines have run, and a frame for
 * every seat. Leaves the machine of the state before as it was.
 */
export function withRound(state: MatchState, index: number, scenario: Scenario, startedSeq: number): MatchState {
  const machine = new Machine(scenario.runtime);
  const program = scenario.lines.map(
    ({ text, move }): ProgramLine => ({
      seq: startedSeq,
      ...programLine('scenario', text, machine.run(move, 'globals')),
    }),
  );
  for (const seat of playingSeats(state.seats)) machine.openFrame(seat);
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
  return { ...seat, ready: false, contracts: [], forecasts: { 1: null, 2: null } };
}
