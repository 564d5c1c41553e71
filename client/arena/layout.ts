/**
 * Where every object stands. An object keeps its place for life unless it changes terrace; when one dies nothing else
 * moves; a new one finds a free place near what refers to it. Places are kept as shares of their band, so that a resize
 * or a smaller scale moves nothing past anything else. Without Phaser, and deterministic.
 */
import type { ObjectId, Picture, PicturedObject, TypeName } from '../../shared/heap/picture.ts';
import {
  type Band,
  type BandKey,
  bandOf,
  bandsFor,
  type Demand,
  type Fit,
  SCALES,
  scaleFor,
  withoutEmptyCorners,
} from './bands.ts';
import { type Body, bodyOf } from './body.ts';
import { type Connections, connectionsOf, placingOrder } from './connections.ts';
import { type Box, clamp, type Point } from './geometry.ts';
import { extentAt, findPlace, isFree, within } from './placement.ts';
import type { Rim } from './rim.ts';

/** Where an object's centre is, in CSS pixels of the unpanned arena. */
export interface Spot {
  readonly at: Point;
  readonly band: BandKey;
}

export interface Arrangement {
  readonly rim: Rim;
  /** What a body's pixels are multiplied with. */
  readonly scale: number;
  readonly bands: readonly Band[];
  readonly spots: ReadonlyMap<ObjectId, Spot>;
  readonly bodies: ReadonlyMap<ObjectId, Body>;
}

interface Remembered {
  readonly band: BandKey;
  readonly type: TypeName;
  /** Shares of the band's room. */
  readonly u: number;
  readonly v: number;
}

/** What the next arrangement needs to know of the ones before. */
export interface LayoutMemory {
  readonly places: ReadonlyMap<ObjectId, Remembered>;
  readonly fit: Fit | null;
  readonly heap: Box | null;
  readonly demands: readonly Demand[];
  /** The objects of the last picture. */
  readonly alive: ReadonlySet<ObjectId>;
}

export const NO_MEMORY: LayoutMemory = { places: new Map(), fit: null, heap: null, demands: [], alive: new Set() };

const LEAST = { wide: 0.38, narrow: 0.56 } as const;
/** Places of the dead are kept for replays that go back, but not for ever. */
const MOST_REMEMBERED = 600;
/** A room that changed by more than this is arranged anew. */
const RESHAPED = 0.2;

function demandsOf(picture: Picture, bodies: ReadonlyMap<ObjectId, Body>): readonly Demand[] {
  const widths = new Map<BandKey, number[]>();
  for (const object of picture.objects) {
    const key = bandOf(object.place);
    const list = widths.get(key) ?? [];
    list.push(bodies.get(object.id)?.extent.width ?? 0);
    widths.set(key, list);
  }
  return [...widths].map(([key, list]) => ({ key, widths: list }));
}

/** More than what was asked before, or in another band: the bands are cut anew. */
function outgrown(before: readonly Demand[], now: readonly Demand[]): boolean {
  const keys = new Set(before.map((demand) => demand.key));
  return now.some((demand) => !keys.has(demand.key));
}

/** Bands keep the room that they once needed, so that nothing moves because something died. */
function largest(before: readonly Demand[], now: readonly Demand[]): readonly Demand[] {
  const sum = (demand: Demand | undefined): number => demand?.widths.reduce((total, width) => total + width, 0) ?? -1;
  const keys = new Set([...before, ...now].map((demand) => demand.key));
  return [...keys].flatMap((key) => {
    const old = before.find((demand) => demand.key === key);
    const fresh = now.find((demand) => demand.key === key);
    const larger = sum(old) > sum(fresh) ? old : fresh;
    return larger === undefined ? [] : [larger];
  });
}

function reshaped(before: Box | null, now: Box): boolean {
  if (before === null) return true;
  return Math.abs(before.width / now.width - 1) > RESHAPED || Math.abs(before.height / now.height - 1) > 1.5 * RESHAPED;
}

