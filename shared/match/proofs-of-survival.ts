import type { Label, ObjectId, PicturedObject } from '../heap/picture.ts';
import type { HeapWays, Way, WayStep } from './heap-ways.ts';
import { type ProofLine, type ProofObject, proofLine, type SurvivalProof } from './proof.ts';
import type { ProgramLine } from './state.ts';

/** Why an object that is alive after the truck is alive; null when no such object is there. */
export function proveSurvival(label: Label, ways: HeapWays, program: readonly ProgramLine[]): SurvivalProof | null {
  const object = ways.labelled(label);
  if (object === null) return null;
  const way = ways.fromRoots(object.id);
  return way === null ? withoutRoot(object, ways, program) : fromRoot(way, program);
}

function fromRoot(way: Way, program: readonly ProgramLine[]): SurvivalProof {
  if (way.from.type === 'garbage') return { type: 'in-garbage', way };
  if (way.from.type === 'name' && way.from.name === 'graveyard') {
    const step = way.steps.find(({ object }) => resurrectionOf(object, program) !== null);
    const line = step === undefined ? null : resurrectionOf(step.object, program);
    if (step !== undefined && line !== null) return { type: 'resurrected', by: named(step), line, way };
  }
  return { type: 'reachable', way };
}

/** Nothing leads to it: something that the truck does not take must hold it, or the truck had to let go of it. */
function withoutRoot(object: PicturedObject, ways: HeapWays, program: readonly ProgramLine[]): SurvivalProof {
  const saved = savedByResurrection(object, ways, program);
  if (saved !== null) return saved;
  const taken = takenByTruck(program);
  const spared = ways.fromObjects(object.id, ({ id, place }) => place !== 'U' && !taken.has(id));
  if (spared === null) return { type: 'referenced', way: fromHolder(object, ways) };
  const place = spared.steps[0] === undefined ? null : ways.objects.get(spared.steps[0].object)?.place;
  if (place === 'P') return { type: 'frozen', way: spared };
  if (!program.some(({ by }) => by === 'truck')) {
    return { type: 'uncollected', generation: typeof place === 'number' ? place : null, way: spared };
  }
  return { type: 'not-collected', generation: place === 1 || place === 2 ? place : null, way: spared };
}

/** The list that the truck collected. Where its survivors are now, they would have been safe; where they were, they were not. */
function takenByTruck(program: readonly ProgramLine[]): ReadonlySet<ObjectId> {
  const events = program.findLast(({ by }) => by === 'truck')?.events ?? [];
  return new Set(events.flatMap((event) => (event.type === 'merged' ? event.objects : [])));
}

/** From something else that refers to it, if there is such a thing. */
function fromHolder(object: PicturedObject, ways: HeapWays): Way {
  const refersToIt = ({ id, slots }: PicturedObject): boolean =>
    id !== object.id && slots.some(({ to, weak }) => !weak && 'object' in to && to.object === object.id);
  const holder = [...ways.objects.values()].find(refersToIt);
  const way = holder === undefined ? null : ways.fromObjects(object.id, ({ id }) => id === holder.id);
  return way ?? alone(object);
}

/** Up to 3.8 one resurrected object saves all of the trash that it was found in, reachable from it or not. */
function savedByResurrection(
  object: PicturedObject,
  ways: HeapWays,
  program: readonly ProgramLine[],
): SurvivalProof | null {
  const line = resurrectionOf(object.id, program);
  if (line === null || program[line.index]?.by !== 'truck') return null;
  const finalized = new Set(
    (program[line.index]?.events ?? []).flatMap((event) => (event.type === 'finalized' ? [event.object] : [])),
  );
  const saviour = [...ways.objects.values()].find(({ id, reachable }) => reachable && finalized.has(id));
  if (saviour === undefined) return null;
  const way = ways.fromObjects(object.id, ({ id }) => id === saviour.id) ?? alone(object);
  return { type: 'resurrected', by: { object: saviour.id, label: saviour.label, type: saviour.type }, line, way };
}

/** The line in which an object last came back; null when it never did. */
function resurrectionOf(object: ObjectId, program: readonly ProgramLine[]): ProofLine | null {
  const index = program.findLastIndex(({ events }) =>
    events.some((event) => event.type === 'resurrected' && event.object === object),
  );
  return index === -1 ? null : proofLine(program, index);
}

function named({ object, label, type }: WayStep): ProofObject {
  return { object, label, type };
}

function alone({ id, label, type }: PicturedObject): Way {
  return { from: { type: 'object' }, steps: [{ slot: null, object: id, label, type }] };
}
