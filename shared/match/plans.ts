/**
 * Plans: a few lines after which a contract holds, if nobody else moves. Each kind of contract has its ways of getting
 * there; every plan is tried on a fork, so one that is found is proved.
 */
import type { Contract } from './entries.ts';
import { waysTo } from './plan-ways.ts';
import { costOf, type PlanWorld, wouldHoldAfter } from './plan-world.ts';
import type { Random } from './random.ts';
import { randomLines } from './random-lines.ts';
import type { Seat } from './settings.ts';

export type Goal = Pick<Contract, 'kind' | 'object'>;

export interface PlanBudget {
  /** What the lines may cost together, in tokens. */
  readonly tokens: number;
  /** What one line may cost: the most tokens that one can have. */
  readonly tokensALine: number;
  /** How many candidates of the known ways are tried at most. */
  readonly attempts: number;
  /** How many random lines are tried where those fail; none without `random`. */
  readonly guesses: number;
}

/**
 * A plan for the seat to make the goal hold: legal lines, none if it holds as it is; null if none was found.
 * The world is left as it is. With `random` the ways are tried in random order, so that not every bot does the same.
 */
export function findPlan(
  world: PlanWorld,
  seat: Seat,
  goal: Goal,
  budget: PlanBudget,
  random: Random | null = null,
): readonly string[] | null {
  return findJointPlan(world, seat, [], goal, budget, random);
}

/** As `findPlan`, for a goal after whose plan the goals before hold as well. */
export function findJointPlan(
  world: PlanWorld,
  seat: Seat,
  others: readonly Goal[],
  goal: Goal,
  budget: PlanBudget,
  random: Random | null = null,
): readonly string[] | null {
  const works = (lines: readonly string[]): boolean => isPlan(world, seat, [...others, goal], lines, budget);
  let attempts = budget.attempts;
  if (works([])) return [];
  for (const lines of waysTo(world, seat, goal, random)) {
    if (attempts-- <= 0) break;
    if (works(lines)) return lines;
  }
  if (random === null) return null;
  for (let guess = 0; guess < budget.guesses; guess++) {
    const lines = randomLines(world, seat, 1 + random.below(3), random);
    if (works(lines)) return lines;
  }
  return null;
}

/** Whether these lines are legal, affordable, and make all the goals hold if nobody else moves. */
export function isPlan(
  world: PlanWorld,
  seat: Seat,
  goals: readonly Goal[],
  lines: readonly string[],
  budget: PlanBudget,
): boolean {
  const cost = costOf(lines, world.scenario.vocabulary);
  if (cost === null || cost > budget.tokens) return false;
  if (lines.some((line) => (costOf([line], world.scenario.vocabulary) ?? 0) > budget.tokensALine)) return false;
  return wouldHoldAfter(world, seat, lines, goals);
}
