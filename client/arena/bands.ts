/** The heap's room, cut into terraces: generation 0, 1 and 2 from top to bottom, the shelf and the corner at the end. */
import type { Place } from '../../shared/heap/picture.ts';
import type { Box } from './geometry.ts';

/** A terrace, the shelf of the permanent, or the corner of the untracked. */
export type BandKey = 0 | 1 | 2 | 'P' | 'U';

export interface Band {
  readonly key: BandKey;
  readonly box: Box;
  /** Where centres of objects may be, captions and badges included. */
  readonly room: Box;
}

/** What a band is asked to hold, in pixels at scale 1. */
export interface Demand {
  readonly key: BandKey;
  readonly widths: readonly number[];
}

/** How far the middles of two rows are apart, at scale 1. */
export const ROW_PITCH = 98;
export const GAP_BETWEEN = 24;
const HEADER = 26;
const BAND_GAP = 9;
const PADDING = 10;
/** How much of a row can be filled before it gets hard to find a place and to see the references. */
const FILL = 0.74;
/** What an empty terrace takes, as a share of one row. */
const EMPTY = 0.42;

export const SCALES: readonly number[] = [1.7, 1.5, 1.35, 1.2, 1.1, 1, 0.9, 0.8, 0.72, 0.64, 0.56, 0.5, 0.44, 0.38];

/** 2.7 cannot tell where a tracked object stands; it is drawn where everything starts. */
export function bandOf(place: Place): BandKey {
  return place === 'T' ? 0 : place;
}

function rowsFor(widths: readonly number[], room: number): number {
  if (widths.length === 0) return 0;
  const sum = sumOf(widths);
  const widest = Math.max(...widths);
  return Math.max(1, Math.ceil((2 * sum) / Math.max(widest, room * FILL)) / 2);
}

/** The narrowest a corner may be, and the widest share of the last row that the corners may take, at scale 1. */
const CORNER = { least: 124, share: 0.5 } as const;

interface Column {
  readonly key: BandKey;
  /** As a share of the row's width, gaps left out. */
  readonly share: number;
}

/** A terrace, or the last terrace with the corners at its right. */
interface Row {
  readonly columns: readonly Column[];
  /** In rows of objects. */
  readonly weight: number;
}

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width + GAP_BETWEEN, 0);

/** The last terrace leaves its right end to the shelf and the corner, when there is something in them. */
function lastRow(widths: (key: BandKey) => readonly number[], width: number): Row {
  const corners = (['P', 'U'] as const).filter((key) => widths(key).length > 0);
  if (corners.length === 0)
    return { columns: [{ key: 2, share: 1 }], weight: Math.max(EMPTY, rowsFor(widths(2), width)) };
  const wanted = corners.map((key) => Math.max(CORNER.least, sumOf(widths(key)) + 2 * PADDING));
  const total = wanted.reduce((sum, each) => sum + each, 0);
  const squeeze = Math.min(1, (width * CORNER.share) / total);
  const columns = corners.map((key, index) => ({ key, share: ((wanted[index] ?? 0) * squeeze) / width }));
  const terrace = 1 - columns.reduce((sum, column) => sum + column.share, 0);
  const rows = columns.map(({ key, share }) => rowsFor(widths(key), Math.max(1, width * share - 2 * PADDING)));
  const weight = Math.max(0.8, rowsFor(widths(2), width * terrace), ...rows);
  return { columns: [{ key: 2, share: terrace }, ...columns], weight };
}

function rowsOf(demands: readonly Demand[], width: number): readonly Row[] {
  const widths = (key: BandKey): readonly number[] => demands.find((demand) => demand.key === key)?.widths ?? [];
  const terrace = (key: 0 | 1, least: number): Row => ({
    columns: [{ key, share: 1 }],
    weight: Math.max(least, rowsFor(widths(key), width)),
  });
  return [terrace(0, 1), terrace(1, EMPTY), lastRow(widths, width)];
}

export interface Fit {
  readonly scale: number;
  /** How much higher than they need to be the bands are made, to get objects in that found no place. */
  readonly stretch: number;
}

const fixedHeight = (rows: readonly Row[]): number => (rows.length - 1) * BAND_GAP + rows.length * HEADER;
const weightOf = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.weight, 0);

/** The largest of `SCALES` between `least` and `most` at which everything fits the box; `least` when none does. */
export function scaleFor(demands: readonly Demand[], box: Box, least: number, most: number): number {
  const fits = (scale: number): boolean => {
    const rows = rowsOf(demands, box.width / scale - 2 * PADDING);
    return fixedHeight(rows) + weightOf(rows) * ROW_PITCH * scale <= box.height;
  };
  return SCALES.find((scale) => scale <= most && scale >= least && fits(scale)) ?? least;
}

function roomIn(outer: Box): Box {
  return {
    x: outer.x + PADDING,
    y: outer.y + HEADER - 4,
    width: outer.width - 2 * PADDING,
    height: outer.height - HEADER - 2,
  };
}

/**
 * The bands for these demands. The box is filled to its height, rows sharing what is left over; when the demands need
 * more than that at this scale, the bands are higher than the box and the arena pans.
 */
export function bandsFor(demands: readonly Demand[], box: Box, { scale, stretch }: Fit): readonly Band[] {
  const rows = rowsOf(demands, box.width / scale - 2 * PADDING);
  const high = Math.max((box.height - fixedHeight(rows)) / weightOf(rows), ROW_PITCH * scale * stretch);
  const bands: Band[] = [];
  let y = box.y;
  for (const { columns, weight } of rows) {
    const height = HEADER + weight * high;
    const width = box.width - (columns.length - 1) * BAND_GAP;
    let x = box.x;
    for (const { key, share } of columns) {
      const outer = { x, y, width: width * share, height };
      bands.push({ key, box: outer, room: roomIn(outer) });
      x += outer.width + BAND_GAP;
    }
    y += height + BAND_GAP;
  }
  return bands;
}

/**
 * The bands without a shelf or a corner that has become empty. The last terrace is drawn up to where they were, but
 * its objects keep the room that they had: nothing moves because something died.
 */
export function withoutEmptyCorners(bands: readonly Band[], demands: readonly Demand[]): readonly Band[] {
  const full = (band: Band): boolean =>
    typeof band.key === 'number' || demands.some((demand) => demand.key === band.key && demand.widths.length > 0);
  const end = Math.max(...bands.map((band) => band.box.x + band.box.width));
  const kept = bands.filter(full);
  return kept.map((band) => {
    const next = kept.find((other) => other.box.y === band.box.y && other.box.x > band.box.x);
    const right = next === undefined ? end : next.box.x - BAND_GAP;
    return { ...band, box: { ...band.box, width: right - band.box.x } };
  });
}
