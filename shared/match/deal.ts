/** Deals contracts: secret goals on the first heap, each proved possible, and likely to meet in one object. */
import type { InstanceClass, TypeName } from '../heap/picture.ts';
import { Appeals, type Candidate, mostAppealingAfter } from './appeal.ts';
import { contractHolds } from './contracts.ts';
import type { Contract, ContractKind } from './entries.ts';
import { type FreshRound, freshRoundOf } from './fresh-round.ts';
import { once } from './once.ts';
import { areOpposed } from './opposition.ts';
import { costOf, endAfter, endOf, type PlanWorld, playLines, worldOf } from './plan-world.ts';
import { findJointPlan, findPlan, type Goal, type PlanBudget } from './plans.ts';
import { type Random, randomFor } from './random.ts';
import type { MatchSettings, Seat } from './settings.ts';
import type { MatchState } from './state.ts';

/** A contract with the plan that proves it. */
export interface ProvedContract {
  readonly contract: Contract;
  /** Lines by its seat, after those that prove the seat's contracts before it; none if it holds as things are. */
  readonly plan: readonly string[];
}

/** Candidates and guesses tried as plans for one goal, and goals tried for one contract. */
const ATTEMPTS = 14;
const SECOND_ATTEMPTS = 4;
const GUESSES = 4;
const GOALS_TRIED = 12;
/** A plan, with what its lines cost together, in tokens. */
interface PricedPlan {
  readonly lines: readonly string[];
  readonly cost: number;
}

/** A plan for each goal alone, by its number; null where there is none, and nothing yet for one not asked about. */
type LonePlans = (PricedPlan | null | undefined)[];

/** What a seat has been dealt, and the heap that its plans so far lead to. */
interface Hand {
  readonly seat: Seat;
  /** Played only when something is to be tried there: mostly the answer is known. */
  readonly world: () => PlanWorld;
  readonly tokens: number;
  readonly proved: readonly ProvedContract[];
  /** What the contracts are about. */
  readonly goals: readonly Candidate[];
  /** The lines of all the plans. */
  readonly lines: readonly string[];
}

interface Table {
  /** The first heap, as anybody finds it. */
  readonly world: PlanWorld;
  /** What the seed has no say in. */
  readonly fresh: FreshRound;
  readonly candidates: readonly Candidate[];
  readonly lonePlans: LonePlans;
  readonly settings: MatchSettings;
  readonly random: Random;
  readonly appeals: Appeals;
}

/** The contracts of a round, right after its first heap was built: as many for each seat as the settings say. */
export function dealContracts(state: MatchState, random: Random): Contract[] {
  return dealWithPlans(state, random).map(({ contract }) => contract);
}

/** As `dealContracts`, with the proofs. In order of seats. Leaves the state's machine as it was. */
export function dealWithPlans(state: MatchState, random: Random): ProvedContract[] {
  const world = worldOf(state);
  const { settings } = state.header;
  const tokens = tokensOfBuild(settings);
  const fresh = freshRoundOf(state);
  const candidates = fresh.recall('candidates', () => candidatesOf(state, world));
  const lonePlans = fresh.recall(`plans for ${tokens}, ${settings.tokensAtMost}`, (): LonePlans => []);
  const table: Table = { world, fresh, candidates, lonePlans, settings, random, appeals: new Appeals(candidates) };
  const hands = new Map<Seat, Hand>(
    world.seats.map((seat) => [seat, { seat, world: () => world, tokens, proved: [], goals: [], lines: [] }]),
  );
  for (let turn = 0; turn < settings.contractsPerSeat; turn++) {
    for (const seat of random.shuffle(world.seats)) {
      const hand = hands.get(seat);
      const next = hand === undefined ? null : dealOne(table, hand);
      if (next === null) continue;
      hands.set(seat, next);
      for (const goal of next.goals.slice(-1)) table.appeals.deal(goal, seat);
    }
  }
  return world.seats.flatMap((seat) => hands.get(seat)?.proved ?? []);
}

