/** A round's first heap, with what tests of plans, deals and stakes ask of it. */
import type { Contract } from '../../shared/match/entries.ts';
import { startMatch } from '../../shared/match/evolve.ts';
import { type PlanWorld, playLines, worldOf } from '../../shared/match/plan-world.ts';
import { findPlan, type PlanBudget } from '../../shared/match/plans.ts';
import { scenarioOf, withRound } from '../../shared/match/round-start.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';
import { type TableOptions, testHeader } from './table.ts';

/** The state right after the round began, before contracts are dealt. */
export function roundOf(text: string, options: Omit<TableOptions, 'scenarios'> = {}): MatchState {
  const header = testHeader({ ...options, scenarios: { test: text } });
  const scenario = scenarioOf(header, 0);
  if (scenario === null) throw new Error('the header lost its scenario');
  return withRound(startMatch(header), 0, scenario, 1);
}

export const PLENTY: PlanBudget = { tokens: 30, tokensALine: 9, attempts: 40, guesses: 0 };

/** A plan of seat 0, after these lines by their seats. */
export function planFor(
  text: string,
  goal: Pick<Contract, 'kind' | 'object'>,
  before: readonly (readonly [Seat, string])[] = [],
  budget: PlanBudget = PLENTY,
): readonly string[] | null {
  return findPlan(afterLines(worldOf(roundOf(text)), before), 0, goal, budget);
}

export function afterLines(world: PlanWorld, lines: readonly (readonly [Seat, string])[]): PlanWorld {
  return lines.reduce((next, [seat, line]) => {
    const after = playLines(next, seat, [line]);
    if (after === null) throw new Error(`${line} cannot be played`);
    return after;
  }, world);
}
