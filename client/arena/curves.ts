/** A reference as a curve: from a port or a name to the outline of its target. */
import { clamp, insidePolygon, type Point } from './geometry.ts';

/** How a reference runs, apart from where its ends are now; what is routed once holds while its ends move. */
export interface Route {
  /** From the owner's centre, at scale 1; null when it leaves the outline wherever its target is. */
  readonly port: Point | null;
  readonly towards: Point | null;
  /** From the target's centre, at scale 1. */
  readonly aim: Point;
  /** How far it is pushed to the side after its start and before its end, as shares of the length. */
  readonly bend: number;
  readonly lean: number;
  /** For a reference to its own owner: which corner the loop is at. */
  readonly loop: number | null;
  /** Where its label stands, as a share of the way. */
  readonly label: number;
}

export interface CurveEnds {
  /** The owner's centre, or the name's exit. */
  readonly from: Point;
  readonly to: Point;
  /** Outlines at scale 1 around the centres; null for a name. */
  readonly fromOutline: readonly Point[] | null;
  readonly toOutline: readonly Point[];
  readonly scale: number;
}

/** Control points. */
export type Cubic = readonly [Point, Point, Point, Point];

export const STEPS = 30;
/** Between the tip of an arrow and the shape it points at, at scale 1. */
const GAP = 3;

/** The angles at which loops stand; the count's badge is between the last two. */
const LOOPS: readonly number[] = [-2.36, 2.36, 0.75, -1.45];
export const LOOP_CORNERS = LOOPS.length;

function loopCubic(route: Route, ends: CurveEnds): Cubic {
  const angle = LOOPS[(route.loop ?? 0) % LOOPS.length] ?? 0;
  const reach = 92 * ends.scale;
  const at = (turn: number): Point => ({
    x: ends.from.x + Math.cos(angle + turn) * reach,
    y: ends.from.y + Math.sin(angle + turn) * reach,
  });
  const start = route.port === null ? ends.from : offset(ends.from, route.port, ends.scale);
  return [start, at(-0.5), at(0.5), ends.to];
}

const offset = (at: Point, by: Point, scale: number): Point => ({ x: at.x + by.x * scale, y: at.y + by.y * scale });

/** The control points of a route between where its ends are now. */
export function cubicOf(route: Route, ends: CurveEnds): Cubic {
  if (route.loop !== null) return loopCubic(route, ends);
  const { scale } = ends;
  const start = route.port === null ? ends.from : offset(ends.from, route.port, scale);
  const end = offset(ends.to, route.aim, scale);
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const length = Math.max(1, Math.hypot(dx, dy));
  const top = (by: number): Point => ({
    x: start.x + dx / 2 - dy * by * 1.35,
    y: start.y + dy / 2 + dx * by * 1.35,
  });
  const towardsTop = (from: Point, by: number): Point => {
    const to = top(by);
    return { x: from.x + (to.x - from.x) * 0.64, y: from.y + (to.y - from.y) * 0.64 };
  };
  if (route.towards === null) return [start, towardsTop(start, route.bend), towardsTop(end, route.lean), end];
  const push = clamp(length * 0.36, 14 * scale, 120);
  const first = {
    x: start.x + route.towards.x * push - dy * route.bend * 0.55,
    y: start.y + route.towards.y * push + dx * route.bend * 0.55,
  };
  return [start, first, towardsTop(end, route.lean), end];
}

export function pointOn([a, b, c, d]: Cubic, t: number): Point {
  const s = 1 - t;
  const wa = s * s * s;
  const wb = 3 * s * s * t;
  const wc = 3 * s * t * t;
  const wd = t * t * t;
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}

/** Whether a point is in an outline that is a little larger than drawn. */
function covered(outline: readonly Point[], at: Point, scale: number, point: Point): boolean {
  const x = (point.x - at.x) / scale;
  const y = (point.y - at.y) / scale;
  const length = Math.hypot(x, y);
  if (length < GAP) return true;
  const shrink = (length - GAP) / length;
  return insidePolygon(outline, { x: x * shrink, y: y * shrink });
}

/** The share of the way, between a point outside and one inside, where the curve meets the outline. */
function border(cubic: Cubic, outside: number, inside: number, isIn: (point: Point) => boolean): number {
  let far = outside;
  let near = inside;
  for (let step = 0; step < 7; step += 1) {
    const middle = (far + near) / 2;
    if (isIn(pointOn(cubic, middle))) near = middle;
    else far = middle;
  }
  return far;
}

/** The visible part of a curve, as points from its start to the tip of its arrow. */
export function visiblePoints(cubic: Cubic, route: Route, ends: CurveEnds): readonly Point[] {
  const inTarget = (point: Point): boolean => covered(ends.toOutline, ends.to, ends.scale, point);
  const { fromOutline } = ends;
  const inOwner = (point: Point): boolean => fromOutline !== null && covered(fromOutline, ends.from, ends.scale, point);
  let start = 0;
  let stop = 1;
  if (route.port === null && fromOutline !== null) {
    let step = 0;
    while (step < STEPS && inOwner(pointOn(cubic, step / STEPS))) step += 1;
    start = step === 0 ? 0 : border(cubic, step / STEPS, (step - 1) / STEPS, inOwner);
  }
  let step = STEPS;
  while (step > 0 && inTarget(pointOn(cubic, step / STEPS))) step -= 1;
  stop = step === STEPS ? 1 : border(cubic, step / STEPS, (step + 1) / STEPS, inTarget);
  if (stop <= start) return [pointOn(cubic, start), pointOn(cubic, Math.min(1, start + 0.02))];
  return Array.from({ length: STEPS + 1 }, (_, index) => pointOn(cubic, start + ((stop - start) * index) / STEPS));
}

/** The first `share` of the way along a polyline. */
export function partOf(points: readonly Point[], share: number): readonly Point[] {
  if (share >= 1) return points;
  const last = Math.max(0, share) * (points.length - 1);
  const whole = Math.floor(last);
  const part = points.slice(0, whole + 1);
  const before = points[whole];
  const after = points[whole + 1];
  if (before === undefined || after === undefined) return part;
  const rest = last - whole;
  return [...part, { x: before.x + (after.x - before.x) * rest, y: before.y + (after.y - before.y) * rest }];
}

/** The point at a share of the way. */
export function alongPoints(points: readonly Point[], share: number): Point {
  const part = partOf(points, share);
  return part[part.length - 1] ?? { x: 0, y: 0 };
}
