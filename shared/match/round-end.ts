/** How every round ends, in play as in plans: the bell rings, the truck comes. */
import type { Machine } from '../python/machine.ts';
import type { Outcome } from '../python/outcome.ts';
import { toldIn } from './instants.ts';
import { readMove } from './lines.ts';
import type { Seat, Truck } from './settings.ts';
import type { ProgramLine } from './state.ts';

/** A line of the program before it has its entry's number. */
export type Unnumbered = Omit<ProgramLine, 'seq'>;

/** One line of the program from what it did on the machine, right after it. */
export function programLine(by: ProgramLine['by'], text: string, machine: Machine, outcome: Outcome): Unnumbered {
  const { answer, events } = outcome;
  const told = toldIn(machine.log());
  return answer === undefined ? { by, text, events, told } : { by, text, answer, events, told };
}

/** Whether a state of that machine may keep the line that has just run on it. */
export function leavesTrace(machine: Machine): boolean {
  return machine.isRecording || machine.log().length > 0;
}

/** Those of the lines that a state of that machine keeps: see `RoundState.program`. */
export function keptOf(lines: readonly Unnumbered[], machine: Machine): readonly Unnumbered[] {
  return machine.isRecording ? lines : lines.filter(({ told }) => told.length > 0);
}

/** Returns the frames of all seats, in seat order: names go, and what only they held dies. Moves the machine on. */
export function ringBell(machine: Machine, seats: readonly Seat[]): Unnumbered[] {
  return seats.map((seat) => programLine({ bell: seat }, 'return', machine, machine.returnFrame(seat)));
}

/** Runs the collection after the bell. Moves the machine on. */
export function runTruck(machine: Machine, truck: Truck): Unnumbered {
  const text = `gc.collect(${truck})`;
  const parsed = readMove(text);
  if (!parsed.ok) throw new Error(`the move language has no ${text}`);
  return programLine('truck', text, machine, machine.run(parsed.code, 'globals'));
}
