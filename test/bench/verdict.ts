/** The arithmetic of a benchmark: medians, ratios, what is required of them, and what the whole run comes to. */

/** What a measure must show against what it is compared with: at least, or at most, `factor` times as much. */
export interface Requirement {
  readonly bound: 'at least' | 'at most';
  readonly factor: number;
}

export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** What `ours` is held against: CPython's figure, or a figure fixed beforehand; null for what is only told. */
  readonly against: number | null;
  readonly required: Requirement | null;
}

export type Row = Measure & {
  /** `ours` over `against`. */
  readonly ratio: number | null;
  /** Null where nothing is required. */
  readonly ok: boolean | null;
};

/** The middle value; of an even number of values, the mean of the middle two. Throws a RangeError when there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('no values have no median');
  return (lower + upper) / 2;
}

/** Judges a measure. A figure that is no number, or a requirement without anything to hold it against, fails. */
export function judge(measure: Measure): Row {
  const { ours, against, required } = measure;
  const ratio = against === null ? null : ours / against;
  return { ...measure, ratio, ok: required === null ? null : ratio !== null && holds(ratio, required) };
}

function holds(ratio: number, { bound, factor }: Requirement): boolean {
  if (!Number.isFinite(ratio)) return false;
  return bound === 'at least' ? ratio >= factor : ratio <= factor;
}

/** 0 when everything that is required holds; 1 when something does not, or when nothing was required at all. */
export function exitCodeOf(rows: readonly Row[]): 0 | 1 {
  const verdicts = rows.flatMap(({ ok }) => (ok === null ? [] : [ok]));
  return verdicts.length > 0 && verdicts.every(Boolean) ? 0 : 1;
}

const HEADINGS = ['measure', 'unit', 'ours', 'against', 'ratio', 'required', 'ok'] as const;
/** The columns of words stand to the left, those of figures to the right. */
const WORDS = new Set([0, 1, 5, 6]);

/** The rows as a table of text, a line each, columns aligned. `against` heads the column of what they are held against. */
export function tableOf(rows: readonly Row[], against: string): string[] {
  const headings = HEADINGS.map((heading) => (heading === 'against' ? against : heading));
  const table = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const lines = table.map((cells) =>
    cells
      .map((cell, column) =>
        WORDS.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [lines[0] ?? '', widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)];
}

function cellsOf({ name, unit, ours, against, ratio, required, ok }: Row): string[] {
  return [
    name,
    unit,
    figure(ours),
    against === null ? '' : figure(against),
    ratio === null ? '' : ratio.toFixed(2),
    required === null ? '' : `${required.bound} ${required.factor}`,
    ok === null ? '' : ok ? 'ok' : 'NOT OK',
  ];
}

/** Three digits that count, or all digits before the point. */
function figure(value: number): string {
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
