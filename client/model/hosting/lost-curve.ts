/** How many were lost, over time: flat until somebody says otherwise. */

export interface LostPoint {
  /** Session time in ms. */
  readonly at: number;
  readonly count: number;
}

export interface LostStep {
  /** Before now, so at most 0. */
  readonly minutes: number;
  /** From then on. */
  readonly count: number;
}

export interface LostCurve {
  /** From the left end to now. */
  readonly steps: readonly LostStep[];
  /** The scale's top, in students. */
  readonly most: number;
  readonly now: number;
  /** How much time is looked back on. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
/** As much as a lesson's phase, so that one click does not look like a wave. */
const LEAST_MINUTES = 5;
const MOST_MINUTES = 30;
/** A scale that does not make three of thirty look like everybody. */
const LEAST_SHARE = 0.2;

/** `now`: session time in ms. `students`: how many there are. `mostMinutes`: how far to look back at most. */
export function lostCurve(
  points: readonly LostPoint[],
  now: number,
  students: number,
  mostMinutes = MOST_MINUTES,
): LostCurve {
  const first = points[0]?.at ?? now;
  const minutes = Math.min(Math.max(Math.ceil((now - first) / MINUTE_MS), LEAST_MINUTES), mostMinutes);
  const from = now - minutes * MINUTE_MS;
  const before = points.filter(({ at }) => at <= from).at(-1)?.count ?? 0;
  const inside = points.filter(({ at }) => at > from);
  const last = inside.at(-1)?.count ?? before;
  const steps = [
    { minutes: -minutes, count: before },
    ...inside.map(({ at, count }) => ({ minutes: Math.min(0, (at - now) / MINUTE_MS), count })),
    { minutes: 0, count: last },
  ];
  const most = Math.max(1, Math.ceil(students * LEAST_SHARE), ...steps.map(({ count }) => count));
  return { steps, most, now: last, minutes };
}
