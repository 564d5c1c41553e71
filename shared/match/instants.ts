/** The facts of a moment: what contracts, stakes and proofs are judged by. */
import type { Label, ObjectId } from '../heap/picture.ts';
import type { Machine } from '../python/machine.ts';
import type { Instant, ObjectFacts, ProgramLine } from './state.ts';

/** What a program has shown so far: which objects there were, and whose death was told. */
export interface Witnesses {
  /** Every label that was ever given, in order of making. */
  readonly labels: Iterable<Label>;
  /** Those of whose death a weak reference's callback (`watcher`, `released`) told. */
  readonly told: ReadonlySet<Label>;
}

/** Both callbacks of the move language write the label of what has died: `weakref #1`, `finalize #1`. */
const TOLD = /^(?:weakref|finalize) (#\d+)$/;

/** The deaths of which those lines of a program's log tell, besides those told before. */
export function deathsToldIn(log: readonly string[], before: ReadonlySet<Label>): ReadonlySet<Label> {
  const told = log.flatMap((text) => (TOLD.exec(text)?.[1] ?? []) as Label | []);
  return told.length === 0 ? before : new Set([...before, ...told]);
}

/** Reads the labels and the told deaths from what the lines did. */
export function witnessesOf(program: readonly Pick<ProgramLine, 'events'>[]): Witnesses {
  const labels: Label[] = [];
  const told = new Set<Label>();
  for (const { events } of program) {
    for (const event of events) {
      if (event.type === 'made' && event.label !== null) labels.push(event.label);
      if (event.type === 'logged') {
        const label = TOLD.exec(event.text)?.[1];
        if (label !== undefined) told.add(label as Label);
      }
    }
  }
  return { labels, told };
}

/** The facts about these objects, dead ones too, as the machine stands. */
export function takeInstant(machine: Machine, { labels, told }: Witnesses): Instant {
  let known: ReadonlySet<ObjectId> | null = null;
  const isReachable = (object: ObjectId): boolean => {
    known ??= machine.reachableFromNames();
    return known.has(object);
  };
  const instant: Record<Label, ObjectFacts> = {};
  for (const label of labels) {
    const object = machine.isAlive(label) ? machine.objectOf(label) : null;
    const place = machine.placeOf(label);
    instant[label] = {
      alive: object !== null,
      generation: place === 0 || place === 1 || place === 2 ? place : null,
      reachableFromName: object !== null && isReachable(object),
      finalizerRan: machine.hasFinalizerRun(label),
      witnessed: told.has(label),
    };
  }
  return instant;
}
