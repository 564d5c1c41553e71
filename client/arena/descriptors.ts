/**
 * What is open outside of memory, and who could still close it. A descriptor stays open whatever becomes of the objects
 * that know its number: once none of them is left, it has leaked.
 */
import type { Label, ObjectId, Picture, PicturedObject, TypeName } from '../../shared/heap/picture.ts';

export interface OpenDescriptor {
  readonly number: number;
  /** The wrapper whose `fd` is that number, or the finalizer that will close it; null when nothing is left that could. */
  readonly keeper: { readonly object: ObjectId; readonly label: Label | null; readonly type: TypeName } | null;
}

/** The number that a wrapper knows, or null for whatever is no wrapper, or has lost its number. */
export function descriptorOf(object: PicturedObject): number | null {
  if (object.type !== 'Handle' && object.type !== 'SafeHandle') return null;
  const slot = object.slots.find(({ name }) => name === '.fd');
  return slot === undefined || !('atom' in slot.to) || !/^\d+$/.test(slot.to.atom) ? null : Number(slot.to.atom);
}

/** Whether a wrapper's descriptor is open; null for whatever is no wrapper. */
export function isOpen(object: PicturedObject, picture: Picture): boolean | null {
  const number = descriptorOf(object);
  return number === null ? null : picture.descriptors.includes(number);
}

/** Whether there is anything to show outside of memory: something open, or a wrapper that has opened something. */
export function hasOutside(picture: Picture): boolean {
  return picture.descriptors.length > 0 || picture.objects.some((object) => descriptorOf(object) !== null);
}

/** The open descriptors in order, each with its keeper: a wrapper, else a `weakref.finalize(…, shut, …)` that waits. */
export function openDescriptors(picture: Picture): readonly OpenDescriptor[] {
  const keepers = new Map<number, PicturedObject>();
  for (const { number, finalizer } of finalizers(picture)) keepers.set(number, finalizer);
  for (const object of picture.objects) {
    const number = descriptorOf(object);
    if (number !== null) keepers.set(number, object);
  }
  return picture.descriptors.map((number) => {
    const keeper = keepers.get(number);
    return {
      number,
      keeper: keeper === undefined ? null : { object: keeper.id, label: keeper.label, type: keeper.type },
    };
  });
}

/** The finalizers that hold a number as their argument, in a tuple of their own. */
function finalizers(picture: Picture): readonly { readonly number: number; readonly finalizer: PicturedObject }[] {
  const waiting = picture.objects.filter(({ type }) => type === 'finalize');
  if (waiting.length === 0) return [];
  const byId = new Map(picture.objects.map((object) => [object.id, object]));
  return waiting.flatMap((finalizer) =>
    finalizer.slots.flatMap(({ to, weak }) => {
      const held = 'object' in to && !weak ? byId.get(to.object) : undefined;
      if (held === undefined || held.type !== 'tuple') return [];
      return held.slots.flatMap((slot) =>
        'atom' in slot.to && /^\d+$/.test(slot.to.atom) ? [{ number: Number(slot.to.atom), finalizer }] : [],
      );
    }),
  );
}
