import type { ObjectId, Picture, PicturedObject, Slot, Target } from '../../../shared/heap/picture.ts';
import type { Seat } from '../../../shared/match/settings.ts';
import { expressionsFrom } from '../../../shared/python/expressions.ts';
import type { Feature } from '../../../shared/python/features.ts';

/** The heap as one seat can speak about it: what every gesture looks at. */
export interface TableView {
  readonly picture: Picture;
  readonly seat: Seat;
  readonly vocabulary: ReadonlyMap<Feature, number>;
  /** The shortest expression for each object within reach. */
  readonly expressions: ReadonlyMap<ObjectId, string>;
  readonly objects: ReadonlyMap<ObjectId, PicturedObject>;
}

export function viewTable(picture: Picture, seat: Seat, vocabulary: ReadonlyMap<Feature, number>): TableView {
  return {
    picture,
    seat,
    vocabulary,
    expressions: expressionsFrom(picture, seat),
    objects: new Map(picture.objects.map((object) => [object.id, object])),
  };
}

/** The object that a target is, or null for an atom. */
export function objectAt(target: Target): ObjectId | null {
  return 'object' in target ? target.object : null;
}

/** An object's slot by its name, or null. */
export function slotOf(object: PicturedObject, name: string): Slot | null {
  return object.slots.find((slot) => slot.name === name) ?? null;
}

/** Whether a line can write to that slot. */
export function isWritable(slot: Slot): boolean {
  return slot.kind === 'attribute' || slot.kind === 'index' || slot.kind === 'key';
}

/** What a name of one's own, or else a shared one, refers to; null when nobody within reach has that name. */
export function targetOfName({ picture }: TableView, frame: Seat | 'globals', name: string): Target | null {
  return picture.names.find((one) => one.frame === frame && one.name === name)?.to ?? null;
}
