/** A bot that tries its lines on the heap, imagines what the others may answer, and takes what is worth most on average. */
import { contractHolds } from '../match/contracts.ts';
import type { Contract } from '../match/entries.ts';
import { hangingLines } from '../match/hanging.ts';
import { costOf, endOf, type PlanWorld, playLines, sightIn } from '../match/plan-world.ts';
import { findJointPlan } from '../match/plans.ts';
import { type Random, randomFor } from '../match/random.ts';
import { freshName, labelled } from '../match/sight.ts';
import { imagineMove, MUST_DIE } from './imagination.ts';
import { type BotThought, WAIT } from './thought.ts';
import { budgetOf, sayOrSave, type Turn, watchOn } from './turn.ts';

const ATTEMPTS = 8;
/** Plans looked at for each contract that does not hold, and lines that make one safer that does. */
const PLANS = 2;
const PRECAUTIONS = 2;
/**
 * How many candidates are tried in how many futures: more would take longer than the server, which has other tables
 * to serve, can give to a thought (some 20 ms). What a trial takes grows with the heap and with the others who move.
 */
const CANDIDATES = { least: 3, most: 6 } as const;
const FUTURES = { least: 1, most: 3 } as const;
/** Objects times others who move, up to which a bot tries the most that it may. */
const EASY = 48;
/** How many of the others move in a future, and how many candidates the bot has for its own answer. */
const OTHERS_MOVING = 3;
const ANSWERS = 2;
/** What a token is worth: enough to prefer the shorter of two plans, not enough to leave a contract. */
const TOKEN_WORTH = 0.15;
const PATIENCE = 0.95;

interface Choice {
  readonly lines: readonly string[];
  readonly worth: number;
}

/** The first line of the plan with the best expected points; waits where doing nothing is as good. */
export function thinkAhead(turn: Turn): BotThought {
  if (turn.tokens === 0) return WAIT;
  const ease = easeOf(turn.world);
  const end = endOf(turn.world);
  const holding = turn.contracts.filter((contract) => contractHolds(contract, end));
  const candidates = [[], ...plansFor(turn, holding), ...turn.random.shuffle(precautions(turn, holding))].slice(
    0,
    within(CANDIDATES, ease),
  );
  // the same futures for all, so that luck does not choose
  const futures = Array.from({ length: within(FUTURES, ease) }, () => `${turn.random.next()}`);
  const choices = candidates.map((lines): Choice => ({ lines, worth: worthOf(turn, lines, futures) }));
  const best = choices.reduce((one, other) => (other.worth > one.worth ? other : one));
  const [line] = best.lines;
  return line === undefined ? watchOn(turn, PATIENCE) : sayOrSave(turn, line);
}

/** 1 for a small heap and few players, less for more. Counts and no clock: the same turn makes the same thought. */
function easeOf({ machine, seats }: PlanWorld): number {
  const others = Math.max(1, Math.min(OTHERS_MOVING, seats.length - 1));
  return Math.min(1, EASY / (machine.labels().length * others));
}

function within({ least, most }: { readonly least: number; readonly most: number }, ease: number): number {
  return Math.max(least, Math.floor(most * ease));
}

/** Plans for what does not hold yet, which leave standing what does. */
function plansFor(turn: Turn, holding: readonly Contract[]): (readonly string[])[] {
  const { world, seat, contracts, random } = turn;
  const budget = budgetOf(turn, ATTEMPTS);
  return contracts
    .filter((contract) => !holding.includes(contract))
    .flatMap((contract) =>
      // the first is the same each time, so that a plan once begun is gone on with
      Array.from({ length: PLANS }, (_, n) =>
        findJointPlan(world, seat, holding, contract, budget, n === 0 ? null : random),
      ),
    )
    .filter((plan) => plan !== null);
}

/** For what must live: one more thing to hold it, or a name of one's own, so as to have it at hand when others cut it. */
function precautions({ world, seat, random }: Turn, holding: readonly Contract[]): string[][] {
  const sight = sightIn(world, seat);
  return holding
    .filter(({ kind }) => !MUST_DIE.has(kind) && kind !== 'leak')
    .flatMap(({ object }) => {
      const target = labelled(sight, object);
      const name = target === null ? undefined : sight.expressions.get(target.id);
      if (target === null || name === undefined) return [];
      const holders = sight.picture.objects.filter(({ id, reachable }) => reachable && id !== target.id);
      const hangs = random.shuffle(hangingLines(sight, holders, name)).slice(0, PRECAUTIONS);
      return [`${freshName(sight)} = ${name}`, ...hangs].map((line) => [line]);
    });
}

/** The average of the points that the contracts bring in the imagined futures, less what the tokens are worth. */
function worthOf(turn: Turn, lines: readonly string[], futures: readonly string[]): number {
  const world = playLines(turn.world, turn.seat, lines);
  if (world === null) return Number.NEGATIVE_INFINITY;
  const points = futures.map((future) => pointsIn(turn, world, randomFor(future, 'future')));
  const cost = costOf(lines, world.scenario.vocabulary) ?? 0;
  return points.reduce((sum, one) => sum + one, 0) / futures.length - cost * TOKEN_WORTH;
}

/** The points of one future: a few of the others move, and the bot gives its own answer to it. */
function pointsIn(turn: Turn, world: PlanWorld, random: Random): number {
  const { seat, contracts } = turn;
  const others = random.shuffle(world.seats.filter((other) => other !== seat)).slice(0, OTHERS_MOVING);
  const moved = others.reduce((next, other) => imagineMove(next, other, contracts, random), world);
  const end = endOf(moved);
  const held = contracts.filter((contract) => contractHolds(contract, end));
  const lost = contracts.filter((contract) => !held.includes(contract));
  const budget = budgetOf(turn, ANSWERS);
  // an answer may be answered in turn, and late in the phase there is no time for one
  const regained = lost.filter((contract) => findJointPlan(moved, seat, held, contract, budget) !== null);
  return sumOf(held) + (sumOf(regained) * (1 - turn.progress)) / 2;
}

function sumOf(contracts: readonly Contract[]): number {
  return contracts.reduce((sum, { points }) => sum + points, 0);
}
