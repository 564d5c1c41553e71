/** Whether what people say comes true as often as they say: forecasts beside outcomes. */

/** A percentage that somebody said, and what came of it. */
export interface Outcome {
  /** 1 to 99. */
  readonly percent: number;
  readonly alive: boolean;
}

export const BINS = 10;

export interface CalibrationBin {
  /** In percent, both included; the bins are 1–9, 10–19, …, 90–99. */
  readonly from: number;
  readonly to: number;
  /** How many forecasts lie in it. */
  readonly count: number;
  /** What they said on average, in percent, to one decimal; null where there are none. */
  readonly said: number | null;
  /** How many of them were about objects that lived, in percent, to one decimal; null where there are none. */
  readonly alive: number | null;
}

/** Ten bins, empty ones included. */
export function calibrationOf(outcomes: readonly Outcome[]): CalibrationBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = outcomes.filter(({ percent }) => binOf(percent) === bin);
    const lived = inside.filter(({ alive }) => alive).length;
    return {
      from: Math.max(1, bin * BINS),
      to: bin * BINS + BINS - 1,
      count: inside.length,
      said: meanOf(inside.map(({ percent }) => percent)),
      alive: inside.length === 0 ? null : rounded((100 * lived) / inside.length, 1),
    };
  });
}

/** The mean Brier score, 0 (sure and right) to 1 (sure and wrong), 0.25 for always 50 %; to four decimals; null without any. */
export function brierOf(outcomes: readonly Outcome[]): number | null {
  if (outcomes.length === 0) return null;
  // in percent the squares are whole numbers, so that the sum is exact
  const squares = outcomes.reduce((sum, { percent, alive }) => sum + (percent - (alive ? 100 : 0)) ** 2, 0);
  return rounded(squares / outcomes.length / 10_000, 4);
}

export function binOf(percent: number): number {
  return Math.floor(percent / BINS);
}

/** To one decimal; null of nothing. */
export function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length, 1);
}

/** Never minus zero, which JSON does not know. */
function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals + 0;
}
