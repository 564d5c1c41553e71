/** How many were lost, over time, as a line to draw: flat until somebody says otherwise. */

export interface LostPoint {
  /** Session time in ms. */
  readonly at: number;
  readonly count: number;
}

export interface LostCurve {
  /** Points of the line, in a box of `width` by `height`, from the top left. */
  readonly line: readonly (readonly [x: number, y: number])[];
  /** The scale's top, in students. */
  readonly most: number;
  readonly now: number;
  /** How much time the box is wide, in ms. */
  readonly span: number;
}

/** As much as a lesson's phase, so that one click does not look like a wave. */
const LEAST_SPAN_MS = 5 * 60_000;
const MOST_SPAN_MS = 30 * 60_000;
/** A scale that does not make three of thirty look like everybody. */
const LEAST_SHARE = 0.2;

/** `now`: session time in ms. `students`: how many there are. */
export function lostCurve(
  points: readonly LostPoint[],
  now: number,
  students: number,
  { width, height }: { readonly width: number; readonly height: number },
): LostCurve {
  const first = points[0]?.at ?? now;
  const span = Math.min(Math.max(now - first, LEAST_SPAN_MS), MOST_SPAN_MS);
  const from = now - span;
  const most = Math.max(1, Math.ceil(students * LEAST_SHARE), ...points.map(({ count }) => count));
  const x = (at: number): number => ((Math.max(at, from) - from) / span) * width;
  const y = (count: number): number => height - (count / most) * height;
  let count = 0;
  const line: [number, number][] = [[0, y(points.filter(({ at }) => at <= from).at(-1)?.count ?? 0)]];
  for (const point of points) {
    if (point.at > from) line.push([x(point.at), y(count)], [x(point.at), y(point.count)]);
    count = point.count;
  }
  line.push([width, y(count)]);
  return { line, most, now: count, span };
}
