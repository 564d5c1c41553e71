/** Which objects hold one another in a ring. */
import type { ObjectId, PicturedObject } from '../heap/picture.ts';
import { heldObjects } from './sight.ts';

type Objects = ReadonlyMap<ObjectId, PicturedObject>;

/** All objects that lie on some cycle of strong references through this one, itself included; empty if there is none. */
export function cycleThrough(objects: Objects, id: ObjectId): ReadonlySet<ObjectId> {
  const ahead = reachedFrom(objects, id);
  if (!ahead.has(id)) return new Set();
  return new Set([...ahead].filter((other) => other === id || reachedFrom(objects, other).has(id)));
}

/** What an object leads to in one step or more. */
function reachedFrom(objects: Objects, id: ObjectId): ReadonlySet<ObjectId> {
  const reached = new Set<ObjectId>();
  const open = heldBy(objects, id);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...heldBy(objects, next));
  }
  return reached;
}

function heldBy(objects: Objects, id: ObjectId): ObjectId[] {
  const object = objects.get(id);
  return object === undefined ? [] : heldObjects(object);
}
