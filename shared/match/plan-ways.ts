/** The known ways to each kind of contract, as candidate lines, cheap ones first. Whether one works is for its caller to try. */
import type { ObjectId, PicturedObject } from '../heap/picture.ts';
import { cycleThrough, isOnCycle } from './cycles.ts';
import type { Contract } from './entries.ts';
import { hangingLine, hangingLines, interpretersHolders } from './hanging.ts';
import { type PlanWorld, pictureAfterBell, playLines, sightIn } from './plan-world.ts';
import type { Random } from './random.ts';
import type { Seat } from './settings.ts';
import { severingLines } from './severing.ts';
import { freshName, heldObjects, holdersOf, labelled, type Sight } from './sight.ts';

type Lines = readonly string[];
type Ways = Generator<Lines, void, undefined>;

/** How many holders, of those that outlive the bell, are tried. */
const HOLDERS_TRIED = 6;
/** How many old cycles are tried. */
const OLD_TIES_TRIED = 2;

/** What the ways are found from. */
interface Start {
  readonly world: PlanWorld;
  readonly seat: Seat;
  readonly sight: Sight;
  readonly target: PicturedObject;
  /** How the seat names the target; null when it is out of reach. */
  readonly name: string | null;
  readonly random: Random | null;
}

/** Candidate plans for the goal. With `random`, ways of the same kind come in random order. */
export function* waysTo(
  world: PlanWorld,
  seat: Seat,
  goal: Pick<Contract, 'kind' | 'object'>,
  random: Random | null,
): Ways {
  const sight = sightIn(world, seat);
  const target = labelled(sight, goal.object);
  if (target === null) return;
  const start: Start = { world, seat, sight, target, name: sight.expressions.get(target.id) ?? null, random };
  switch (goal.kind) {
    case 'keep':
      return yield* waysToKeep(start);
    case 'silence':
      return yield* waysToKeep(start);
    case 'elder':
      return yield* waysToAge(start);
    case 'free':
      return yield* waysToFree(start, [[]]);
    case 'truck':
      return yield* waysToTrap(start, [[]]);
    case 'leak':
      return yield* waysToLeak(start);
    case 'witness':
      return yield* waysToWitness(start);
    case 'phoenix':
      yield* waysToFree(start, [[]]);
      return yield* waysToTrap(start, [[]]);
  }
}

/** Hang it on what outlives the frames; or see to it that the truck does not take it. */
function* waysToKeep(start: Start): Ways {
  if (start.name === null) return;
  for (const line of hangings(start, start.name)) yield [line];
  yield* waysToLeak(start);
}

/** Keep it, and see that a collection takes it along to the oldest generation. */
function* waysToAge(start: Start): Ways {
  const collections = collectionsInPlay(start, [1, 2]);
  for (const collection of collections) yield [collection];
  if (start.name === null) return;
  for (const line of hangings(start, start.name)) {
    yield [line];
    for (const collection of collections) yield [line, collection];
  }
}

/**
 * Take every reference away; or take it home first, under a name of one's own: nobody else gets there any more, the
 * way to it stays open while one cuts, and the bell does the rest.
 */
function* waysToFree(start: Start, prefixes: readonly Lines[]): Ways {
  const { name, sight, random } = start;
  const atHome = sight.picture.names.some(
    ({ frame, to }) => frame === sight.seat && 'object' in to && to.object === start.target.id,
  );
  const home: Lines[] = name === null || atHome ? [] : [[`${freshName(sight, 1)} = ${name}`]];
  for (const prefix of prefixes) {
    for (const first of shuffled([[], ...home], random)) yield* severed(start, [...prefix, ...first]);
  }
}

/** Let it be held by a cycle that nobody can reach, and that the truck takes. */
function* waysToTrap(start: Start, prefixes: readonly Lines[]): Ways {
  for (const { lines, anchor } of ties(start)) {
    for (const prefix of prefixes) yield* lost(start, [...prefix, ...lines], anchor);
  }
}