/**
 * 10, 20 or 30 points. A plan of one line makes 10, of two or three lines 20, of more 30; the kinds that need the
 * collector, age or a witness on one's side make 10 more. What lives as things are needs no line, but whoever is to
 * keep it has to see that it stays so: 20.
 */
export function pointsFor(kind: ContractKind, planLength: number): Contract['points'] {
  const steps = planLength <= 1 ? 0 : planLength <= 3 ? 1 : 2;
  const defended = planLength === 0 && (kind === 'keep' || kind === 'silence');
  const difficulty = steps + (HARD_KINDS.has(kind) || defended ? 1 : 0);
  return difficulty === 0 ? 10 : difficulty === 1 ? 20 : 30;
}

const HARD_KINDS: ReadonlySet<ContractKind> = new Set(['truck', 'leak', 'elder', 'witness', 'phoenix']);

/** All that one player can spend in a build phase, in tokens. */
export function tokensOfBuild(settings: MatchSettings): number {
  const { tokensAtStart, buildSeconds, secondsPerToken } = settings;
  return secondsPerToken > 0 ? Math.floor(tokensAtStart + buildSeconds / secondsPerToken) : Number.MAX_SAFE_INTEGER;
}

function candidatesOf(state: MatchState, world: PlanWorld): Candidate[] {
  const kinds = state.round?.scenario.contracts ?? [];
  const end = endOf(world);
  const candidates: Candidate[] = [];
  for (const [about, { label, type }] of world.machine.picture().objects.entries()) {
    for (const kind of kinds) {
      if (label === null || !makesSense(kind, type)) continue;
      const goal: Goal = { kind, object: label };
      const [number, holds, key] = [candidates.length, contractHolds(goal, end), keyOf(goal)];
      candidates.push({ kind, object: label, about, number, holds, key });
    }
  }
  return candidates;
}

const FINALIZER_CLASSES: readonly TypeName[] = [
  'Loud',
  'Phoenix',
  'Grump',
  'SafeHandle',
] satisfies readonly InstanceClass[];

/** `silence` is about a `__del__`, `phoenix` about one that resurrects. */
function makesSense(kind: ContractKind, type: TypeName): boolean {
  if (kind === 'silence') return FINALIZER_CLASSES.includes(type);
  return kind !== 'phoenix' || type === 'Phoenix';
}

/** The hand with one contract more; null when nothing was found that it could hold besides what it has. */
function dealOne(table: Table, hand: Hand): Hand | null {
  const appeals = table.appeals.to(hand.seat, table.random);
  return (
    withFirst(table, hand, appeals, planBesides) ??
    (hand.proved.length === 0 ? null : withFirst(table, hand, appeals, jointPlan))
  );
}

/** The hand with a contract on the most appealing goal that has a plan, of those to be tried; null if none has. */
function withFirst(
  table: Table,
  hand: Hand,
  appeals: readonly number[],
  planOf: (table: Table, hand: Hand, goal: Candidate) => PricedPlan | null,
): Hand | null {
  let tried = 0;
  const after = (last: Candidate | null) => mostAppealingAfter(last, table.candidates, appeals);
  for (let goal = after(null); goal !== null; goal = after(goal)) {
    // what holds as things are costs next to nothing to prove, so a hand need not stay empty
    if (tried++ >= GOALS_TRIED && !goal.holds) continue;
    const plan = planOf(table, hand, goal);
    if (plan !== null) return withContract(hand, goal, plan);
  }
  return null;
}

/** The plan that reaches the goal on the first heap, if it does so besides what the hand has, too. */
function planBesides(table: Table, hand: Hand, goal: Candidate): PricedPlan | null {
  const plan = lonePlan(table, goal);
  // no plan was found even for a seat without any other contract
  if (plan === null) table.appeals.giveUp(goal);
  if (plan === null || hand.proved.length === 0) return plan;
  if (plan.cost > hand.tokens) return null;
  const held = heldAfter(table, hand.seat, [...hand.lines, ...plan.lines]);
  return held[goal.number] === HELD && hand.goals.every(({ number }) => held[number] === HELD) ? plan : null;
}

const HELD = 1;

