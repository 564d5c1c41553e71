/** Deals contracts: secret goals on the first heap, each proved possible, and likely to meet in one object. */
import type { InstanceClass, Label, TypeName } from '../heap/picture.ts';
import { contractHolds } from './contracts.ts';
import type { Contract, ContractKind } from './entries.ts';
import { type FreshRound, freshRoundOf } from './fresh-round.ts';
import { areOpposed } from './opposition.ts';
import { costOf, endOf, type PlanWorld, playLines, worldOf } from './plan-world.ts';
import { findJointPlan, findPlan, type Goal, isPlan, type PlanBudget } from './plans.ts';
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
/** With more players than these after one object nobody can plan: only small heaps go further. */
const MANY_ON_ONE_OBJECT = 3;

/** A goal that may be dealt, with what speaks for it as far as the heap alone tells. */
interface Candidate extends Goal {
  /** It holds if nobody does anything. */
  readonly holds: boolean;
}

/** What a seat has been dealt, and the heap that its plans so far lead to. */
interface Hand {
  readonly seat: Seat;
  readonly world: PlanWorld;
  readonly tokens: number;
  readonly proved: readonly ProvedContract[];
}

interface Table {
  /** The first heap, as anybody finds it. */
  readonly world: PlanWorld;
  /** What the seed has no say in. */
  readonly fresh: FreshRound;
  readonly candidates: readonly Candidate[];
  readonly settings: MatchSettings;
  readonly random: Random;
  /** Goals for which no plan was found by a seat without any other contract. */
  readonly hopeless: Set<string>;
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
  const table: Table = { world, fresh, candidates, settings, random, hopeless: new Set() };
  const hands = new Map<Seat, Hand>(world.seats.map((seat) => [seat, { seat, world, tokens, proved: [] }]));
  for (let turn = 0; turn < settings.contractsPerSeat; turn++) {
    for (const seat of random.shuffle(world.seats)) {
      const hand = hands.get(seat);
      const dealt = [...hands.values()].flatMap(({ proved }) => proved.map(({ contract }) => contract));
      const next = hand === undefined ? null : dealOne(table, hand, dealt);
      if (next !== null) hands.set(seat, next);
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
  const { objects } = world.machine.picture();
  return objects.flatMap(({ label, type }) =>
    label === null
      ? []
      : kinds
          .filter((kind) => makesSense(kind, type))
          .map((kind) => ({ kind, object: label, holds: contractHolds({ kind, object: label }, end) })),
  );
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
function dealOne(table: Table, hand: Hand, dealt: readonly Contract[]): Hand | null {
  const appeal = new Map(table.candidates.map((goal) => [goal, appealOf(goal, hand, dealt, table.random)]));
  const ranked = table.candidates
    .filter((goal) => (appeal.get(goal) ?? Number.NEGATIVE_INFINITY) > Number.NEGATIVE_INFINITY)
    .filter((goal) => !table.hopeless.has(keyOf(goal)))
    .sort((a, b) => (appeal.get(b) ?? 0) - (appeal.get(a) ?? 0));
  // what holds as things are costs next to nothing to prove, so a hand need not stay empty
  const tried = [...ranked.slice(0, GOALS_TRIED), ...ranked.slice(GOALS_TRIED).filter(({ holds }) => holds)];
  const first = firstPlanned(tried, (goal) => planBesides(table, hand, goal));
  const next = first ?? (hand.proved.length === 0 ? null : firstPlanned(tried, (goal) => jointPlan(table, hand, goal)));
  return next === null ? null : withContract(hand, next.goal, next.plan);
}

function firstPlanned(
  goals: readonly Candidate[],
  planOf: (goal: Candidate) => readonly string[] | null,
): { readonly goal: Candidate; readonly plan: readonly string[] } | null {
  for (const goal of goals) {
    const plan = planOf(goal);
    if (plan !== null) return { goal, plan };
  }
  return null;
}

/** How good it would be to deal this goal to this hand now; −∞ where it must not be. */
function appealOf(goal: Candidate, hand: Hand, dealt: readonly Contract[], random: Random): number {
  const noise = 3 * random.next();
  const onObject = dealt.filter(({ object }) => object === goal.object);
  if (onObject.some(({ seat }) => seat === hand.seat)) return Number.NEGATIVE_INFINITY;
  const crowd = Math.max(0, onObject.length + 1 - MANY_ON_ONE_OBJECT);
  const opposed = onObject.some(({ kind }) => areOpposed(kind, goal.kind));
  const repeated = onObject.some(({ kind }) => kind === goal.kind);
  const ofKind = dealt.filter(({ kind }) => kind === goal.kind).length;
  return noise + (opposed ? 6 : 0) + (goal.holds ? 0 : 3) - (repeated ? 4 : 0) - 2 * ofKind - 8 * crowd;
}

/** The plan that reaches the goal on the first heap, if it does so besides what the hand has, too. */
function planBesides(table: Table, hand: Hand, goal: Candidate): readonly string[] | null {
  const plan = lonePlan(table, goal);
  if (plan === null) table.hopeless.add(keyOf(goal));
  if (plan === null || hand.proved.length === 0) return plan;
  const goals = [...hand.proved.map(({ contract }) => contract), goal];
  const budget = budgetOf(table, hand.tokens, ATTEMPTS);
  const works = table.fresh.recall(`${keyOf(goal)} besides ${provedBy(hand)} for ${priceKey(budget)}`, () =>
    isPlan(hand.world, hand.seat, goals, plan, budget),
  );
  return works ? plan : null;
}

/** A plan that is looked for on the heap as the hand leaves it. */
function jointPlan(table: Table, hand: Hand, goal: Candidate): readonly string[] | null {
  const goals = hand.proved.map(({ contract }) => contract);
  const budget = budgetOf(table, hand.tokens, ATTEMPTS);
  return table.fresh.recall(`${keyOf(goal)} after ${provedBy(hand)} for ${priceKey(budget)}`, () =>
    findJointPlan(hand.world, hand.seat, goals, goal, budget),
  );
}

/**
 * A plan on the first heap, whoever's it is; null for a goal that nobody could spoil, too. The known ways in their own
 * order give the shortest plan, by which the points are measured; where they fail luck is tried, but luck that does not
 * depend on the match: what a scenario can be dealt is a matter of the scenario.
 */
function lonePlan(table: Table, goal: Candidate): readonly string[] | null {
  if (goal.holds && !isBreakable(table, goal)) return null;
  const { world, settings } = table;
  const [anybody] = world.seats;
  if (anybody === undefined) return null;
  const budget = budgetOf(table, tokensOfBuild(settings), ATTEMPTS);
  return table.fresh.recall(`${keyOf(goal)} for ${priceKey(budget)}`, () => {
    const known = findPlan(world, anybody, goal, budget);
    if (known !== null) return known;
    const luck = randomFor('luck', keyOf(goal));
    return findPlan(world, anybody, goal, { ...budget, attempts: SECOND_ATTEMPTS }, luck);
  });
}

function budgetOf({ settings }: Table, tokens: number, attempts: number): PlanBudget {
  return { tokens, tokensALine: settings.tokensAtMost, attempts, guesses: GUESSES };
}

function priceKey({ tokens, tokensALine }: PlanBudget): string {
  return `${tokens}, ${tokensALine}`;
}

/** What a hand has been dealt, and the lines that have proved it. */
function provedBy(hand: Hand): string {
  return hand.proved.map(({ contract, plan }) => `${keyOf(contract)}: ${plan.join('; ')}`).join('. ');
}

/** A goal that nobody could spoil is no goal. */
function isBreakable(table: Table, goal: Candidate): boolean {
  const { world, settings, fresh } = table;
  const budget = budgetOf(table, tokensOfBuild(settings), ATTEMPTS);
  const [anybody] = world.seats;
  return fresh.recall(
    `breaking ${keyOf(goal)} for ${priceKey(budget)}`,
    () =>
      anybody !== undefined &&
      spoilers(goal.kind).some((kind) => findPlan(world, anybody, { kind, object: goal.object }, budget) !== null),
  );
}

/** Cheap goals with which the kind cannot hold: if one of them can be reached, so can its end. */
function spoilers(kind: ContractKind): readonly ContractKind[] {
  return (['free', 'truck', 'keep'] as const).filter((other) => areOpposed(kind, other));
}

function withContract(hand: Hand, { kind, object }: Goal, plan: readonly string[]): Hand {
  const { vocabulary } = hand.world.scenario;
  const world = playLines(hand.world, hand.seat, plan);
  if (world === null) throw new Error(`a plan for ${kind} ${object} cannot be played: ${plan.join('; ')}`);
  const contract: Contract = { seat: hand.seat, kind, object, points: pointsFor(kind, plan.length) };
  return {
    ...hand,
    world,
    tokens: hand.tokens - (costOf(plan, vocabulary) ?? 0),
    proved: [...hand.proved, { contract, plan }],
  };
}

function keyOf({ kind, object }: { readonly kind: ContractKind; readonly object: Label }): string {
  return `${kind} ${object}`;
}
