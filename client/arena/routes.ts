/** Chooses how each reference runs: off the shapes in between, apart from its parallels and opposites. */
import type { ObjectId } from '../../shared/heap/picture.ts';
import { type Body, portsOf } from './body.ts';
import { type Cubic, type CurveEnds, cubicOf, LOOP_CORNERS, pointOn, type Route } from './curves.ts';
import type { Edge } from './edges.ts';
import { type Box, clamp, contains, inflate, type Point } from './geometry.ts';
import type { Arrangement } from './layout.ts';
import { nameKey, type Tag } from './rim.ts';

/** A shape that references go around. */
interface Obstacle {
  readonly id: ObjectId;
  readonly box: Box;
}

interface Start {
  readonly at: Point;
  readonly body: Body | null;
  readonly ports: readonly { readonly at: Point | null; readonly towards: Point | null }[];
}

/** After the start and before the end, as shares of the length: even bows first, then curves that turn twice. */
const FREE_BENDS: readonly (readonly [number, number])[] = [
  ...[0.06, 0.14, 0.24, 0.36, 0.5].flatMap((bend) => [[bend, bend] as const, [-bend, -bend] as const]),
  ...[0.2, 0.42].flatMap((bend) => [
    [bend, 0] as const,
    [-bend, 0] as const,
    [0, bend] as const,
    [0, -bend] as const,
    [bend, -bend] as const,
    [-bend, bend] as const,
  ]),
];
const SAMPLES = 16;
const HIT = 64;

function startOf(edge: Edge, arrangement: Arrangement, tags: ReadonlyMap<string, Tag>): Start | null {
  if (edge.from.type === 'name') {
    const tag = tags.get(nameKey(edge.from.frame, edge.from.name));
    if (tag === undefined) return null;
    return { at: tag.exit, body: null, ports: [{ at: { x: 0, y: 0 }, towards: tag.towards }] };
  }
  const spot = arrangement.spots.get(edge.from.object);
  const body = arrangement.bodies.get(edge.from.object);
  if (spot === undefined || body === undefined) return null;
  const ports = portsOf(body, edge.from.slot);
  return { at: spot.at, body, ports: ports.length > 0 ? ports : [{ at: null, towards: null }] };
}

/** A wide target is met where the reference comes from, not in its middle only. */
function aimAt(from: Point, to: Point, body: Body, scale: number): Point {
  const spare = Math.max(0, body.width / 2 - 16);
  if (body.form !== 'cells' && body.form !== 'sealed' && body.form !== 'rows') return { x: 0, y: 0 };
  return { x: clamp((from.x - to.x) / scale, -spare, spare), y: 0 };
}

/** Side by side references between the same two objects get lanes: signed, in the direction of each. */
export function lanesOf(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.from.type !== 'slot' || edge.from.object === edge.to) continue;
    const [low, high] = edge.from.object < edge.to ? [edge.from.object, edge.to] : [edge.to, edge.from.object];
    const key = `${low}-${high}`;
    pairs.set(key, [...(pairs.get(key) ?? []), edge]);
  }
  const lanes = new Map<string, number>();
  for (const pair of pairs.values()) {
    if (pair.length < 2) continue;
    const forward = pair.filter((edge) => edge.from.type === 'slot' && edge.from.object < edge.to);
    const backward = pair.filter((edge) => !forward.includes(edge));
    [...backward, ...forward].forEach((edge, index) => {
      const lane = index - (pair.length - 1) / 2;
      lanes.set(edge.key, forward.includes(edge) ? lane : -lane);
    });
  }
  return lanes;
}

function bendsFor(lane: number | undefined, length: number, scale: number): readonly (readonly [number, number])[] {
  if (lane === undefined) return FREE_BENDS;
  const base = (lane * 46 * scale) / Math.max(40, length);
  if (lane === 0) return [[0, 0]];
  return [1, 1.5, 2.2, 3.2].map((times) => [base * times, base * times]);
}

interface Choice {
  readonly route: Route;
  readonly cost: number;
}

function costOf(cubic: Cubic, route: Route, ends: CurveEnds, obstacles: readonly Obstacle[], bounds: Box): number {
  let cost = (Math.abs(route.bend) + Math.abs(route.lean)) * 48 + Math.abs(route.bend - route.lean) * 20;
  let before = cubic[0];
  let length = 0;
  for (let step = 1; step <= SAMPLES; step += 1) {
    const point = pointOn(cubic, step / SAMPLES);
    length += Math.hypot(point.x - before.x, point.y - before.y);
    before = point;
    for (const obstacle of obstacles) if (contains(obstacle.box, point)) cost += HIT;
    if (!contains(bounds, point)) cost += HIT * 2;
  }
  const straight = Math.hypot(ends.to.x - ends.from.x, ends.to.y - ends.from.y);
  return cost + (length - straight) * 0.5;
}

/** What a reference from a fixed port would cross of its own owner, on its way out. */
function ownHits(cubic: Cubic, route: Route, box: Box | null): number {
  if (route.port === null || box === null) return 0;
  let hits = 0;
  for (let step = 4; step <= SAMPLES; step += 1) if (contains(box, pointOn(cubic, step / SAMPLES))) hits += 1;
  return hits * 60;
}