/** The same, but so that the truck leaves it: too old, frozen, or kept for debugging. */
function* waysToLeak(start: Start): Ways {
  const { vocabulary, truck } = start.world.scenario;
  const savings = [
    ...collectionsInPlay(start, truck === 0 ? [0, 1] : [truck]),
    ...(vocabulary.has('gc.freeze') ? ['gc.freeze()'] : []),
    ...(vocabulary.has('gc.set_debug') ? ['gc.set_debug(gc.DEBUG_SAVEALL)'] : []),
  ];
  const ways = [...ties(start), ...oldTies(start)];
  for (const { lines, anchor } of ways) yield* lost(start, lines, anchor);
  for (const { lines, anchor } of ways) {
    for (const saving of savings) yield* lost(start, [...lines, saving], anchor);
  }
}

/** Let a weak reference with a callback outlive it: one that is there already, or a new one. */
function* waysToWitness(start: Start): Ways {
  const watches = isWatched(start) ? [[]] : watchingLines(start);
  yield* waysToFree(start, watches);
  yield* waysToTrap(start, watches.slice(0, 1));
}

function isWatched({ sight, target }: Start): boolean {
  return sight.picture.objects.some(
    ({ type, callback, slots }) =>
      type === 'weakref' &&
      callback === true &&
      slots.some(({ weak, to }) => weak && 'object' in to && to.object === target.id),
  );
}

function watchingLines({ sight, name, world, random, ...rest }: Start): Lines[] {
  if (name === null) return [];
  const { vocabulary } = world.scenario;
  const lines: Lines[] = [];
  if (vocabulary.has('weakref.finalize')) lines.push([`weakref.finalize(${name}, released)`]);
  if (vocabulary.has('watcher') && vocabulary.has('weakref.ref')) {
    const watch = `weakref.ref(${name}, watcher)`;
    lines.push([`${freshName(sight)} = ${watch}`]);
    const kept = hangings({ sight, name, world, random, ...rest }, watch);
    for (const line of kept.slice(0, 2)) lines.push([line]);
  }
  return lines;
}

/** Lines that tie the target to a cycle, and the object of that cycle that holds it, if it is not the target itself. */
interface Tie {
  readonly lines: Lines;
  readonly anchor: ObjectId | null;
}

/** Ways to make the target part of a cycle or hang it on one; none (it may be in one already) first. */
function ties(start: Start): Tie[] {
  const { sight, target, name, random } = start;
  const untied: Tie = { lines: [], anchor: null };
  if (name === null) return [untied];
  const own = hangingLine(target, name, name);
  const partners = [...heldObjects(target), ...ownHolders(start)].flatMap((id) => {
    const partner = sight.objects.get(id);
    const partnerName = sight.expressions.get(id);
    if (partner === undefined || partnerName === undefined || id === target.id) return [];
    const back = heldObjects(partner).includes(target.id) ? partnerName : name;
    return tied(partner, partnerName, back, null);
  });
  const loops: Tie[] = [...(own === null ? [] : [{ lines: [own], anchor: null }]), ...partners];
  const traps = newTraps(start, name).map((lines): Tie => ({ lines, anchor: null }));
  return [untied, ...shuffled([...loops, ...lostTies(start, name)], random), ...traps];
}

function tied(holder: PicturedObject, holderName: string, expression: string, anchor: ObjectId | null): Tie[] {
  const line = hangingLine(holder, holderName, expression);
  return line === null ? [] : [{ lines: [line], anchor }];
}

/** What no name holds any more, but a weak reference still finds: whatever hangs there is lost with it. */
function lostTies({ sight, target }: Start, name: string): Tie[] {
  const lost = sight.picture.objects.filter(({ id, reachable }) => !reachable && id !== target.id);
  return hangingLines(sight, lost, name).map((line) => ({ lines: [line], anchor: null }));
}

