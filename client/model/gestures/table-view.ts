import type { FrameId, ObjectId, Picture, PicturedObject, Slot, Target } from '../../../shared/heap/picture.ts';
import { expressionsFrom } from '../../../shared/python/expressions.ts';
import type { Feature } from '../../../shared/python/features.ts';
import { withInlineAttributes } from '../../../shared/python/inline-attributes.ts';
import type { Anchor } from '../../arena/arena.ts';

/** What is in play, and what each use costs in tokens. */
export type Vocabulary = ReadonlyMap<Feature, number>;

/** The heap as it can be spoken about from one frame: what every gesture looks at. */
export interface TableView {
  readonly picture: Picture;
  /** Where lines bind their names: a player's frame, or the globals where there are no players. */
  readonly frame: FrameId;
  readonly vocabulary: Vocabulary;
  /** Whether lines cost nothing, as where nobody plays against anybody. */
  readonly free: boolean;
  /** The shortest expression for each object within reach. */
  readonly expressions: ReadonlyMap<ObjectId, string>;
  /** Every object, its attributes its own, wherever they are kept. */
  readonly objects: ReadonlyMap<ObjectId, PicturedObject>;
  /** The dicts that keep attributes, and whose. */
  readonly attributeDicts: ReadonlyMap<ObjectId, ObjectId>;
}

export function viewTable(picture: Picture, frame: FrameId, vocabulary: Vocabulary, free = false): TableView {
  return {
    picture,
    frame,
    vocabulary,
    free,
    expressions: expressionsFrom(picture, frame),
    objects: new Map([...picture.objects, ...withInlineAttributes(picture).objects].map((one) => [one.id, one])),
    attributeDicts: new Map(picture.objects.flatMap((owner) => dictsOf(owner).map((dict) => [dict, owner.id]))),
  };
}

function dictsOf({ slots }: PicturedObject): readonly ObjectId[] {
  return slots.flatMap(({ kind, name, to }) =>
    kind === 'hidden' && name === '__dict__' && 'object' in to ? [to.object] : [],
  );
}

/** A place in a dict of attributes is, as a line says it, an attribute of whose dict it is. */
export function asSpoken({ attributeDicts }: TableView, anchor: Anchor): Anchor {
  if (anchor.type !== 'object' && anchor.type !== 'slot') return anchor;
  const owner = attributeDicts.get(anchor.object);
  if (owner === undefined) return anchor;
  if (anchor.type === 'object') return { type: 'object', object: owner };
  return { type: 'slot', object: owner, slot: anchor.slot.replace(/^\['(.+)'\]$/, '.$1') };
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
export function targetOfName({ picture }: TableView, frame: FrameId, name: string): Target | null {
  return picture.names.find((one) => one.frame === frame && one.name === name)?.to ?? null;
}