/** By number, which goals hold if nobody moves any more after these lines; none does where they cannot be played. */
function heldAfter({ world, fresh, candidates }: Table, seat: Seat, lines: readonly string[]): Uint8Array {
  return fresh.recall(`after ${lines.join('\n')}`, () => {
    const held = new Uint8Array(candidates.length);
    const end = endAfter(world, seat, lines);
    if (end !== null) for (const goal of candidates) if (contractHolds(goal, end)) held[goal.number] = HELD;
    return held;
  });
}

/** A plan that is looked for on the heap as the hand leaves it. */
function jointPlan(table: Table, hand: Hand, goal: Candidate): PricedPlan | null {
  const budget = budgetOf(table, hand.tokens, ATTEMPTS);
  const { tokens, tokensALine } = budget;
  const known = `${goal.key} with ${hand.goals.map(({ key }) => key).join()} after ${hand.lines.join('\n')}`;
  return table.fresh.recall(`${known} for ${tokens}, ${tokensALine}`, () =>
    priced(table, findJointPlan(hand.world(), hand.seat, hand.goals, goal, budget)),
  );
}

/**
 * A plan on the first heap, whoever's it is; null for a goal that nobody could spoil, too. The known ways in their own
 * order give the shortest plan, by which the points are measured; where they fail luck is tried, but luck that does not
 * depend on the match: what a scenario can be dealt is a matter of the scenario.
 */
function lonePlan(table: Table, goal: Candidate): PricedPlan | null {
  const known = table.lonePlans[goal.number];
  if (known !== undefined) return known;
  const found = findLonePlan(table, goal);
  table.lonePlans[goal.number] = found;
  return found;
}

function findLonePlan(table: Table, goal: Candidate): PricedPlan | null {
  const { world, settings } = table;
  const [anybody] = world.seats;
  if (anybody === undefined) return null;
  const budget = budgetOf(table, tokensOfBuild(settings), ATTEMPTS);
  if (goal.holds && !isBreakable(world, anybody, goal, budget)) return null;
  const known = findPlan(world, anybody, goal, budget);
  if (known !== null) return priced(table, known);
  const luck = randomFor('luck', goal.key);
  return priced(table, findPlan(world, anybody, goal, { ...budget, attempts: SECOND_ATTEMPTS }, luck));
}

function budgetOf({ settings }: Table, tokens: number, attempts: number): PlanBudget {
  return { tokens, tokensALine: settings.tokensAtMost, attempts, guesses: GUESSES };
}

/** A goal that nobody could spoil is no goal. */
function isBreakable(world: PlanWorld, anybody: Seat, { kind, object }: Candidate, budget: PlanBudget): boolean {
  return spoilers(kind).some((spoiler) => findPlan(world, anybody, { kind: spoiler, object }, budget) !== null);
}

/** Cheap goals with which the kind cannot hold: if one of them can be reached, so can its end. */
function spoilers(kind: ContractKind): readonly ContractKind[] {
  return (['free', 'truck', 'keep'] as const).filter((other) => areOpposed(kind, other));
}

function priced({ world }: Table, lines: readonly string[] | null): PricedPlan | null {
  return lines === null ? null : { lines, cost: costOf(lines, world.scenario.vocabulary) ?? 0 };
}

function withContract(hand: Hand, goal: Candidate, { lines, cost }: PricedPlan): Hand {
  const { kind, object } = goal;
  const contract: Contract = { kind, object, points: pointsFor(kind, lines.length), seat: hand.seat };
  return {
    ...hand,
    world: once(() => playedPlan(hand.world(), hand.seat, lines)),
    tokens: hand.tokens - cost,
    proved: [...hand.proved, { contract, plan: lines }],
    goals: [...hand.goals, goal],
    lines: [...hand.lines, ...lines],
  };
}

function playedPlan(world: PlanWorld, seat: Seat, plan: readonly string[]): PlanWorld {
  const after = playLines(world, seat, plan);
  if (after === null) throw new Error(`a plan cannot be played: ${plan.join('; ')}`);
  return after;
}

function keyOf({ kind, object }: Goal): string {
  return `${kind} ${object}`;
}
