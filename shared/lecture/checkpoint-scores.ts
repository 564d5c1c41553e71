/** What a checkpoint's forecasts come to: the class's distribution, points, and what talking brought. */
import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import { type Fates, forecastPoints } from '../match/scoring.ts';
import { HISTOGRAM_BINS, type LectureEntryBody, type Pass, type PassScore, type StakeDistribution } from './entries.ts';
import type { Student } from './header.ts';
import type { CheckpointState } from './state.ts';

type Counted = Pick<CheckpointState, 'stakes' | 'forecasts'>;

/** What counts for a student at the end of a pass: for each stake the later value, else the earlier one. */
export function countingIn({ forecasts }: Counted, pass: Pass): ReadonlyMap<Student, Forecast> {
  if (pass === 1) return forecasts[1];
  const counting = new Map(forecasts[1]);
  for (const [student, later] of forecasts[2]) counting.set(student, { ...counting.get(student), ...later });
  return counting;
}

/** What the class says about each stake at the end of a pass, in the order of the stakes. */
export function distributionOf(checkpoint: Counted, pass: Pass): StakeDistribution[] {
  const counting = [...countingIn(checkpoint, pass).values()];
  return checkpoint.stakes.map((stake) => {
    const bins: number[] = Array(HISTOGRAM_BINS).fill(0);
    let [count, sum] = [0, 0];
    for (const { [stake]: percent } of counting) {
      if (percent === undefined) continue;
      const bin = Math.floor(percent / HISTOGRAM_BINS);
      bins[bin] = (bins[bin] ?? 0) + 1;
      count++;
      sum += percent;
    }
    return { stake, bins, count, mean: meanOf(sum, count) };
  });
}

/** Each student's points by the end of a pass, as in the game; those who said nothing are not there. */
export function pointsIn(
  checkpoint: Counted,
  pass: Pass,
  alive: Readonly<Record<Label, boolean>>,
): ReadonlyMap<Student, number> {
  const fates: Fates = Object.fromEntries(checkpoint.stakes.map((stake) => [stake, { alive: alive[stake] === true }]));
  const points = [...countingIn(checkpoint, pass)].map(
    ([student, forecast]) => [student, forecastPoints(checkpoint.stakes, forecast, fates)] as const,
  );
  return new Map(points);
}

/** How the class did, pass by pass. */
export function scoresOf(
  checkpoint: Counted,
  passes: readonly Pass[],
  alive: Readonly<Record<Label, boolean>>,
): Pick<Extract<LectureEntryBody, { type: 'checkpoint-revealed' }>, 'scores' | 'gain'> {
  const points = passes.map((pass) => ({ pass, points: pointsIn(checkpoint, pass, alive) }));
  const [first, second] = points;
  return {
    scores: points.map(({ pass, points }): PassScore => ({ pass, students: points.size, mean: meanOver(points) })),
    gain: first === undefined || second === undefined ? null : gainOver(first.points, second.points),
  };
}

/** Over those who had forecast before they talked. */
function gainOver(before: ReadonlyMap<Student, number>, after: ReadonlyMap<Student, number>): number | null {
  let sum = 0;
  for (const [student, points] of before) sum += (after.get(student) ?? points) - points;
  return meanOf(sum, before.size);
}

function meanOver(points: ReadonlyMap<Student, number>): number | null {
  let sum = 0;
  for (const value of points.values()) sum += value;
  return meanOf(sum, points.size);
}

/** To one decimal; never minus zero, which JSON does not know. */
function meanOf(sum: number, count: number): number | null {
  return count === 0 ? null : Math.round((10 * sum) / count) / 10 + 0;
}
