/** Which objects hold one another in a ring. */
import type { ObjectId, PicturedObject } from '../heap/picture.ts';
import { heldObjects } from './sight.ts';

type Objects = ReadonlyMap<ObjectId, PicturedObject>;

/** All objects that lie on some cycle of strong references through this one, itself included; empty if there is none. */
export function cycleThrough(objects: Objects, id: ObjectId): ReadonlySet<ObjectId> {
  const ahead = reachedFrom(id, (each) => heldBy(objects, each));
  if (!ahead.has(id)) return new Set();
  // whatever leads back does so by objects that are ahead
  const holders = new Map<ObjectId, ObjectId[]>();
  for (const holder of ahead) {
    for (const held of heldBy(objects, holder)) {
      const known = holders.get(held);
      if (known === undefined) holders.set(held, [holder]);
      else known.push(holder);
    }
  }
  const behind = reachedFrom(id, (each) => holders.get(each) ?? []);
  return new Set([...ahead].filter((other) => behind.has(other)));
}

/** Whether an object lies on some cycle. */
export function isOnCycle(objects: Objects, id: ObjectId): boolean {
  return reachedFrom(id, (each) => heldBy(objects, each)).has(id);
}

/**
 * All objects that lie on some cycle: those of Tarjan's strongly connected components of more than one object, and those
 * that hold themselves.
 */
export function objectsOnCycles(objects: Objects): ReadonlySet<ObjectId> {
  const onCycles = new Set<ObjectId>();
  const visits = new Map<ObjectId, Visit>();
  // each as it was come to, those of finished components taken out: what is there leads to what comes after it
  const open: Visit[] = [];
  for (const root of objects.keys()) {
    const path = visits.has(root) ? [] : [visit(root)];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const held = here.held[here.next++];
      if (held === undefined) {
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) before.lowest = Math.min(before.lowest, here.lowest);
        if (here.lowest === here.number) close(here);
      } else if (objects.has(held)) {
        if (held === here.id) onCycles.add(held);
        const seen = visits.get(held);
        if (seen === undefined) path.push(visit(held));
        else if (seen.isOpen) here.lowest = Math.min(here.lowest, seen.number);
      }
    }
  }
  return onCycles;

  function visit(id: ObjectId): Visit {
    const number = visits.size;
    const fresh: Visit = { id, held: heldBy(objects, id), next: 0, number, lowest: number, isOpen: true };
    visits.set(id, fresh);
    open.push(fresh);
    return fresh;
  }

  function close(first: Visit): void {
    const component = open.splice(open.indexOf(first));
    for (const member of component) {
      member.isOpen = false;
      if (component.length > 1) onCycles.add(member.id);
    }
  }
}

/** An object that a search has come to: as the how manieth, and what of the open ones before it leads back to. */
interface Visit {
  readonly id: ObjectId;
  readonly held: readonly ObjectId[];
  /** The index of what is to be looked at next of those it holds. */
  next: number;
  readonly number: number;
  lowest: number;
  isOpen: boolean;
}

/** What an object leads to in one step or more. */
function reachedFrom(id: ObjectId, stepsFrom: (id: ObjectId) => readonly ObjectId[]): ReadonlySet<ObjectId> {
  const reached = new Set<ObjectId>();
  const open = [...stepsFrom(id)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...stepsFrom(next));
  }
  return reached;
}

function heldBy(objects: Objects, id: ObjectId): ObjectId[] {
  const object = objects.get(id);
  return object === undefined ? [] : heldObjects(object);
}
