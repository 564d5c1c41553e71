/** The stakes of a round: objects on whose fate the table forecasts, as evenly split as the heap allows. */
import type { Label, ObjectId, Picture, PicturedObject } from '../heap/picture.ts';
import { objectsOnCycles } from './cycles.ts';
import { survivorsOf, worldOf } from './plan-world.ts';
import type { Random } from './random.ts';
import { LEAST_STAKES } from './scenario-file.ts';
import { heldObjects, indexObjects, pictureOf } from './sight.ts';
import type { MatchState } from './state.ts';

/**
 * Chooses the stakes as the build phase ends: the scenario's number of them, but no fewer than six while there are so
 * many living labelled objects, half of which will survive bell and truck, and half not, as far as there are such.
 * Those whose fate takes thought come first. The order says nothing. Leaves the state's machine as it was.
 */
export function chooseStakes(state: MatchState, random: Random): Label[] {
  const world = worldOf(state);
  const picture = pictureOf(world.machine);
  const alive = survivorsOf(world);
  const interest = interestOf(picture, contractedObjects(state));
  const labels = picture.objects.flatMap(({ label }) => (label === null ? [] : [label]));
  // shuffled first, so that the seed decides between objects of the same interest
  const ranked = random.shuffle(labels).sort((a, b) => (interest.get(b) ?? 0) - (interest.get(a) ?? 0));
  const survivors = ranked.filter((label) => alive.has(label));
  const casualties = ranked.filter((label) => !alive.has(label));

  const most = state.round?.scenario.stakes ?? LEAST_STAKES;
  const evenly = 2 * Math.min(survivors.length, casualties.length);
  const count = Math.min(ranked.length, most, Math.max(LEAST_STAKES, evenly));
  const half = random.below(2) === 0 ? Math.floor(count / 2) : Math.ceil(count / 2);
  const surviving = Math.min(survivors.length, Math.max(half, count - casualties.length));
  return random.shuffle([...survivors.slice(0, surviving), ...casualties.slice(0, count - surviving)]);
}

function contractedObjects({ seats }: MatchState): ReadonlySet<Label> {
  return new Set(seats.flatMap(({ contracts }) => contracts.map(({ object }) => object)));
}

/** How much there is to think about each object: zero for what obviously stays or goes. */
export function interestOf(picture: Picture, contracted: ReadonlySet<Label> = new Set()): ReadonlyMap<Label, number> {
  const objects = indexObjects(picture);
  const hops = hopsFromNames(picture, objects);
  const onCycles = objectsOnCycles(objects);
  const watched = weaklyHeld(picture);
  const interest = new Map<Label, number>();
  for (const object of picture.objects) {
    if (object.label === null) continue;
    const points =
      (onCycles.has(object.id) ? 3 : 0) +
      (contracted.has(object.label) ? 3 : 0) +
      (watched.has(object.id) ? 2 : 0) +
      (HAS_FINALIZER.has(object.type) ? 2 : 0) +
      Math.min(hops.get(object.id) ?? 3, 3) +
      (object.place === 2 || object.place === 'P' ? 1 : 0);
    interest.set(object.label, points);
  }
  return interest;
}

function weaklyHeld(picture: Picture): ReadonlySet<ObjectId> {
  const held = new Set<ObjectId>();
  for (const { slots } of picture.objects) {
    for (const { weak, to } of slots) if (weak && 'object' in to) held.add(to.object);
  }
  return held;
}

const HAS_FINALIZER: ReadonlySet<PicturedObject['type']> = new Set(['Loud', 'Phoenix', 'Grump', 'SafeHandle']);

/** How many references lie between a name and each object; none for what a name holds itself. */
function hopsFromNames(
  picture: Picture,
  objects: ReadonlyMap<ObjectId, PicturedObject>,
): ReadonlyMap<ObjectId, number> {
  const hops = new Map<ObjectId, number>();
  let front: ObjectId[] = [];
  for (const { to } of picture.names) if ('object' in to) front.push(to.object);
  for (let distance = 0; front.length > 0; distance++) {
    const next: ObjectId[] = [];
    for (const id of front) {
      const object = hops.has(id) ? undefined : objects.get(id);
      hops.set(id, hops.get(id) ?? distance);
      if (object !== undefined) next.push(...heldObjects(object));
    }
    front = next;
  }
  return hops;
}
