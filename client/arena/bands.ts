/** The heap's room, cut into terraces: generation 0, 1 and 2 from top to bottom, then the shelf and the corner. */
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
const SHELF_HEADER = 22;
const BAND_GAP = 9;
const PADDING = 10;
/** How much of a row can be filled before it gets hard to find a place and to see the references. */
const FILL = 0.74;
/** What an empty terrace takes, as a share of one row. */
const EMPTY = 0.42;

export const TERRACES = [0, 1, 2] as const;
export const SCALES: readonly number[] = [1.7, 1.5, 1.35, 1.2, 1.1, 1, 0.9, 0.8, 0.72, 0.64, 0.56, 0.5, 0.44, 0.38];

/** 2.7 cannot tell where a tracked object stands; it is drawn where everything starts. */
export function bandOf(place: Place): BandKey {
  return place === 'T' ? 0 : place;
}

function rowsFor(widths: readonly number[], room: number): number {
  if (widths.length === 0) return 0;
  const sum = widths.reduce((total, width) => total + width + GAP_BETWEEN, 0);
  const widest = Math.max(...widths);
  return Math.max(1, Math.ceil(sum / Math.max(widest, room * FILL)));
}

interface Share {
  readonly keys: readonly BandKey[];
  readonly weight: number;
  readonly header: number;
}

/** The rows of bands from top to bottom, with the weight of each; the shelf and the corner share one. */
function sharesOf(demands: readonly Demand[], roomWidth: number): readonly Share[] {
  const widths = (key: BandKey): readonly number[] => demands.find((demand) => demand.key === key)?.widths ?? [];
  const shares: Share[] = TERRACES.map((key) => {
    const rows = rowsFor(widths(key), roomWidth);
    const least = key === 0 ? 1 : EMPTY;
    return { keys: [key], weight: Math.max(least, rows), header: HEADER };
  });
  const corners = (['P', 'U'] as const).filter((key) => widths(key).length > 0);
  if (corners.length > 0) {
    const room = corners.length === 1 ? roomWidth : roomWidth / 2;
    const weight = Math.max(...corners.map((key) => Math.max(0.7, rowsFor(widths(key), room) * 0.8)));
    shares.push({ keys: corners, weight, header: SHELF_HEADER });
  }
  return shares;
}

export interface Fit {
  readonly scale: number;
  /** How much higher than they need to be the bands are made, to get objects in that found no place. */
  readonly stretch: number;
}

/** The largest of `SCALES` between `least` and `most` at which everything fits the box; `least` when none does. */
export function scaleFor(demands: readonly Demand[], box: Box, least: number, most: number): number {
  const fits = (scale: number): boolean => {
    const shares = sharesOf(demands, box.width / scale - 2 * PADDING);
    const gaps = (shares.length - 1) * BAND_GAP;
    const headers = shares.reduce((sum, share) => sum + share.header, 0);
    const rows = shares.reduce((sum, share) => sum + share.weight, 0);
    return gaps + headers + rows * ROW_PITCH * scale <= box.height;
  };
  return SCALES.find((scale) => scale <= most && scale >= least && fits(scale)) ?? least;
}

/**
 * The bands for these demands. The box is filled to its height, rows sharing what is left over; when the demands need
 * more than that at this scale, the bands are higher than the box and the arena pans.
 */
export function bandsFor(demands: readonly Demand[], box: Box, { scale, stretch }: Fit): readonly Band[] {
  const shares = sharesOf(demands, box.width / scale - 2 * PADDING);
  const fixed = (shares.length - 1) * BAND_GAP + shares.reduce((sum, share) => sum + share.header, 0);
  const total = shares.reduce((sum, share) => sum + share.weight, 0);
  const row = Math.max((box.height - fixed) / total, ROW_PITCH * scale * stretch);
  const bands: Band[] = [];
  let y = box.y;
  for (const share of shares) {
    const height = share.header + share.weight * row;
    const width = (box.width - (share.keys.length - 1) * BAND_GAP) / share.keys.length;
    share.keys.forEach((key, index) => {
      const outer = { x: box.x + index * (width + BAND_GAP), y, width, height };
      const room = {
        x: outer.x + PADDING,
        y: outer.y + share.header - 4,
        width: outer.width - 2 * PADDING,
        height: outer.height - share.header - 2,
      };
      bands.push({ key, box: outer, room });
    });
    y += height + BAND_GAP;
  }
  return bands;
}
