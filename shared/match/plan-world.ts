/** A round as a planner imagines it: a heap of its own to try lines on, and how it would end. */
import type { Label, Picture } from '../heap/picture.ts';
import type { Machine } from '../python/machine.ts';
import { contractHolds, type Ending } from './contracts.ts';
import type { Contract } from './entries.ts';
import { deathsToldIn, takeInstant, witnessesOf } from './instants.ts';
import { featureNotInPlay, priceOf, readMove } from './lines.ts';
import { ringBell, runTruck } from './round-end.ts';
import type { Scenario } from './scenario.ts';
import { playingSeats } from './seats.ts';
import type { Seat } from './settings.ts';
import { pictureOf, type Sight, sightOf } from './sight.ts';
import type { MatchState } from './state.ts';

export interface PlanWorld {
  /** Never moved on: lines run on forks of it, which record no events. */
  readonly machine: Machine;
  readonly seats: readonly Seat[];
  readonly scenario: Pick<Scenario, 'truck' | 'vocabulary'>;
  /** Objects of whose death a weak reference's callback has told. */
  readonly told: ReadonlySet<Label>;
}

/** The round of a state as it stands; throws when no round is on. */
export function worldOf(state: MatchState): PlanWorld {
  const { round, machine, seats } = state;
  if (round === null) throw new Error('a plan needs a round');
  const { told } = witnessesOf(machine, round.program);
  return { machine, seats: playingSeats(seats), scenario: round.scenario, told };
}

/** The world after these lines by that seat; null if one is unreadable, not in play, or raises. */
export function playLines(world: PlanWorld, seat: Seat, lines: readonly string[]): PlanWorld | null {
  return lines.length === 0 ? world : playedOn(forked(world), seat, lines);
}

/** How the round would end if nobody moved any more. */
export function endOf(world: PlanWorld): Ending {
  return endedWith(forked(world), world.machine.labelsEverGiven());
}

/** The same, of these objects alone where some are given, after these lines by that seat; null where they cannot be played. */
export function endAfter(
  world: PlanWorld,
  seat: Seat,
  lines: readonly string[],
  labels?: Iterable<Label>,
): Ending | null {
  const after = playedOn(forked(world), seat, lines);
  return after === null ? null : endedWith(after, labels ?? after.machine.labelsEverGiven());
}

/** The machine as it would be then. */
export function machineAtEnd(world: PlanWorld): Machine {
  const { machine, seats, scenario } = forked(world);
  for (const seat of seats) machine.returnFrame(seat);
  runTruck(machine, scenario.truck);
  return machine;
}

/** Whether these contracts would all hold if nobody moved any more. */
export function wouldHold(world: PlanWorld, goals: readonly Pick<Contract, 'kind' | 'object'>[]): boolean {
  return wouldHoldAfter(world, 0, [], goals);
}

/** The same, after these lines by that seat; false where they cannot be played. Tries all of it on one fork. */
export function wouldHoldAfter(
  world: PlanWorld,
  seat: Seat,
  lines: readonly string[],
  goals: readonly Pick<Contract, 'kind' | 'object'>[],
): boolean {
  const end = endAfter(world, seat, lines, new Set(goals.map(({ object }) => object)));
  return end !== null && goals.every((goal) => contractHolds(goal, end));
}

/** A copy whose machine may be moved on. */
function forked(world: PlanWorld): PlanWorld {
  return { ...world, machine: world.machine.fork({ record: false }) };
}

/** Moves the world's machine on. */
function playedOn(world: PlanWorld, seat: Seat, lines: readonly string[]): PlanWorld | null {
  const { machine } = world;
  const log: string[] = [];
  for (const text of lines) {
    const parsed = readMove(text);
    if (!parsed.ok || featureNotInPlay(parsed, world.scenario.vocabulary) !== null) return null;
    if (machine.run(parsed.code, seat).error !== undefined) return null;
    log.push(...machine.log());
  }
  return { ...world, told: deathsToldIn(log, world.told) };
}

/** Rings the bell, has the truck come, and takes the instants of those objects. Moves the world's machine on. */
function endedWith({ machine, seats, scenario, told }: PlanWorld, labels: Iterable<Label>): Ending {
  const log: string[] = [];
  for (const seat of seats) {
    machine.returnFrame(seat);
    log.push(...machine.log());
  }
  const toldByBell = deathsToldIn(log, told);
  const R = takeInstant(machine, { labels, told: toldByBell });
  runTruck(machine, scenario.truck);
  const T = takeInstant(machine, { labels, told: deathsToldIn(machine.log(), toldByBell) });
  return { R, T };
}

/** What has been looked at in a world: planners ask for it again and again, and a world never moves on. */
interface Views {
  readonly sights: Map<Seat, Sight>;
  afterBell: Picture | null;
}

const views = new WeakMap<PlanWorld, Views>();

function viewsOf(world: PlanWorld): Views {
  const known = views.get(world) ?? { sights: new Map(), afterBell: null };
  views.set(world, known);
  return known;
}

/** What the seat sees of the world. */
export function sightIn(world: PlanWorld, seat: Seat): Sight {
  const { sights } = viewsOf(world);
  const sight = sights.get(seat) ?? sightOf(world.machine, seat);
  sights.set(seat, sight);
  return sight;
}

/** The heap after the bell, as a picture: what frames alone hold is gone. */
export function pictureAfterBell(world: PlanWorld): Picture {
  const known = viewsOf(world);
  if (known.afterBell === null) {
    const { machine } = forked(world);
    ringBell(machine, world.seats);
    known.afterBell = pictureOf(machine);
  }
  return known.afterBell;
}

/** What the lines cost together, in tokens; null if one is no line of the language. */
export function costOf(lines: readonly string[], vocabulary: Scenario['vocabulary']): number | null {
  let cost = 0;
  for (const text of lines) {
    const parsed = readMove(text);
    if (!parsed.ok) return null;
    cost += priceOf(parsed, vocabulary);
  }
  return cost;
}
