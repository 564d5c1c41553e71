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

const NOBODY: readonly Label[] = [];

/** The objects of whose death those lines of a program's log tell. */
export function toldIn(log: readonly string[]): readonly Label[] {
  return log.length === 0 ? NOBODY : log.flatMap((text) => (TOLD.exec(text)?.[1] ?? []) as Label | []);
}

/** The same, besides those told before. */
export function deathsToldIn(log: readonly string[], before: ReadonlySet<Label>): ReadonlySet<Label> {
  const told = toldIn(log);
  return told.length === 0 ? before : new Set([...before, ...told]);
}

/** What a machine and the lines that have run on it show. */
export function witnessesOf(machine: Machine, program: readonly Pick<ProgramLine, 'told'>[]): Witnesses {
  const told = new Set<Label>();
  for (const line of program) for (const label of line.told) told.add(label);
  return { labels: machine.labelsEverGiven(), told };
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
    const { object, place, finalized } = machine.fateOf(label);
    instant[label] = {
      alive: object !== null,
      generation: place === 0 || place === 1 || place === 2 ? place : null,
      reachableFromName: object !== null && isReachable(object),
      finalizerRan: finalized,
      witnessed: told.has(label),
    };
  }
  return instant;
}
