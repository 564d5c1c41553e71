/** A bot that goes straight for its contracts, as if it were alone at the table. */
import type { Contract } from '../match/entries.ts';
import { wouldHold } from '../match/plan-world.ts';
import { findJointPlan } from '../match/plans.ts';
import type { BotThought } from './thought.ts';
import { budgetOf, sayOrSave, type Turn, watchOn } from './turn.ts';

const ATTEMPTS = 8;
/** It stops watching after this share of the phase. */
const PATIENCE = 0.7;

/** The first line of a plan for the most valuable contract that does not hold yet; planned anew each time. */
export function thinkGreedily(turn: Turn): BotThought {
  const { world, seat, contracts, random } = turn;
  const holding = contracts.filter((contract) => wouldHold(world, [contract]));
  for (const contract of mostValuableFirst(contracts.filter((contract) => !holding.includes(contract)))) {
    const line = findJointPlan(world, seat, holding, contract, budgetOf(turn, ATTEMPTS), random)?.[0];
    if (line !== undefined) return sayOrSave(turn, line);
  }
  return watchOn(turn, PATIENCE);
}

function mostValuableFirst(contracts: readonly Contract[]): Contract[] {
  return [...contracts].sort((a, b) => b.points - a.points);
}
