/** Who is connected with whom, as layout needs it: what draws an object near, and what lines are in the way. */
import type { ObjectId, Picture, PicturedObject } from '../../shared/heap/picture.ts';
import type { Point } from './geometry.ts';
import type { Wire } from './placement.ts';
import type { Tag } from './rim.ts';

export interface Connection {
  /** The object at the other end; null for a name at the rim, which is at `from`. */
  readonly to: ObjectId | null;
  readonly from: Point | null;
  readonly pull: number;
  /** How far apart the two like to be, at scale 1. */
  readonly comfort: number;
}

export interface Connections {
  of(id: ObjectId): readonly Connection[];
  /** The lines between what has a place, but those of one object. */
  wires(except: ObjectId, spots: ReadonlyMap<ObjectId, { readonly at: Point }>): readonly Wire[];
  /** Objects that names refer to, in the order of the names. */
  readonly named: readonly ObjectId[];
}

/** Referrers draw more than referents: a thing is looked for where it hangs. */
const REFERRER = 1;
const REFERENT = 0.85;
const NAME = 0.2;
const SHARED_NAME = 0.35;
const WEAK = 0.4;
const COMFORT = 140;
/** Things that names refer to leave room beside the rim, for more names' references to pass. */
const NAME_COMFORT = 230;
const SHARED_NAME_COMFORT = 110;

interface Line {
  readonly from: ObjectId;
  readonly to: ObjectId;
}

export function connectionsOf(picture: Picture, tags: readonly Tag[]): Connections {
  const byObject = new Map<ObjectId, Connection[]>();
  const add = (id: ObjectId, connection: Connection): void => {
    const list = byObject.get(id);
    if (list === undefined) byObject.set(id, [connection]);
    else list.push(connection);
  };
  const lines: Line[] = [];
  for (const object of picture.objects) {
    for (const slot of object.slots) {
      if (!('object' in slot.to) || slot.to.object === object.id) continue;
      const share = slot.weak ? WEAK : 1;
      add(slot.to.object, { to: object.id, from: null, pull: REFERRER * share, comfort: COMFORT });
      add(object.id, { to: slot.to.object, from: null, pull: REFERENT * share, comfort: COMFORT });
      lines.push({ from: object.id, to: slot.to.object });
    }
  }
  const nameLines: { readonly from: Point; readonly to: ObjectId }[] = [];
  for (const tag of tags) {
    if (!('object' in tag.to)) continue;
    const shared = tag.frame === 'globals';
    const pull = shared ? SHARED_NAME : NAME;
    const comfort = shared ? SHARED_NAME_COMFORT : NAME_COMFORT;
    add(tag.to.object, { to: null, from: tag.exit, pull, comfort });
    nameLines.push({ from: tag.exit, to: tag.to.object });
  }
  return {
    of: (id) => byObject.get(id) ?? [],
    named: nameLines.map((line) => line.to),
    wires: (except, spots) => {
      const wires: Wire[] = [];
      for (const line of lines) {
        if (line.from === except || line.to === except) continue;
        const from = spots.get(line.from);
        const to = spots.get(line.to);
        if (from !== undefined && to !== undefined) wires.push({ from: from.at, to: to.at });
      }
      for (const line of nameLines) {
        const to = spots.get(line.to);
        if (line.to !== except && to !== undefined) wires.push({ from: line.from, to: to.at });
      }
      return wires;
    },
  };
}

/** First what names refer to, then what hangs from that, breadth first; the rest in the order of making. */
export function placingOrder(fresh: readonly PicturedObject[], connections: Connections): readonly PicturedObject[] {
  const waiting = new Map(fresh.map((object) => [object.id, object]));
  const ordered: PicturedObject[] = [];
  const queue: ObjectId[] = [];
  const take = (id: ObjectId): void => {
    const object = waiting.get(id);
    if (object === undefined) return;
    waiting.delete(id);
    ordered.push(object);
    queue.push(id);
  };
  const drain = (): void => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      for (const { to } of connections.of(id)) if (to !== null) take(to);
    }
  };
  for (const id of connections.named) take(id);
  drain();
  for (const object of fresh) {
    take(object.id);
    drain();
  }
  return ordered;
}
