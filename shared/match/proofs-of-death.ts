import type { HeapEvent } from '../heap/events.ts';
import type { Label, ObjectId } from '../heap/picture.ts';
import { type DeathProof, type ProofObject, proofLine } from './proof.ts';
import type { ProgramLine } from './state.ts';

type EventOf<T extends HeapEvent['type']> = Extract<HeapEvent, { readonly type: T }>;

/** How an object that is dead after the truck died; null when the program shows no such death. */
export function proveDeath(label: Label, program: readonly ProgramLine[]): DeathProof | null {
  for (const [index, { events }] of program.entries()) {
    const at = events.findIndex((event) => event.type === 'died' && event.label === label);
    const death = events[at];
    if (death === undefined || death.type !== 'died') continue;
    const line = proofLine(program, index);
    if (death.cause === 'count') return { type: 'dropped', line, with: droppedIn(events) };
    const group = groupOf(death.object, events.slice(0, at), program);
    const member = group.some(({ object }) => object === death.object);
    return { type: 'collected', line, generation: generationOf(events, at), member, group };
  }
  return null;
}

/** What counts alone freed in a line, in order of dying. */
function droppedIn(events: readonly HeapEvent[]): ProofObject[] {
  return events.flatMap((event) =>
    event.type === 'died' && event.cause === 'count'
      ? [{ object: event.object, label: event.label, type: event.typeName }]
      : [],
  );
}

/** Which collection is at work at an event. */
function generationOf(events: readonly HeapEvent[], at: number): 0 | 1 | 2 {
  const merged = events.slice(0, at).findLast((event) => event.type === 'merged');
  if (merged === undefined) throw new Error('the collector freed something without a collection');
  return merged.generation;
}

/** The part of what the collection clears that hangs together with the object: its cycle, and what is tied to it. */
function groupOf(object: ObjectId, before: readonly HeapEvent[], program: readonly ProgramLine[]): ProofObject[] {
  const trash = before.findLast((event): event is EventOf<'clearing'> => event.type === 'clearing')?.objects ?? [];
  const inner = before.findLast((event): event is EventOf<'inner-subtracted'> => event.type === 'inner-subtracted');
  // the events do not say which of the trash held what was not in the list
  const group = trash.includes(object) ? tiedTo(object, new Set(trash), inner?.references ?? []) : new Set(trash);
  return named(
    trash.filter((member) => group.has(member)),
    program,
  );
}

/** All members that references tie to the object, in either direction. */
function tiedTo(
  object: ObjectId,
  trash: ReadonlySet<ObjectId>,
  references: EventOf<'inner-subtracted'>['references'],
): ReadonlySet<ObjectId> {
  const neighbours = new Map<ObjectId, ObjectId[]>();
  const tie = (one: ObjectId, other: ObjectId): void => {
    neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
  };
  for (const [from, to] of references) {
    if (!trash.has(from) || !trash.has(to)) continue;
    tie(from, to);
    tie(to, from);
  }
  const tied = new Set([object]);
  // a set is walked in order of insertion, additions included
  for (const member of tied) for (const neighbour of neighbours.get(member) ?? []) tied.add(neighbour);
  return tied;
}

function named(objects: readonly ObjectId[], program: readonly ProgramLine[]): ProofObject[] {
  const born = new Map<ObjectId, ProofObject>();
  for (const { events } of program) {
    for (const event of events) {
      if (event.type === 'made')
        born.set(event.object, { object: event.object, label: event.label, type: event.typeName });
    }
  }
  return objects.flatMap((object) => born.get(object) ?? []);
}