interface Attempt {
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

/** Places everything in these bands; null when something finds no room. */
function place(attempt: Attempt): ReadonlyMap<ObjectId, Spot> | null {
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
  const ordered = placingOrder(fresh, attempt.connections);
  for (const object of [...homeless, ...ordered]) if (!placing.find(object)) return null;
  const passes = ordered.length < 2 ? 0 : attempt.picture.objects.length > 45 ? 1 : 3;
  for (let pass = 0; pass < passes; pass += 1) for (const object of ordered) placing.improve(object);
  return placing.spots;
}

/** From the scale that should do to smaller ones, then to bands that are higher than the room. */
function* fits(first: Fit, least: number): Generator<Fit> {
  yield first;
  for (const scale of SCALES) if (scale < first.scale && scale >= least) yield { scale, stretch: 1 };
  for (const stretch of [1.3, 1.6, 2, 3, 5, 9]) yield { scale: least, stretch };
}

function remember(memory: LayoutMemory, arrangement: Arrangement, picture: Picture): ReadonlyMap<ObjectId, Remembered> {
  const places = new Map(memory.places);
  for (const object of picture.objects) {
    const spot = arrangement.spots.get(object.id);
    const room = arrangement.bands.find((band) => band.key === spot?.band)?.room;
    if (spot === undefined || room === undefined) continue;
    places.delete(object.id);
    const u = (spot.at.x - room.x) / room.width;
    const v = (spot.at.y - room.y) / room.height;
    places.set(object.id, { band: spot.band, type: object.type, u, v });
  }
  for (const id of places.keys()) {
    if (places.size <= MOST_REMEMBERED) break;
    places.delete(id);
  }
  return places;
}

/** Arranges a picture in the room that the rim leaves. Gives what to remember for the next time, too. */
export function arrange(
  memory: LayoutMemory,
  picture: Picture,
  rim: Rim,
): { readonly arrangement: Arrangement; readonly memory: LayoutMemory } {
  const bodies = new Map(picture.objects.map((object) => [object.id, bodyOf(object)]));
  const connections = connectionsOf(picture, rim.tags);
  const now = demandsOf(picture, bodies);
  const anew = reshaped(memory.heap, rim.heap) || !picture.objects.some((object) => memory.alive.has(object.id));
  const places = anew && reshaped(memory.heap, rim.heap) ? new Map<ObjectId, Remembered>() : memory.places;
  const recut = anew || memory.fit === null || outgrown(memory.demands, now);
  const demands = recut ? now : largest(memory.demands, now);
  const least = rim.narrow ? LEAST.narrow : LEAST.wide;
  const most = clamp(Math.min(rim.heap.width / 720, rim.heap.height / 400), 0.9, 1.7);
  const wanted = scaleFor(demands, rim.heap, least, most);
  const kept = memory.fit;
  const first: Fit = anew || kept === null ? { scale: wanted, stretch: 1 } : calmest(kept, wanted, recut);

  for (const fit of fits(first, least)) {
    const bands = bandsFor(demands, rim.heap, fit);
    const spots = place({ picture, bodies, connections, memory: places, bands, scale: fit.scale });
    if (spots === null) continue;
    const shown = withoutEmptyCorners(bands, now);
    const arrangement: Arrangement = { rim, scale: fit.scale, bands: shown, spots, bodies };
    return {
      arrangement,
      memory: {
        places: remember({ ...memory, places }, arrangement, picture),
        fit,
        heap: rim.heap,
        demands,
        alive: new Set(picture.objects.map((object) => object.id)),
      },
    };
  }
  throw new Error(`no room for ${picture.objects.length} objects`);
}

/** The scale stays unless it must shrink; it grows again only when things move anyhow and there is much to gain. */
function calmest(kept: Fit, wanted: number, recut: boolean): Fit {
  if (recut && wanted > kept.scale * 1.3) return { scale: wanted, stretch: 1 };
  return kept.scale <= wanted ? kept : { scale: wanted, stretch: 1 };
}
