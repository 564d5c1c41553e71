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
