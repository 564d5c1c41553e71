import type { HeapEvent } from '../../shared/heap/events.ts';
import type { ObjectId, Picture, PicturedObject, Place, Slot } from '../../shared/heap/picture.ts';

/**
 * The picture after some of a line's events, for looking inside a line: what died is gone, what was promoted has
 * moved, cleared weak references are dead. Counts stay as they were; the picture after the whole line is the machine's.
 */
export function patchPicture(picture: Picture, events: readonly HeapEvent[]): Picture {
  const dead = new Set<ObjectId>();
  const cleared = new Set<ObjectId>();
  const finalized = new Set<ObjectId>();
  const moved = new Map<ObjectId, Place>();
  for (const event of events) {
    if (event.type === 'died') dead.add(event.object);
    if (event.type === 'weakref-cleared') cleared.add(event.weakref);
    if (event.type === 'finalized') finalized.add(event.object);
    if (event.type === 'promoted') for (const object of event.objects) moved.set(object, event.to);
  }
  if (dead.size + cleared.size + finalized.size + moved.size === 0) return picture;

  const patch = (object: PicturedObject): PicturedObject => ({
    ...object,
    place: moved.get(object.id) ?? object.place,
    finalized: object.finalized || finalized.has(object.id),
    slots: object.slots.map((slot) => patchSlot(slot, dead, cleared.has(object.id))),
  });
  return {
    ...picture,
    objects: picture.objects.filter(({ id }) => !dead.has(id)).map(patch),
    names: picture.names.filter(({ to }) => !('object' in to && dead.has(to.object))),
    garbage: picture.garbage.filter((id) => !dead.has(id)),
  };
}

function patchSlot(slot: Slot, dead: ReadonlySet<ObjectId>, cleared: boolean): Slot {
  if (!('object' in slot.to)) return slot;
  return dead.has(slot.to.object) || (cleared && slot.weak) ? { ...slot, to: { atom: 'None' } } : slot;
}