/** The free corner with the fewest shapes in the way. */
function bestLoop(
  port: Point | null,
  used: readonly number[],
  ends: CurveEnds,
  obstacles: readonly Obstacle[],
  bounds: Box,
): Route {
  let best: Choice | null = null;
  for (let loop = 0; loop < LOOP_CORNERS; loop += 1) {
    const route: Route = { port, towards: null, aim: { x: 0, y: 0 }, bend: 0, lean: 0, loop, label: 0.5 };
    const again = used.includes(loop) ? 100_000 : 0;
    const cost = again + loop * 10 + costOf(cubicOf(route, ends), route, ends, obstacles, bounds);
    if (best === null || cost < best.cost) best = { route, cost };
  }
  if (best === null) throw new Error('no corner for a loop');
  return best.route;
}

/** Between start and target, a place for the label that is on no shape and near no label before. */
function labelPlace(cubic: Cubic, obstacles: readonly Obstacle[], labels: Point[], scale: number): number {
  let best = 0.5;
  let least = Number.POSITIVE_INFINITY;
  for (const share of [0.5, 0.42, 0.58, 0.36, 0.64, 0.3]) {
    const point = pointOn(cubic, share);
    let cost = Math.abs(share - 0.48) * 40;
    for (const { box } of obstacles) if (contains(inflate(box, 8), point)) cost += 60;
    for (const label of labels) if (Math.hypot((label.x - point.x) * 0.6, label.y - point.y) < 16 * scale) cost += 40;
    if (cost < least) {
      least = cost;
      best = share;
    }
  }
  labels.push(pointOn(cubic, best));
  return best;
}

/** A route for every reference whose ends are drawn. Pure and deterministic. */
export function routesOf(edges: readonly Edge[], arrangement: Arrangement, bounds: Box): ReadonlyMap<string, Route> {
  const { scale } = arrangement;
  const tags = new Map(arrangement.rim.tags.map((tag) => [nameKey(tag.frame, tag.name), tag]));
  const obstacles: Obstacle[] = [...arrangement.spots].flatMap(([id, { at }]) => {
    const body = arrangement.bodies.get(id);
    if (body === undefined) return [];
    const { extent } = body;
    const box = {
      x: extent.x * scale,
      y: extent.y * scale,
      width: extent.width * scale,
      height: extent.height * scale,
    };
    return [{ id, box: inflate({ ...box, x: at.x + box.x, y: at.y + box.y }, 3 * scale, 0) }];
  });
  const boxes = new Map(obstacles.map((obstacle) => [obstacle.id, obstacle.box]));
  const lanes = lanesOf(edges);
  const loops = new Map<ObjectId, readonly number[]>();
  const labels: Point[] = [];
  const routes = new Map<string, Route>();

  for (const edge of edges) {
    const start = startOf(edge, arrangement, tags);
    const target = arrangement.spots.get(edge.to);
    const body = arrangement.bodies.get(edge.to);
    if (start === null || target === undefined || body === undefined) continue;
    const owner = edge.from.type === 'slot' ? edge.from.object : null;
    const ends: CurveEnds = {
      from: start.at,
      to: target.at,
      fromOutline: start.body?.outline ?? null,
      toOutline: body.outline,
      scale,
    };
    if (owner === edge.to) {
      const others = obstacles.filter((obstacle) => obstacle.id !== edge.to);
      const used = loops.get(edge.to) ?? [];
      const band = arrangement.bands.find((each) => each.key === target.band)?.box ?? bounds;
      const route = bestLoop(start.ports[0]?.at ?? null, used, ends, others, band);
      loops.set(edge.to, [...used, route.loop ?? 0]);
      routes.set(edge.key, route);
      continue;
    }
    const others = obstacles.filter((obstacle) => obstacle.id !== edge.to && obstacle.id !== owner);
    let best: Choice | null = null;
    for (const port of start.ports) {
      const from =
        port.at === null ? start.at : { x: start.at.x + port.at.x * scale, y: start.at.y + port.at.y * scale };
      const aim = aimAt(from, target.at, body, scale);
      const length = Math.hypot(target.at.x - from.x, target.at.y - from.y);
      for (const [bend, lean] of bendsFor(lanes.get(edge.key), length, scale)) {
        const route: Route = { port: port.at, towards: port.towards, aim, bend, lean, loop: null, label: 0.5 };
        const cubic = cubicOf(route, ends);
        const own = ownHits(cubic, route, owner === null ? null : (boxes.get(owner) ?? null));
        const cost = own + costOf(cubic, route, ends, others, bounds);
        if (best === null || cost < best.cost - 1e-6) best = { route, cost };
      }
    }
    if (best === null) continue;
    const labelled = edge.kind === 'attribute';
    const label = labelled ? labelPlace(cubicOf(best.route, ends), others, labels, scale) : 0.5;
    routes.set(edge.key, { ...best.route, label });
  }
  return routes;
}
