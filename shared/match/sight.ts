/** What a player sees of the heap and can name, indexed for whoever plans lines. */
import type { Label, ObjectId, Picture, PicturedName, PicturedObject, Slot } from '../heap/picture.ts';
import { expressionsFrom } from '../python/expressions.ts';
import { withInlineAttributes } from '../python/inline-attributes.ts';
import type { Machine } from '../python/machine.ts';
import type { Seat } from './settings.ts';

/** A strong reference from one object to another. */
export interface HeldBy {
  readonly holder: PicturedObject;
  readonly slot: Slot;
}

export interface Sight {
  readonly seat: Seat;
  readonly picture: Picture;
  readonly objects: ReadonlyMap<ObjectId, PicturedObject>;
  /** The shortest expression for everything that the seat can name. */
  readonly expressions: ReadonlyMap<ObjectId, string>;
}

/** The machine's picture, with attributes where Python spells them. */
export function pictureOf(machine: Machine): Picture {
  return withInlineAttributes(machine.picture());
}

/** What the seat sees of the machine as it stands. */
export function sightOf(machine: Machine, seat: Seat): Sight {
  const picture = pictureOf(machine);
  return { seat, picture, objects: indexObjects(picture), expressions: expressionsFrom(picture, seat) };
}

export function indexObjects(picture: Picture): ReadonlyMap<ObjectId, PicturedObject> {
  return new Map(picture.objects.map((object) => [object.id, object]));
}

/** The living object of that label; null when it is dead or never was. */
export function labelled(sight: Pick<Sight, 'picture'>, label: Label): PicturedObject | null {
  return sight.picture.objects.find((object) => object.label === label) ?? null;
}

/** The strong references to an object that other objects, or itself, hold. */
export function holdersOf(picture: Picture, target: ObjectId): HeldBy[] {
  return picture.objects.flatMap((holder) =>
    strongSlots(holder)
      .filter(({ to }) => 'object' in to && to.object === target)
      .map((slot) => ({ holder, slot })),
  );
}

export function strongSlots(object: PicturedObject): readonly Slot[] {
  return object.slots.filter((slot) => !slot.weak);
}

/** The objects to which an object strongly refers, each as often as it does. */
export function heldObjects(object: PicturedObject): ObjectId[] {
  const held: ObjectId[] = [];
  for (const { weak, to } of object.slots) if (!weak && 'object' in to) held.push(to.object);
  return held;
}

/** What strong references lead to from these names, whatever they themselves hold included. */
export function reachableFrom(picture: Picture, names: readonly PicturedName[]): ReadonlySet<ObjectId> {
  const objects = indexObjects(picture);
  const reached = new Set<ObjectId>();
  const open = names.flatMap(({ to }) => ('object' in to ? [to.object] : []));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const object = objects.get(id);
    if (object === undefined || reached.has(id)) continue;
    reached.add(id);
    open.push(...heldObjects(object));
  }
  return reached;
}

/** How many steps an expression takes: `shelf` one, `shelf[0].next` three. */
export function depthOf(expression: string): number {
  return expression.split(/[.[(]/).length;
}

const NAMES = [
  'mine',
  'pet',
  'bag',
  'key',
  'cat',
  'owl',
  'fox',
  'map',
  'jar',
  'hat',
  'cup',
  'pen',
  'bell',
  'knot',
  'kite',
  'coin',
];

/** A name that neither the seat nor the scenario uses yet; `skip` more are left out. */
export function freshName(sight: Sight, skip = 0): string {
  const taken = new Set(
    sight.picture.names.filter(({ frame }) => frame === 'globals' || frame === sight.seat).map(({ name }) => name),
  );
  const free = NAMES.filter((name) => !taken.has(name));
  const found = free[skip];
  if (found !== undefined) return found;
  for (let number = 1 + skip; ; number++) {
    const name = `thing${number}`;
    if (!taken.has(name)) return name;
  }
}
