/** A line's outcome as conformance records tell it: what changed with the line, by label. */

import { WEAKREF } from '../heap/kinds.ts';
import type { Label, Place } from '../heap/picture.ts';
import { garbageOf, placeOf } from '../heap/take-picture.ts';
import { referentOf } from '../heap/weakrefs.ts';
import type { Machine } from './machine.ts';
import type { Answer, Outcome } from './outcome.ts';

/** A step of a record. A key that has nothing to tell is absent. */
export interface Step {
  readonly err?: string;
  readonly ret?: Answer;
  readonly log?: readonly string[];
  /** What the collector printed. */
  readonly stderr?: readonly string[];
  /** `[references, place]` of every object that is new or changed. */
  readonly set?: Readonly<Record<Label, readonly [number, Place]>>;
  readonly dead?: readonly Label[];
  readonly garbage?: readonly Label[];
  /** For every name bound to a weak reference: its referent's label, `?` if that has none, or null. */
  readonly weak?: Readonly<Record<string, string | null>>;
}

export type Observed = Map<Label, readonly [number, Place]>;

/** What the machine shows after a line, told against what it showed before. */
export function observe(machine: Machine, outcome: Outcome, before: Observed): { step: Step; objects: Observed } {
  const { heap } = machine;
  const objects: Observed = new Map();
  for (const label of machine.labels()) {
    const slot = heap.slotOfLabel[Number(label.slice(1))] ?? 0;
    objects.set(label, [heap.refcnt[slot] ?? 0, placeOf(heap, slot)]);
  }
  const changed = [...objects].filter(([label, now]) => {
    const then = before.get(label);
    return then === undefined || then[0] !== now[0] || then[1] !== now[1];
  });
  const dead = [...before.keys()].filter((label) => !objects.has(label));
  const garbage = garbageLabels(machine);
  const weak = weakNames(machine);
  const step: Step = {
    ...(outcome.error === undefined ? {} : { err: outcome.error.name }),
    ...(outcome.answer === undefined || outcome.answer === null ? {} : { ret: outcome.answer }),
    ...(machine.log().length === 0 ? {} : { log: [...machine.log()] }),
    ...(machine.stderr().length === 0 ? {} : { stderr: [...machine.stderr()] }),
    ...(changed.length === 0 ? {} : { set: Object.fromEntries(changed) }),
    ...(dead.length === 0 ? {} : { dead }),
    ...(garbage.length === 0 ? {} : { garbage }),
    ...(Object.keys(weak).length === 0 ? {} : { weak }),
  };
  return { step, objects };
}

function garbageLabels(machine: Machine): Label[] {
  const { heap } = machine;
  const numbers = garbageOf(heap).map((slot) => heap.labels[slot] ?? 0);
  return numbers
    .filter((number) => number !== 0)
    .sort((a, b) => a - b)
    .map((number): Label => `#${number}`);
}

function weakNames(machine: Machine): Record<string, string | null> {
  const { heap } = machine;
  const weak: Record<string, string | null> = {};
  for (const name of heap.globals.names()) {
    const value = heap.globals.get(name);
    if (value <= 0 || heap.kindOf(value) !== WEAKREF) continue;
    const referent = referentOf(heap, value);
    weak[heap.atoms.text(name)] = referent === 0 ? null : (heap.labelOf(referent) ?? '?');
  }
  return weak;
}
