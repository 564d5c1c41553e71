/** What others might do: lines that lookahead imagines before it chooses its own. */
import type { Contract } from '../match/entries.ts';
import { hangingLines } from '../match/hanging.ts';
import { type PlanWorld, pictureAfterBell, playLines, sightIn } from '../match/plan-world.ts';
import type { Random } from '../match/random.ts';
import { randomStep } from '../match/random-lines.ts';
import type { Seat } from '../match/settings.ts';
import { severingLines } from '../match/severing.ts';
import { labelled, type Sight } from '../match/sight.ts';

/** Kinds whose object has to be gone in the end. */
export const MUST_DIE: ReadonlySet<Contract['kind']> = new Set(['free', 'truck', 'witness']);

/** Nobody knows what the others are paid for, but they often want the same things. */
const HOSTILE_ONE_IN = 3;

/**
 * The world after somebody's move: at times one that hurts one of `contracts` where it can, otherwise any.
 * Where no move comes to mind the world stays as it is.
 */
export function imagineMove(world: PlanWorld, seat: Seat, contracts: readonly Contract[], random: Random): PlanWorld {
  const hostile =
    random.below(HOSTILE_ONE_IN) === 0 && contracts.length > 0
      ? hostileLine(world, seat, random.pick(contracts), random)
      : null;
  const after = hostile === null ? null : playLines(world, seat, [hostile]);
  return after ?? randomStep(world, seat, random)?.after ?? world;
}

/** A line against the contract: cuts what should live, or hangs up what should die. */
function hostileLine(world: PlanWorld, seat: Seat, contract: Contract, random: Random): string | null {
  const sight = sightIn(world, seat);
  const lines = MUST_DIE.has(contract.kind) ? rescues(sight, contract) : cuts(world, sight, contract);
  return lines.length === 0 ? null : random.pick(lines);
}

function rescues(sight: Sight, { object }: Contract): string[] {
  const target = labelled(sight, object);
  const name = target === null ? undefined : sight.expressions.get(target.id);
  if (target === null || name === undefined) return [];
  return hangingLines(
    sight,
    sight.picture.objects.filter(({ id, reachable }) => reachable && id !== target.id),
    name,
  );
}

function cuts(world: PlanWorld, sight: Sight, { object }: Contract): string[] {
  const target = labelled(sight, object);
  return target === null ? [] : (severingLines(sight, pictureAfterBell(world), new Set([target.id]), 'outside') ?? []);
}
