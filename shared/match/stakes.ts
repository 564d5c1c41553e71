/** The stakes of a round: objects on whose fate the table forecasts, as evenly split as the heap allows. */
import type { Label, TypeName } from '../heap/picture.ts';
import type { ReferenceGraph } from '../heap/reference-graph.ts';
import type { Machine } from '../python/machine.ts';
import { objectsOnCycles } from './cycles.ts';
import { machineAtEnd, worldOf } from './plan-world.ts';
import type { Random } from './random.ts';
import { LEAST_STAKES } from './scenario-file.ts';
import type { MatchState } from './state.ts';

/**
 * Chooses the stakes as the build phase ends: the scenario's number of them, but no fewer than six while there are so
 * many living labelled objects, half of which will survive bell and truck, and half not, as far as there are such.
 * Those whose fate takes thought come first. The order says nothing. Leaves the state's machine as it was.
 */
export function chooseStakes(state: MatchState, random: Random): Label[] {
  const world = worldOf(state);
  const end = machineAtEnd(world);
  const interest = interestOf(world.machine, contractedObjects(state));
  // shuffled first, so that the seed decides between objects of the same interest
  const ranked = random.shuffle([...interest]).sort(([, one], [, other]) => other - one);
  const survivors: Label[] = [];
  const casualties: Label[] = [];
  for (const [label] of ranked) (end.isAlive(label) ? survivors : casualties).push(label);

  const most = state.round?.scenario.stakes ?? LEAST_STAKES;
  const evenly = 2 * Math.min(survivors.length, casualties.length);
  const count = Math.min(ranked.length, most, Math.max(LEAST_STAKES, evenly));
  const half = random.below(2) === 0 ? Math.floor(count / 2) : Math.ceil(count / 2);
  const surviving = Math.min(survivors.length, Math.max(half, count - casualties.length));
  return random.shuffle([...survivors.slice(0, surviving), ...casualties.slice(0, count - surviving)]);
}

function contractedObjects({ seats }: MatchState): ReadonlySet<Label> {
  const objects = new Set<Label>();
  for (const { contracts } of seats) for (const { object } of contracts) objects.add(object);
  return objects;
}

/** How much there is to think about each living labelled object: zero for what obviously stays or goes. In order of ids. */
export function interestOf(machine: Machine, contracted: ReadonlySet<Label> = new Set()): ReadonlyMap<Label, number> {
  const graph = machine.graph();
  const hops = hopsFromNames(graph);
  const onCycles = objectsOnCycles(graph.objects);
  const interest = new Map<Label, number>();
  for (const [number, { label, type, place, watched }] of graph.objects.entries()) {
    if (label === null) continue;
    const points =
      (onCycles[number] === true ? 3 : 0) +
      (contracted.has(label) ? 3 : 0) +
      (watched ? 2 : 0) +
      (HAS_FINALIZER.has(type) ? 2 : 0) +
      (hops[number] ?? MOST_HOPS) +
      (place === 2 || place === 'P' ? 1 : 0);
    interest.set(label, points);
  }
  return interest;
}

const HAS_FINALIZER: ReadonlySet<TypeName> = new Set(['Loud', 'Phoenix', 'Grump', 'SafeHandle']);

/** More of them are no harder to follow, and neither is what no name leads to. */
const MOST_HOPS = 3;

/** By number, how many references lie between a name and each object, up to the most that count; none for what a name holds itself. */
function hopsFromNames({ objects, named }: ReferenceGraph): readonly number[] {
  const hops = objects.map(() => MOST_HOPS);
  let front = named;
  for (let distance = 0; distance < MOST_HOPS; distance++) {
    const next: number[] = [];
    for (const number of front) {
      if ((hops[number] ?? 0) <= distance) continue;
      hops[number] = distance;
      for (const held of objects[number]?.held ?? []) next.push(held);
    }
    front = next;
  }
  return hops;
}
