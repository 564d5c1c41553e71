/**
 * Finding a place for an object in a band: free, near what it is connected with, off the references that are there.
 * Deterministic: candidates are tried in a fixed order and the first best one is taken.
 */
import { type Box, centre, clamp, overlaps, type Point, type Size, segmentHitsBox, segmentsCross } from './geometry.ts';

/** An object that has its place. */
export interface Placed {
  readonly box: Box;
}

/** A reference between two places. */
export interface Wire {
  readonly from: Point;
  readonly to: Point;
}

export interface Search {
  /** Where the object's extent must lie. */
  readonly room: Box;
  readonly size: Size;
  /** From the top left of the extent to the object's own centre. */
  readonly anchor: Point;
  readonly scale: number;
  readonly taken: readonly Box[];
  readonly wires: readonly Wire[];
  /** What it is connected with, and how strongly that draws it near. */
  readonly near: readonly { readonly at: Point; readonly pull: number; readonly comfort: number }[];
  /** Where it would like to be when nothing else matters. */
  readonly home: Point | null;
}

/** Nearer than this, neighbours begin to crowd each other. */
const ELBOW_ROOM = 215;
const AIR = 12;

function costOf(at: Point, box: Box, search: Search): number {
  const { scale } = search;
  let cost = 0;
  for (const { at: other, pull, comfort } of search.near) {
    const apart = Math.hypot(other.x - at.x, (other.y - at.y) * 1.15) / scale;
    cost += pull * (apart < comfort ? (comfort - apart) * 0.5 : apart - comfort);
    for (const obstacle of search.taken) {
      if (segmentHitsBox(at, other, obstacle) && !inside(obstacle, other)) cost += 70 * pull;
    }
    for (const wire of search.wires) if (segmentsCross(at, other, wire.from, wire.to)) cost += 42 * pull;
  }
  for (const wire of search.wires) if (segmentHitsBox(wire.from, wire.to, box)) cost += 85;
  if (search.home !== null) cost += Math.hypot(search.home.x - at.x, (search.home.y - at.y) * 0.6) / scale;
  return cost + crowding(at, search);
}

const inside = (box: Box, point: Point): boolean =>
  point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height;

/** Neighbours at arm's length are pleasant, tighter ones are not. */
function crowding(at: Point, search: Search): number {
  let cost = 0;
  for (const box of search.taken) {
    const other = centre(box);
    const apart = Math.hypot(other.x - at.x, other.y - at.y) / search.scale;
    if (apart < ELBOW_ROOM) cost += (ELBOW_ROOM - apart) * 0.26;
  }
  return cost;
}

function steps(from: number, to: number, wanted: number): readonly number[] {
  if (to <= from) return [(from + to) / 2];
  const count = Math.max(1, Math.round((to - from) / wanted));
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}

/** The box of the object's extent when its centre is at a point. */
export function extentAt(at: Point, size: Size, anchor: Point): Box {
  return { x: at.x - anchor.x, y: at.y - anchor.y, width: size.width, height: size.height };
}

/** Whether an extent is in the room and overlaps nothing. */
export function isFree(box: Box, room: Box, taken: readonly Box[]): boolean {
  const slack = 1;
  if (box.x < room.x - slack || box.x + box.width > room.x + room.width + slack) return false;
  if (box.y < room.y - slack || box.y + box.height > room.y + room.height + slack) return false;
  return !taken.some((other) => overlaps(box, other));
}

/** The best free place for the centre; null when the room is full. */
export function findPlace(search: Search): Point | null {
  const { room, size, anchor, scale } = search;
  const air = AIR * scale;
  const taken = search.taken.map((box) => ({
    x: box.x - air,
    y: box.y - air / 3,
    width: box.width + 2 * air,
    height: box.height + (2 * air) / 3,
  }));
  const xs = steps(room.x + anchor.x, room.x + room.width - (size.width - anchor.x), 27 * scale);
  const ys = steps(room.y + anchor.y, room.y + room.height - (size.height - anchor.y), 33 * scale);
  let best: Point | null = null;
  let least = Number.POSITIVE_INFINITY;
  const roomy = { ...search, taken };
  for (const y of ys) {
    for (const x of xs) {
      const at = { x, y };
      const box = extentAt(at, size, anchor);
      if (taken.some((other) => overlaps(box, other))) continue;
      const cost = costOf(at, box, roomy);
      if (cost < least - 1e-6) {
        best = at;
        least = cost;
      }
    }
  }
  return best;
}

/** The point of the room that is nearest to a wish. */
export function within(room: Box, at: Point): Point {
  return { x: clamp(at.x, room.x, room.x + room.width), y: clamp(at.y, room.y, room.y + room.height) };
}
