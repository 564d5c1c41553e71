/** What is under a finger or a pointer. Headless: works on what is drawn, in screen pixels. */
import type { FrameId, ObjectId } from '../../shared/heap/picture.ts';
import type { Anchor } from './arena.ts';
import { type Box, contains, distance, distanceToBox, distanceToSegment, type Point } from './geometry.ts';

export interface HitWorld {
  readonly tags: readonly { readonly frame: FrameId; readonly name: string; readonly box: Box }[];
  readonly panels: readonly { readonly frame: FrameId; readonly box: Box; readonly above: boolean }[];
  readonly objects: readonly { readonly object: ObjectId; readonly box: Box }[];
  readonly ports: readonly { readonly object: ObjectId; readonly slot: string; readonly at: Point }[];
  readonly edges: readonly { readonly anchor: Anchor; readonly points: readonly Point[] }[];
  readonly heap: Box;
}

/** How near is near enough, in CSS pixels: a mouse is precise, a finger needs 44 across. */
interface Reach {
  readonly port: number;
  readonly edge: number;
  readonly least: number;
}
const MOUSE: Reach = { port: 8, edge: 5, least: 14 };
const FINGER: Reach = { port: 13, edge: 12, least: 44 };

function nearest<T>(things: readonly T[], far: (thing: T) => number): T | null {
  let best: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const thing of things) {
    const apart = far(thing);
    if (apart < least) {
      least = apart;
      best = thing;
    }
  }
  return best;
}

/** How far outside its box something may be touched, so that it is at least `least` across. */
function slack(box: Box, least: number): number {
  return Math.max(least / 5, (least - Math.min(box.width, box.height)) / 2);
}

/** Infinity when the box is out of reach. */
function reachOf(box: Box, point: Point, least: number): number {
  const apart = distanceToBox(box, point);
  return apart <= slack(box, least) ? apart : Number.POSITIVE_INFINITY;
}

function nearestInReach<T extends { readonly box: Box }>(things: readonly T[], point: Point, least: number): T | null {
  return nearest(
    things.filter((thing) => reachOf(thing.box, point, least) < Number.POSITIVE_INFINITY),
    (thing) =>
      distanceToBox(thing.box, point) * 100 +
      distance(point, { x: thing.box.x + thing.box.width / 2, y: thing.box.y + thing.box.height / 2 }),
  );
}

function alongEdge(points: readonly Point[], point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  let before: Point | undefined;
  for (const next of points) {
    if (before !== undefined) least = Math.min(least, distanceToSegment(point, before, next));
    before = next;
  }
  return least;
}

/** What a gesture at a point starts from or ends on; null outside of everything. */
export function anchorAt(world: HitWorld, point: Point, coarse: boolean): Anchor | null {
  const reach = coarse ? FINGER : MOUSE;
  const tag = nearestInReach(world.tags, point, reach.least);
  if (tag !== null) return { type: 'name', frame: tag.frame, name: tag.name };
  const above = world.panels.find((panel) => panel.above && contains(panel.box, point));
  if (above !== undefined) return { type: 'frame', frame: above.frame };

  const port = nearest(
    world.ports.filter((each) => distance(each.at, point) <= reach.port),
    (each) => distance(each.at, point),
  );
  if (port !== null) return { type: 'slot', object: port.object, slot: port.slot };

  const object = nearestInReach(world.objects, point, reach.least);
  if (object !== null) return { type: 'object', object: object.object };

  if (contains(world.heap, point)) {
    const edge = nearest(
      world.edges.filter((each) => alongEdge(each.points, point) <= reach.edge),
      (each) => alongEdge(each.points, point),
    );
    if (edge !== null) return edge.anchor;
  }
  const panel = nearestInReach(world.panels, point, reach.least);
  if (panel !== null) return { type: 'frame', frame: panel.frame };
  return contains(world.heap, point) ? { type: 'heap' } : null;
}

/** Two anchors with the same key are the same place. */
export function anchorKey(anchor: Anchor | null): string {
  if (anchor === null) return '';
  switch (anchor.type) {
    case 'object':
      return `object ${anchor.object}`;
    case 'slot':
      return `slot ${anchor.object} ${anchor.slot}`;
    case 'name':
      return `name ${anchor.frame} ${anchor.name}`;
    case 'frame':
      return `frame ${anchor.frame}`;
    case 'heap':
      return 'heap';
  }
}
