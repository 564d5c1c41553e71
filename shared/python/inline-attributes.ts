/**
 * Where attributes are, as Python spells them. On some runtimes, and where a class has met too many names, an
 * instance's attributes are in a dict object of its own; a line still reads `pet.next`, not `pet.__dict__['next']`.
 */
import type { ObjectId, Picture, PicturedObject, Slot } from '../heap/picture.ts';

/** The picture with each instance's dict dissolved into the instance: its items are attributes. The same one where there is none. */
export function withInlineAttributes(picture: Picture): Picture {
  const dicts = new Map<ObjectId, PicturedObject | null>();
  for (const { slots } of picture.objects) {
    const dict = dictOf(slots);
    if (dict !== null) dicts.set(dict, null);
  }
  if (dicts.size === 0) return picture;
  for (const object of picture.objects) if (dicts.has(object.id)) dicts.set(object.id, object);
  return {
    ...picture,
    objects: picture.objects
      .filter(({ id }) => !dicts.has(id))
      .map((object) => ({ ...object, slots: object.slots.flatMap((slot) => attributesIn(slot, dicts)) })),
  };
}

function dictOf(slots: readonly Slot[]): ObjectId | null {
  const slot = slots.find(isDictSlot);
  return slot !== undefined && 'object' in slot.to ? slot.to.object : null;
}

function isDictSlot({ kind, name }: Slot): boolean {
  return kind === 'hidden' && name === '__dict__';
}

function attributesIn(slot: Slot, dicts: ReadonlyMap<ObjectId, PicturedObject | null>): readonly Slot[] {
  const dict = isDictSlot(slot) && 'object' in slot.to ? dicts.get(slot.to.object) : undefined;
  if (dict === undefined || dict === null) return [slot];
  return dict.slots.map((item) => ({
    ...item,
    kind: 'attribute',
    name: `.${item.name.slice("['".length, -"']".length)}`,
  }));
}
