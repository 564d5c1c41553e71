/** Gives every object of a picture its place in given bands: kept where it can be, found anew where it must be. */
import type { ObjectId, Picture, PicturedObject, TypeName } from '../../shared/heap/picture.ts';
import { type Band, type BandKey, bandOf } from './bands.ts';
import type { Body } from './body.ts';
import { type Connections, placingOrder } from './connections.ts';
import { type Box, clamp, type Point } from './geometry.ts';
import { extentAt, findPlace, isFree, within } from './placement.ts';

/** Where an object's centre is, in CSS pixels of the unpanned arena. */
export interface Spot {
  readonly at: Point;
  readonly band: BandKey;
}

export interface Remembered {
  readonly band: BandKey;
  readonly type: TypeName;
  /** Shares of the band's room. */
  readonly u: number;
  readonly v: number;
}

export interface Attempt {
  readonly picture: Picture;
  readonly bodies: ReadonlyMap<ObjectId, Body>;
  readonly connections: Connections;
  readonly memory: ReadonlyMap<ObjectId, Remembered>;
  readonly bands: readonly Band[];
  readonly scale: number;
}

class Placing {
  readonly spots = new Map<ObjectId, Spot>();
  readonly boxes = new Map<ObjectId, Box>();
  private readonly attempt: Attempt;

  constructor(attempt: Attempt) {
    this.attempt = attempt;
  }

  band(key: BandKey): Band {
    const band = this.attempt.bands.find((each) => each.key === key);
    if (band === undefined) throw new Error(`no band ${key}`);
    return band;
  }

  private extent(id: ObjectId): { readonly size: Box; readonly anchor: Point } {
    const body = this.attempt.bodies.get(id);
    if (body === undefined) throw new Error(`no body for object ${id}`);
    const { scale } = this.attempt;
    const { extent } = body;
    const size = { x: 0, y: 0, width: extent.width * scale, height: extent.height * scale };
    return { size, anchor: { x: -extent.x * scale, y: -extent.y * scale } };
  }

  private put(id: ObjectId, key: BandKey, at: Point): void {
    const { size, anchor } = this.extent(id);
    this.spots.set(id, { at, band: key });
    this.boxes.set(id, extentAt(at, size, anchor));
  }

  /** Takes the remembered place if it is free; one that sticks out of the room is pushed inside. */
  keep(object: PicturedObject, place: Remembered): boolean {
    const key = bandOf(object.place);
    const { room } = this.band(key);
    const { size, anchor } = this.extent(object.id);
    const at = {
      x: clamp(room.x + place.u * room.width, room.x + anchor.x, room.x + room.width - size.width + anchor.x),
      y: clamp(room.y + place.v * room.height, room.y + anchor.y, room.y + room.height - size.height + anchor.y),
    };
    if (!isFree(extentAt(at, size, anchor), room, [...this.boxes.values()])) return false;
    this.put(object.id, key, at);
    return true;
  }

  /** Finds a place near the object's connections; false when its band is full. */
  find(object: PicturedObject): boolean {
    const { connections, memory, scale } = this.attempt;
    const key = bandOf(object.place);
    const { room } = this.band(key);
    const before = memory.get(object.id);
    const { size, anchor } = this.extent(object.id);
    const near = connections.of(object.id).flatMap(({ to, from, pull, comfort }) => {
      const at = to === null ? from : this.spots.get(to)?.at;
      return at === undefined || at === null ? [] : [{ at: to === null ? within(room, at) : at, pull, comfort }];
    });
    const home =
      before === undefined ? null : { x: room.x + before.u * room.width, y: room.y + before.v * room.height };
    const wires = connections.wires(object.id, this.spots);
    const at = findPlace({ room, size, anchor, scale, taken: [...this.boxes.values()], wires, near, home });
    if (at === null) return false;
    this.put(object.id, key, at);
    return true;
  }

  /** Tries a better place, now that everything has one. */
  improve(object: PicturedObject): void {
    const spot = this.spots.get(object.id);
    const box = this.boxes.get(object.id);
    if (spot === undefined || box === undefined) return;
    this.spots.delete(object.id);
    this.boxes.delete(object.id);
    if (this.find(object)) return;
    this.spots.set(object.id, spot);
    this.boxes.set(object.id, box);
  }
}

/** Places everything in these bands; null when something finds no room, or, where nothing may move, loses its place. */
export function place(attempt: Attempt, nothingMoves: boolean): ReadonlyMap<ObjectId, Spot> | null {
  const placing = new Placing(attempt);
  const stays: PicturedObject[] = [];
  const moves: PicturedObject[] = [];
  const fresh: PicturedObject[] = [];
  for (const object of attempt.picture.objects) {
    const before = attempt.memory.get(object.id);
    if (before === undefined || before.type !== object.type) fresh.push(object);
    else (before.band === bandOf(object.place) ? stays : moves).push(object);
  }
  const homeless: PicturedObject[] = [];
  for (const object of [...stays, ...moves]) {
    const before = attempt.memory.get(object.id);
    if (before === undefined || !placing.keep(object, before)) homeless.push(object);
  }
  if (nothingMoves && homeless.length > 0) return null;
  const ordered = placingOrder(fresh, attempt.connections);
  for (const object of [...homeless, ...ordered]) if (!placing.find(object)) return null;
  const passes = ordered.length < 2 ? 0 : attempt.picture.objects.length > 45 ? 1 : 3;
  for (let pass = 0; pass < passes; pass += 1) for (const object of ordered) placing.improve(object);
  return placing.spots;
}
