/**
 * Where every object stands. An object keeps its place for life unless it changes terrace; when one dies nothing else
 * moves; a new one finds a free place near what refers to it. Places are kept as shares of their band, so that a resize
 * or a smaller scale moves nothing past anything else. Without Phaser, and deterministic.
 */
import type { ObjectId, Picture, PicturedObject } from '../../shared/heap/picture.ts';
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
import { connectionsOf } from './connections.ts';
import { type Box, clamp } from './geometry.ts';
import { place, type Remembered, type Spot } from './placing.ts';
import type { Rim } from './rim.ts';

export interface Arrangement {
  readonly rim: Rim;
  /** What a body's pixels are multiplied with. */
  readonly scale: number;
  readonly bands: readonly Band[];
  readonly spots: ReadonlyMap<ObjectId, Spot>;
  readonly bodies: ReadonlyMap<ObjectId, Body>;
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
/** A room whose width changed by more than this is arranged anew. */
const RESHAPED = 0.35;
/** A room that changed by more than this gets its scale anew; everything keeps its place in proportion. */
const RESIZED = 0.04;

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

/** Whether an object of the last picture stands in another band now: the terraces are then cut for those who move. */
function movesBand(object: PicturedObject, memory: LayoutMemory): boolean {
  const before = memory.places.get(object.id);
  return before !== undefined && memory.alive.has(object.id) && before.band !== bandOf(object.place);
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

/** Whether the room is so much wider or narrower that the old places make no sense in it. */
function reshaped(before: Box | null, now: Box): boolean {
  return before === null || Math.abs(before.width / now.width - 1) > RESHAPED;
}

/** Whether the room has another size than the scale was chosen for. */
function resized(before: Box, now: Box): boolean {
  return Math.abs(before.width / now.width - 1) > RESIZED || Math.abs(before.height / now.height - 1) > RESIZED;
}

interface Trial {
  readonly fit: Fit;
  readonly nothingMoves: boolean;
}

/** How much smaller things may get so that, in a room of another size, none has to move. */
const SHRINK = 0.75;

/**
 * From the scale that should do to smaller ones, then to bands that are higher than the room. `keep`: first those at
 * which everything that has a place keeps it.
 */
function* trials(first: Fit, least: number, keep: boolean): Generator<Trial> {
  const smaller = SCALES.filter((scale) => scale < first.scale && scale >= least);
  if (keep) {
    yield { fit: first, nothingMoves: true };
    for (const scale of smaller) {
      if (scale >= first.scale * SHRINK) yield { fit: { scale, stretch: 1 }, nothingMoves: true };
    }
  }
  yield { fit: first, nothingMoves: false };
  for (const scale of smaller) yield { fit: { scale, stretch: 1 }, nothingMoves: false };
  for (const stretch of [1.3, 1.6, 2, 3, 5, 9]) yield { fit: { scale: least, stretch }, nothingMoves: false };
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

/**
 * Arranges a picture in the room that the rim leaves. Gives what to remember for the next time, too. `lettering`: how
 * much larger than on a desk letters are.
 */
export function arrange(
  memory: LayoutMemory,
  picture: Picture,
  rim: Rim,
  lettering = 1,
): { readonly arrangement: Arrangement; readonly memory: LayoutMemory } {
  const bodies = new Map(picture.objects.map((object) => [object.id, bodyOf(object, lettering)]));
  const connections = connectionsOf(picture, rim.tags);
  const now = demandsOf(picture, bodies);
  const other = reshaped(memory.heap, rim.heap);
  const strangers = !picture.objects.some((object) => memory.alive.has(object.id));
  const anew = other || strangers || (memory.heap !== null && resized(memory.heap, rim.heap));
  const places = other ? new Map<ObjectId, Remembered>() : memory.places;
  const moving = picture.objects.some((object) => movesBand(object, memory));
  const recut = anew || moving || memory.fit === null || outgrown(memory.demands, now);
  const resizedOnly = anew && !other && !strangers && !moving;
  const demands = recut && !resizedOnly ? now : largest(memory.demands, now);
  const least = rim.narrow ? LEAST.narrow : LEAST.wide;
  const most = clamp(Math.min(rim.heap.width / 720, rim.heap.height / 400), 0.9, 1.7);
  const wanted = scaleFor(demands, rim.heap, least, most);
  const kept = memory.fit;
  const first: Fit = anew || kept === null ? { scale: wanted, stretch: 1 } : calmest(kept, wanted, recut);

  for (const { fit, nothingMoves } of trials(first, least, resizedOnly)) {
    const bands = bandsFor(demands, rim.heap, fit);
    const attempt = { picture, bodies, connections, memory: places, bands, scale: fit.scale };
    const spots = place(attempt, nothingMoves);
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
