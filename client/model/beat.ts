import type { HeapEvent } from '../../shared/heap/events.ts';
import type { ObjectId, Picture } from '../../shared/heap/picture.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { ArenaView, Mark } from '../arena/arena.ts';
import type { Saying } from '../i18n.ts';

/** One moment of a guided story, such as the collector at work: what is said and what is to be seen. */
export interface Beat {
  readonly caption: Saying;
  /** The function of CPython that is at work (`update_refs`), or null. */
  readonly source: string | null;
  readonly picture: Picture;
  /** What happened since the beat before. */
  readonly events: readonly HeapEvent[];
  readonly marks: ReadonlyMap<ObjectId, Mark>;
  readonly gcRefs: ReadonlyMap<ObjectId, number> | null;
  readonly subtracted: readonly (readonly [ObjectId, ObjectId])[];
  readonly truck: ArenaView['truck']['at'];
  /** Seats whose frames have returned. */
  readonly returned: readonly Seat[];
  /** Whose frame is returning in this beat. */
  readonly by: Seat | null;
  /** False for a moment on the way to the next stop: a step goes past it. */
  readonly stop: boolean;
  /** How long it stays at normal speed, in ms. */
  readonly ms: number;
}

/** How an object is called in a sentence: by its label, or by its type if it has none. */
export function nameIn(picture: Picture): (id: ObjectId) => string {
  const names = new Map(picture.objects.map(({ id, label, type }) => [id, label ?? `\`${type}\``]));
  return (id) => names.get(id) ?? `(${id})`;
}

/** Names for a sentence: at most `most`, and of hidden objects each type once. */
export function namesFor(picture: Picture, ids: readonly ObjectId[], most = 8): string[] {
  const names = [...new Set(ids.map(nameIn(picture)))];
  return names.length > most ? [...names.slice(0, most), '…'] : names;
}
