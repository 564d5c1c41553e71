/** The known ways to each kind of contract, as candidate lines, cheap ones first. Whether one works is for its caller to try. */
import type { PicturedObject } from '../heap/picture.ts';
import type { Contract } from './entries.ts';
import { hangingLine, hangingLines, interpretersHolders } from './hanging.ts';
import { type PlanWorld, pictureAfterBell, playLines } from './plan-world.ts';
import type { Random } from './random.ts';
import type { Seat } from './settings.ts';
import { type Severance, severingLines } from './severing.ts';
import { freshName, heldObjects, holdersOf, labelled, type Sight, sightOf } from './sight.ts';

type Lines = readonly string[];
type Ways = Generator<Lines, void, undefined>;

/** How many holders, of those that outlive the bell, are tried. */
const HOLDERS_TRIED = 6;

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
  const sight = sightOf(world.machine, seat);
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

/** Take every reference away. Holding it under a name of one's own meanwhile keeps the way to it open until the bell. */
function* waysToFree(start: Start, prefixes: readonly Lines[]): Ways {
  for (const prefix of prefixes) {
    yield* severed(start, prefix, 'all');
    if (start.name !== null) yield* severed(start, [...prefix, `${freshName(start.sight, 1)} = ${start.name}`], 'all');
  }
}

/** Let it be held by a cycle that nobody can reach, and that the truck takes. */
function* waysToTrap(start: Start, prefixes: readonly Lines[]): Ways {
  for (const loop of loops(start)) {
    for (const prefix of prefixes) yield* severed(start, [...prefix, ...loop], 'outside');
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
  for (const loop of loops(start)) {
    yield* severed(start, loop, 'outside');
    for (const saving of savings) yield* severed(start, [...loop, saving], 'outside');
  }
}

/** Let a weak reference with a callback outlive it. */
function* waysToWitness(start: Start): Ways {
  yield* waysToFree(start, [[]]);
  yield* waysToTrap(start, [[]]);
  const watches = watchingLines(start);
  yield* waysToFree(start, watches);
  yield* waysToTrap(start, watches);
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

/** Ways to make the target part of a cycle or hang it on one, none (it may be in one already) first. */
function loops(start: Start): Lines[] {
  const { sight, target, name, random } = start;
  if (name === null) return [[]];
  const own = hangingLine(target, name, name);
  const partners = [...heldObjects(target), ...ownHolders(start)].flatMap((id) => {
    const partner = sight.objects.get(id);
    const partnerName = sight.expressions.get(id);
    if (partner === undefined || partnerName === undefined || id === target.id) return [];
    const back = heldObjects(partner).includes(target.id) ? partnerName : name;
    const line = hangingLine(partner, partnerName, back);
    return line === null ? [] : [[line]];
  });
  const closing = [...(own === null ? [] : [[own]]), ...partners];
  return [[], ...shuffled(closing, random), ...traps(start, name)];
}

/** Objects under the seat's own names that hold the target. */
function ownHolders({ sight, seat, target }: Start) {
  const mine = new Set(
    sight.picture.names.flatMap(({ frame, to }) => (frame === seat && 'object' in to ? [to.object] : [])),
  );
  return holdersOf(sight.picture, target.id).flatMap(({ holder }) => (mine.has(holder.id) ? [holder.id] : []));
}

/** A new cycle that holds the target. */
function traps({ sight, world }: Start, name: string): Lines[] {
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

/** The lines before, then whatever cuts the target off as things stand by then. */
function* severed({ world, seat, target }: Start, before: Lines, severance: Severance): Ways {
  const next = playLines(world, seat, before);
  if (next === null) return;
  const cuts = severingLines(sightOf(next.machine, seat), pictureAfterBell(next), target.id, severance);
  if (cuts !== null) yield [...before, ...cuts];
}

function collectionsInPlay({ world }: Start, generations: readonly number[]): string[] {
  if (!world.scenario.vocabulary.has('gc.collect')) return [];
  return generations.map((generation) => `gc.collect(${generation})`);
}

function shuffled<T>(items: readonly T[], random: Random | null): readonly T[] {
  return random === null ? items : random.shuffle(items);
}
