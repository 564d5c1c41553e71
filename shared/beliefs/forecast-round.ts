/** What people forecast about: a heap that stands still, what is still to come, and what came of it. */
import type { Label } from '../heap/picture.ts';
import { endOf, worldOf } from '../match/plan-world.ts';
import type { Seat, Truck } from '../match/settings.ts';
import type { MatchState, ProgramLine } from '../match/state.ts';
import type { Machine } from '../python/machine.ts';

/** A round of a table, or a checkpoint of a lecture, as beliefs are tried on it. */
export interface ForecastRound {
  /** Tells it from the other rounds of a session. */
  readonly id: string;
  /** As everybody sees it while they forecast (the instant B of a round). Only forks of it are moved on. */
  readonly machine: Machine;
  /** Whose frames return at the bell, in order; nobody's in a lecture. */
  readonly seats: readonly Seat[];
  /** Lines that are still to be run, in the globals, after the bell and before the truck: the rest of a lecture's program. */
  readonly lines: readonly string[];
  /** Null where no truck comes. */
  readonly truck: Truck | null;
  readonly stakes: readonly Label[];
  /** Which stakes were alive in the end. */
  readonly truth: Readonly<Record<Label, boolean>>;
  /** The lines so far with their events, which findings quote. */
  readonly program: readonly Pick<ProgramLine, 'by' | 'text' | 'events'>[];
}

/**
 * The round of a state whose stakes are chosen and whose bell has not rung; its machine is forked. Throws when no round
 * is on, or when the bell has rung: what people saw while they forecast is gone then.
 */
export function forecastRoundOf(state: MatchState): ForecastRound {
  const world = worldOf(state);
  const { round, machine } = state;
  if (round === null || round.instants.B !== null) throw new Error('beliefs are tried on the heap before the bell');
  const { T } = endOf(world);
  return {
    id: String(round.index),
    machine: machine.fork({ record: false }),
    seats: world.seats,
    lines: [],
    truck: round.scenario.truck,
    stakes: round.stakes,
    truth: Object.fromEntries(round.stakes.map((label) => [label, T[label]?.alive === true])),
    program: round.program,
  };
}
