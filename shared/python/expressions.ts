import type { FrameId, ObjectId, Picture, PicturedObject, Slot, Target } from '../heap/picture.ts';
import { withInlineAttributes } from './inline-attributes.ts';

/** Longer paths are legal, but nobody would type them. */
const LONGEST = 5;

const READABLE = new Set<Slot['kind']>(['attribute', 'index', 'key']);

type Objects = ReadonlyMap<ObjectId, PicturedObject>;

/**
 * For every object that a line in `frame` can name: the shortest expression for it (`pet.left`, `shelf[0]`, `w()`),
 * own names before shared ones, earlier before later. What is not in the map is out of that player's reach.
 */
export function expressionsFrom(seen: Picture, frame: FrameId): ReadonlyMap<ObjectId, string> {
  const picture = withInlineAttributes(seen);
  const objects: Objects = new Map(picture.objects.map((object) => [object.id, object]));
  const expressions = new Map<ObjectId, string>();
  const queue: { id: ObjectId; depth: number }[] = [];

  const reach = (target: Target, expression: string, depth: number): void => {
    if (!('object' in target) || expressions.has(target.object) || depth > LONGEST) return;
    expressions.set(target.object, expression);
    queue.push({ id: target.object, depth });
  };

  const own = picture.names.filter((name) => name.frame === frame);
  const shadowed = new Set(own.map((name) => name.name));
  for (const { name, to } of own) reach(to, name, 1);
  if (frame !== 'globals') {
    for (const { frame: owner, name, to } of picture.names) {
      if (owner === 'globals' && !shadowed.has(name)) reach(to, name, 1);
    }
  }

  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const object = objects.get(next.id);
    const expression = expressions.get(next.id);
    if (object === undefined || expression === undefined) continue;
    for (const slot of readableSlots(object, objects)) reach(slot.to, expression + slot.name, next.depth + 1);
  }
  return expressions;
}

/** What a line can read from an object: attributes, items, and what calling it gives. */
function readableSlots(object: PicturedObject, objects: Objects): readonly Slot[] {
  switch (object.type) {
    case 'weakref':
      return referent(object).map((slot) => ({ ...slot, name: '()' }));
    case 'function':
      return closed(object, objects).map((slot) => ({ ...slot, name: '()' }));
    case 'WeakValueDictionary':
      // an item is not the weak reference that the dictionary holds, but what that refers to
      return object.slots.flatMap((slot) => {
        if (slot.kind === 'attribute') return [slot];
        const { name, to } = slot;
        const held = 'object' in to ? objects.get(to.object) : undefined;
        return held === undefined ? [] : referent(held).map((slot) => ({ ...slot, name }));
      });
    default:
      return object.slots.filter((slot) => READABLE.has(slot.kind));
  }
}

function referent(weakref: PicturedObject): readonly Slot[] {
  return weakref.slots.filter((slot) => slot.weak);
}

/** What the cell of a closure holds, which is what calling it returns. */
function closed(object: PicturedObject, objects: Objects): readonly Slot[] {
  const inside = (held: PicturedObject): readonly PicturedObject[] =>
    held.slots.flatMap(({ to }) => ('object' in to ? (objects.get(to.object) ?? []) : []));
  const cells = object.slots.some(({ name }) => name === '__closure__') ? inside(object).flatMap(inside) : [];
  return cells.filter(({ type }) => type === 'cell').flatMap(({ slots }) => slots);
}
