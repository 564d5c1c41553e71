/** A heap so small that a class of tables fits on a page: a band for each generation, a dot for each object. */
import type { TableRow } from '../../../shared/protocol/session-views.ts';

export interface Dot {
  readonly x: number;
  readonly y: number;
  /** 0 to 2: its generation; 3: anywhere else. */
  readonly place: number;
}

export interface Band {
  readonly place: number;
  readonly y: number;
  readonly height: number;
}

export interface Miniature {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly Band[];
  readonly dots: readonly Dot[];
  /** Arrows without heads: which objects hang together. */
  readonly edges: readonly { readonly from: Dot; readonly to: Dot }[];
}

const WIDTH = 200;
export const MINIATURE_HEIGHT = 116;
const GAP = 3;
const PLACES = [0, 1, 2, 3] as const;
/** A band that has nothing in it is still seen to be empty. */
const LEAST_HEIGHT = 14;

/** Where everything goes, in units of a drawing that is 200 wide and `height` high. A band is the higher the more it holds. */
export function miniatureOf({ objects, references }: TableRow['heap'], height = MINIATURE_HEIGHT): Miniature {
  const bands = bandsFor(
    height,
    PLACES.map((place) => objects.filter((one) => one === place).length),
  );
  const counts = PLACES.map(() => 0);
  const dots = objects.map((place): Dot => {
    const band = bands[place] ?? bands[3];
    const at = counts[place] ?? 0;
    counts[place] = at + 1;
    return { place, ...spot(at, band) };
  });
  const edges = references.flatMap(([from, to]) => {
    const [start, end] = [dots[from], dots[to]];
    return start === undefined || end === undefined || start === end ? [] : [{ from: start, to: end }];
  });
  return { width: WIDTH, height, bands, dots, edges };
}

interface FilledBand extends Band {
  readonly count: number;
}

type Bands = readonly [FilledBand, FilledBand, FilledBand, FilledBand];

function bandsFor(room: number, counts: readonly number[]): Bands {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shared = room - PLACES.length * LEAST_HEIGHT - (PLACES.length - 1) * GAP;
  let y = 0;
  const band = (place: number): FilledBand => {
    const count = counts[place] ?? 0;
    const height = LEAST_HEIGHT + shared * (all === 0 ? 1 / PLACES.length : count / all);
    const at = { place, count, y, height };
    y += height + GAP;
    return at;
  };
  return [band(0), band(1), band(2), band(3)];
}

/** The place of a band's `at`-th dot: rows that are as far apart as their dots, each second row shifted by half a step. */
function spot(at: number, { count, y, height }: FilledBand): { readonly x: number; readonly y: number } {
  const rows = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * height) / WIDTH))));
  const columns = Math.ceil(count / rows);
  const row = Math.floor(at / columns);
  const column = at % columns;
  const step = WIDTH / (columns + (rows > 1 ? 0.5 : 0));
  const shift = row % 2 === 0 ? 0.5 : 1;
  // a straight row would hide which of three dots in line refer to each other
  const wave = column % 2 === 0 ? -0.14 : 0.14;
  return { x: step * (column + shift), y: y + (height * (row + 0.5 + wave)) / rows };
}
