/** What no name reaches, in groups that hold each other, and the ring around each. */
import type { ObjectId, Picture } from '../../shared/heap/picture.ts';
import { type Box, convexHull, insidePolygon, type Point } from './geometry.ts';

/** The unreachable objects, those connected by strong references together, in the order of making. */
export function unreachableGroups(picture: Picture): readonly (readonly ObjectId[])[] {
  const lost = new Map(picture.objects.filter((object) => !object.reachable).map((object) => [object.id, object]));
  const neighbours = new Map<ObjectId, ObjectId[]>([...lost.keys()].map((id) => [id, []]));
  for (const object of lost.values()) {
    for (const { to, weak } of object.slots) {
      if (weak || !('object' in to) || !lost.has(to.object)) continue;
      neighbours.get(object.id)?.push(to.object);
      neighbours.get(to.object)?.push(object.id);
    }
  }
  const seen = new Set<ObjectId>();
  const groups: ObjectId[][] = [];
  for (const id of lost.keys()) {
    if (seen.has(id)) continue;
    const group: ObjectId[] = [];
    const queue = [id];
    seen.add(id);
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      group.push(next);
      for (const other of neighbours.get(next) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

/** Between a shape and the ring around it. */
const MARGIN = 11;
const CORNER_STEPS = 10;

/** A closed line around boxes, at a distance that is the same all around. */
export function ringAround(boxes: readonly Box[]): readonly Point[] {
  const points: Point[] = [];
  for (const box of boxes) {
    const radius = Math.min(box.width, box.height) / 2.4;
    for (const [x, y] of [
      [box.x + radius, box.y + radius],
      [box.x + box.width - radius, box.y + radius],
      [box.x + radius, box.y + box.height - radius],
      [box.x + box.width - radius, box.y + box.height - radius],
    ] as const) {
      for (let step = 0; step < CORNER_STEPS; step += 1) {
        const angle = (step / CORNER_STEPS) * 2 * Math.PI;
        const reach = radius + MARGIN;
        points.push({ x: x + Math.cos(angle) * reach, y: y + Math.sin(angle) * reach });
      }
    }
  }
  return convexHull(points);
}

/** One ring around a group; a ring for each member where one ring would take in something that is reachable. */
export function ringsFor(members: readonly Box[], others: readonly Point[]): readonly (readonly Point[])[] {
  if (members.length === 0) return [];
  const ring = ringAround(members);
  if (others.some((other) => insidePolygon(ring, other))) return members.map((box) => ringAround([box]));
  return [ring];
}
