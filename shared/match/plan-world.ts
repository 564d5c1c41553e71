/** A round as a planner imagines it: a heap of its own to try lines on, and how it would end. */
import type { Picture } from '../heap/picture.ts';
import type { Machine } from '../python/machine.ts';
import { contractHolds, type Instants } from './contracts.ts';
import type { Contract } from './entries.ts';
import { featureNotInPlay, priceOf, readMove } from './lines.ts';
import { playOut, ringBell } from './round-end.ts';
import type { Scenario } from './scenario.ts';
import type { Seat } from './settings.ts';
import { pictureOf, type Sight, sightOf } from './sight.ts';
import type { MatchState, ProgramLine } from './state.ts';

/** What of a program's events the end of a round is judged by. */
type Evidence = readonly Pick<ProgramLine, 'events'>[];

export interface PlanWorld {
  /** Never moved on: lines run on forks of it. */
  readonly machine: Machine;
  readonly seats: readonly Seat[];
  readonly scenario: Pick<Scenario, 'truck' | 'vocabulary'>;
  readonly evidence: Evidence;
}

/** The round of a state as it stands; throws when no round is on. */
export function worldOf(state: MatchState): PlanWorld {
  const { round, machine, seats } = state;
  if (round === null) throw new Error('a plan needs a round');
  return {
    machine,
    seats: seats.map(({ player }) => player.seat),
    scenario: round.scenario,
    evidence: [{ events: round.program.flatMap(({ events }) => tellingEvents(events)) }],
  };
}

/** The world after these lines by that seat; null if one is unreadable, not in play, or raises. */
export function playLines(world: PlanWorld, seat: Seat, lines: readonly string[]): PlanWorld | null {
  if (lines.length === 0) return world;
  const machine = world.machine.fork();
  const events: ProgramLine['events'][number][] = [];
  for (const text of lines) {
    const parsed = readMove(text);
    if (!parsed.ok || featureNotInPlay(parsed.move, world.scenario.vocabulary) !== null) return null;
    const outcome = machine.run(parsed.move, seat);
    if (outcome.error !== undefined) return null;
    events.push(...tellingEvents(outcome.events));
  }
  return { ...world, machine, evidence: [...world.evidence, { events }] };
}

/** The three instants if nobody moved any more. */
export function endOf(world: PlanWorld): Instants {
  return playOut(world.machine.fork(), world.seats, world.scenario.truck, world.evidence);
}

/** Whether these contracts would all hold if nobody moved any more. */
export function wouldHold(world: PlanWorld, goals: readonly Pick<Contract, 'kind' | 'object'>[]): boolean {
  const objects = new Set(goals.map(({ object }) => object));
  const end = playOut(world.machine.fork(), world.seats, world.scenario.truck, world.evidence, objects);
  return goals.every((goal) => contractHolds(goal, end));
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
    const machine = world.machine.fork();
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
    cost += priceOf(parsed.move, vocabulary);
  }
  return cost;
}

/** `witnessesOf` looks at these alone. */
function tellingEvents(events: ProgramLine['events']): ProgramLine['events'] {
  return events.filter((event) => event.type === 'made' || event.type === 'logged');
}