/** Cycles that are too old for the truck: whatever hangs on one goes with it, once the cycle itself is cut off. */
function oldTies({ sight, target, name, world, random }: Start): Tie[] {
  if (name === null) return [];
  const old = sight.picture.objects.filter(
    ({ id, place, reachable }) =>
      reachable &&
      id !== target.id &&
      (place === 'P' || (typeof place === 'number' && place > world.scenario.truck)) &&
      isOnCycle(sight.objects, id),
  );
  return shuffled(old, random)
    .slice(0, OLD_TIES_TRIED)
    .flatMap((holder) => {
      const holderName = sight.expressions.get(holder.id);
      return holderName === undefined ? [] : tied(holder, holderName, name, holder.id);
    });
}

/** Objects under the seat's own names that hold the target. */
function ownHolders({ sight, seat, target }: Start) {
  const mine = new Set(
    sight.picture.names.flatMap(({ frame, to }) => (frame === seat && 'object' in to ? [to.object] : [])),
  );
  return holdersOf(sight.picture, target.id).flatMap(({ holder }) => (mine.has(holder.id) ? [holder.id] : []));
}

/** New cycles that hold the target. */
function newTraps({ sight, world }: Start, name: string): Lines[] {
  const { vocabulary } = world.scenario;
  const trap = freshName(sight);
  const lines: Lines[] = [];
  if (vocabulary.has('list')) lines.push([`${trap} = [${name}]`, `${trap}.append(${trap})`]);
  if (vocabulary.has('Node')) lines.push([`${trap} = Node()`, `${trap}.left = ${name}`, `${trap}.right = ${trap}`]);
  return lines;
}

/** The lines that hang a value on shared structures which outlive the frames, and on the interpreter's own. */
function hangings({ world, sight, target, random }: Start, expression: string): string[] {
  const after = pictureAfterBell(world);
  const lasting = new Set(after.objects.filter(({ reachable }) => reachable).map(({ id }) => id));
  const already = new Set(holdersOf(sight.picture, target.id).map(({ holder }) => holder.id));
  const holders = sight.picture.objects.filter(({ id }) => lasting.has(id) && !already.has(id) && id !== target.id);
  const chosen = shuffled(holders, random).slice(0, HOLDERS_TRIED);
  return [...hangingLines(sight, chosen, expression), ...interpretersHolders(expression, world.scenario.vocabulary)];
}

/** The lines before, then whatever takes the last reference to the target away as things stand by then. */
function* severed({ world, seat, target }: Start, before: Lines): Ways {
  const next = playLines(world, seat, before);
  if (next === null) return;
  const cuts = severingLines(sightIn(next, seat), pictureAfterBell(next), new Set([target.id]), 'all');
  if (cuts !== null) yield [...before, ...cuts];
}

/** The lines before, then whatever cuts the target off from all names: alone, or with the cycles that hold it. */
function* lost({ world, seat, target }: Start, before: Lines, anchor: ObjectId | null): Ways {
  const next = playLines(world, seat, before);
  if (next === null) return;
  const sight = sightIn(next, seat);
  const after = pictureAfterBell(next);
  const anchors = anchor === null ? [] : cycleThrough(sight.objects, anchor);
  const group = new Set([target.id, ...cycleThrough(sight.objects, target.id), ...anchors]);
  const groups = anchor === null && group.size > 1 ? [new Set([target.id]), group] : [group];
  for (const targets of groups) {
    const cuts = severingLines(sight, after, targets, 'outside');
    if (cuts !== null) yield [...before, ...cuts];
  }
}

function collectionsInPlay({ world }: Start, generations: readonly number[]): string[] {
  if (!world.scenario.vocabulary.has('gc.collect')) return [];
  return generations.map((generation) => `gc.collect(${generation})`);
}

function shuffled<T>(items: readonly T[], random: Random | null): readonly T[] {
  return random === null ? items : random.shuffle(items);
}
