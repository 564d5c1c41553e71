/** Which objects hold one another in a ring. */
import type { ObjectId, PicturedObject } from '../heap/picture.ts';
import type { GraphObject } from '../heap/reference-graph.ts';
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
 * By number, which objects lie on some cycle: those of Tarjan's strongly connected components of more than one object, and
 * those that hold themselves.
 */
export function objectsOnCycles(objects: readonly Pick<GraphObject, 'held'>[]): readonly boolean[] {
  const onCycles = objects.map(() => false);
  const visits: (Visit | undefined)[] = objects.map(() => undefined);
  let visited = 0;
  // each as it was come to, those of finished components taken out: what is there leads to what comes after it
  const open: Visit[] = [];
  const path: Visit[] = [];
  for (let root = 0; root < objects.length; root++) {
    if (visits[root] === undefined) visit(root);
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const held = here.held[here.next++];
      if (held === undefined) {
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) before.lowest = Math.min(before.lowest, here.lowest);
        if (here.lowest === here.order) close(here);
      } else {
        if (held === here.object) onCycles[held] = true;
        const seen = visits[held];
        if (seen === undefined) visit(held);
        else if (seen.isOpen) here.lowest = Math.min(here.lowest, seen.order);
      }
    }
  }
  return onCycles;

  function visit(object: number): void {
    const order = visited++;
    const fresh: Visit = { object, held: objects[object]?.held ?? [], next: 0, order, lowest: order, isOpen: true };
    visits[object] = fresh;
    open.push(fresh);
    path.push(fresh);
  }

  function close(first: Visit): void {
    const isAlone = open.at(-1) === first;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      member.isOpen = false;
      if (!isAlone) onCycles[member.object] = true;
      if (member === first) return;
    }
  }
}

/** An object that a search has come to: as the how manieth, and what of the open ones before it leads back to. */
interface Visit {
  readonly object: number;
  readonly held: readonly number[];
  /** The index of what is to be looked at next of those it holds. */
  next: number;
  readonly order: number;
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
