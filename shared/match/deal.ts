/** Deals contracts: secret goals on the first heap, each proved possible, and likely to meet in one object. */
import type { InstanceClass, Label, TypeName } from '../heap/picture.ts';
import { Appeals, type Candidate, mostAppealing } from './appeal.ts';
import { contractHolds, type Ending } from './contracts.ts';
import type { Contract, ContractKind } from './entries.ts';
import { type FreshRound, freshRoundOf } from './fresh-round.ts';
import { once } from './once.ts';
import { areOpposed } from './opposition.ts';
import { costOf, endOf, type PlanWorld, playLines, worldOf } from './plan-world.ts';
import { findJointPlan, findPlan, isPlan, type PlanBudget } from './plans.ts';
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

/** What a seat has been dealt, and the heap that its plans so far lead to. */
interface Hand {
  readonly seat: Seat;
  /** Played only when something is to be tried there: mostly the answer is known. */
  readonly world: () => PlanWorld;
  readonly tokens: number;
  readonly proved: readonly ProvedContract[];
  /** The lines of all the plans. */
  readonly lines: readonly string[];
  /** The contracts, with the lines that have proved them, where answers about the hand are kept. */
  readonly key: string;
}

interface Table {
  /** The first heap, as anybody finds it. */
  readonly world: PlanWorld;
  /** What the seed has no say in. */
  readonly fresh: FreshRound;
  readonly candidates: readonly Candidate[];
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
  const table: Table = { world, fresh, candidates, settings, random, appeals: new Appeals(candidates) };
  const hands = new Map<Seat, Hand>(
    world.seats.map((seat) => [seat, { seat, world: () => world, tokens, proved: [], lines: [], key: '' }]),
  );
  for (let turn = 0; turn < settings.contractsPerSeat; turn++) {
    for (const seat of random.shuffle(world.seats)) {
      const hand = hands.get(seat);
      const next = hand === undefined ? null : dealOne(table, hand);
      if (next === null) continue;
      hands.set(seat, next);
      for (const { contract } of next.proved.slice(-1)) table.appeals.deal(contract);
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
    label === null ? [] : kinds.filter((kind) => makesSense(kind, type)).map((kind) => candidateOf(kind, label, end)),
  );
}

function candidateOf(kind: ContractKind, object: Label, end: Ending): Candidate {
  const goal = { kind, object };
  return { ...goal, holds: contractHolds(goal, end), key: keyOf(goal) };
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
  const tried = () => goalsToTry(table.candidates, appeals);
  return (
    withFirst(hand, tried(), (goal) => planBesides(table, hand, goal)) ??
    (hand.proved.length === 0 ? null : withFirst(hand, tried(), (goal) => jointPlan(table, hand, goal)))
  );
}

/** What holds as things are costs next to nothing to prove, so a hand need not stay empty. */
function* goalsToTry(candidates: readonly Candidate[], appeals: readonly number[]): Generator<Candidate> {
  let tried = 0;
  for (const goal of mostAppealing(candidates, appeals)) if (tried++ < GOALS_TRIED || goal.holds) yield goal;
}

/** The hand with a contract on the first of the goals that has a plan; null if none has. */
function withFirst(
  hand: Hand,
  goals: Iterable<Candidate>,
  planOf: (goal: Candidate) => PricedPlan | null,
): Hand | null {
  for (const goal of goals) {
    const plan = planOf(goal);
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
  const goals = [...hand.proved.map(({ contract }) => contract), goal];
  const budget = budgetOf(table, hand.tokens, ATTEMPTS);
  const works = table.fresh.recall(`${goal.key} besides ${hand.key} for ${priceKey(budget)}`, () =>
    isPlan(table.world, hand.seat, goals, plan.lines, budget, hand.lines),
  );
  return works ? plan : null;
}

/** A plan that is looked for on the heap as the hand leaves it. */
function jointPlan(table: Table, hand: Hand, goal: Candidate): PricedPlan | null {
  const goals = hand.proved.map(({ contract }) => contract);
  const budget = budgetOf(table, hand.tokens, ATTEMPTS);
  return table.fresh.recall(`${goal.key} after ${hand.key} for ${priceKey(budget)}`, () =>
    priced(table, findJointPlan(hand.world(), hand.seat, goals, goal, budget)),
  );
}

/**
 * A plan on the first heap, whoever's it is; null for a goal that nobody could spoil, too. The known ways in their own
 * order give the shortest plan, by which the points are measured; where they fail luck is tried, but luck that does not
 * depend on the match: what a scenario can be dealt is a matter of the scenario.
 */
function lonePlan(table: Table, goal: Candidate): PricedPlan | null {
  if (goal.holds && !isBreakable(table, goal)) return null;
  const { world, settings } = table;
  const [anybody] = world.seats;
  if (anybody === undefined) return null;
  const budget = budgetOf(table, tokensOfBuild(settings), ATTEMPTS);
  return table.fresh.recall(`${goal.key} for ${priceKey(budget)}`, () => {
    const known = findPlan(world, anybody, goal, budget);
    if (known !== null) return priced(table, known);
    const luck = randomFor('luck', goal.key);
    return priced(table, findPlan(world, anybody, goal, { ...budget, attempts: SECOND_ATTEMPTS }, luck));
  });
}

function budgetOf({ settings }: Table, tokens: number, attempts: number): PlanBudget {
  return { tokens, tokensALine: settings.tokensAtMost, attempts, guesses: GUESSES };
}

function priceKey({ tokens, tokensALine }: PlanBudget): string {
  return `${tokens}, ${tokensALine}`;
}

/** A goal that nobody could spoil is no goal. */
function isBreakable(table: Table, goal: Candidate): boolean {
  const { world, settings, fresh } = table;
  const budget = budgetOf(table, tokensOfBuild(settings), ATTEMPTS);
  const [anybody] = world.seats;
  return fresh.recall(
    `breaking ${goal.key} for ${priceKey(budget)}`,
    () =>
      anybody !== undefined &&
      spoilers(goal.kind).some((kind) => findPlan(world, anybody, { kind, object: goal.object }, budget) !== null),
  );
}

/** Cheap goals with which the kind cannot hold: if one of them can be reached, so can its end. */
function spoilers(kind: ContractKind): readonly ContractKind[] {
  return (['free', 'truck', 'keep'] as const).filter((other) => areOpposed(kind, other));
}

function priced({ world }: Table, lines: readonly string[] | null): PricedPlan | null {
  return lines === null ? null : { lines, cost: costOf(lines, world.scenario.vocabulary) ?? 0 };
}

function withContract(hand: Hand, { kind, object, key }: Candidate, { lines, cost }: PricedPlan): Hand {
  const contract: Contract = { kind, object, points: pointsFor(kind, lines.length), seat: hand.seat };
  return {
    ...hand,
    world: once(() => playedPlan(hand.world(), hand.seat, lines)),
    tokens: hand.tokens - cost,
    proved: [...hand.proved, { contract, plan: lines }],
    lines: [...hand.lines, ...lines],
    key: `${hand.key}${key}: ${lines.join('; ')}. `,
  };
}

function playedPlan(world: PlanWorld, seat: Seat, plan: readonly string[]): PlanWorld {
  const after = playLines(world, seat, plan);
  if (after === null) throw new Error(`a plan cannot be played: ${plan.join('; ')}`);
  return after;
}

function keyOf({ kind, object }: { readonly kind: ContractKind; readonly object: Label }): string {
  return `${kind} ${object}`;
}
