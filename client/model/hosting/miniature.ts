/** A heap so small that a class of tables fits on a page: a band for each generation, a dot for each object. */
import type { TableRow } from '../../../shared/protocol/session-views.ts';

export interface Dot {
  readonly x: number;
  readonly y: number;
  /** 0 to 2: its generation; 3: anywhere else. */
  readonly place: number;
}

export interface Miniature {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly { readonly place: number; readonly y: number; readonly height: number }[];
  readonly dots: readonly Dot[];
  readonly lines: readonly { readonly from: Dot; readonly to: Dot }[];
}

const WIDTH = 200;
const PLACES = [0, 1, 2, 3] as const;
const BAND_HEIGHT = 26;
/** What is in no generation matters least here. */
const OTHER_HEIGHT = 14;
const GAP = 2;
const MOST_IN_A_ROW = 20;

/** Where everything goes, in units of a drawing that is 200 wide. */
export function miniatureOf({ objects, references }: TableRow['heap']): Miniature {
  const dots: Dot[] = [];
  const bands: Miniature['bands'][number][] = [];
  let y = 0;
  for (const place of PLACES) {
    const height = place === 3 ? OTHER_HEIGHT : BAND_HEIGHT;
    const members = objects.flatMap((one, index) => (one === place ? [index] : []));
    bands.push({ place, y, height });
    for (const [at, index] of members.entries()) dots[index] = { place, ...spot(at, members.length, y, height) };
    y += height + GAP;
  }
  const lines = references.flatMap(([from, to]) => {
    const [start, end] = [dots[from], dots[to]];
    return start === undefined || end === undefined || start === end ? [] : [{ from: start, to: end }];
  });
  return { width: WIDTH, height: y - GAP, bands, dots: dots.filter((dot) => dot !== undefined), lines };
}

/** The place of the `at`-th of `count` dots in a band: rows are filled evenly, and each second dot sits a little lower. */
function spot(at: number, count: number, top: number, height: number): { readonly x: number; readonly y: number } {
  const rows = Math.ceil(count / MOST_IN_A_ROW);
  const inARow = Math.ceil(count / rows);
  const row = Math.floor(at / inARow);
  const column = at % inARow;
  const inThisRow = Math.min(inARow, count - row * inARow);
  const pitch = height / rows;
  const lower = rows === 1 ? (column % 2 === 0 ? -1 : 1) * Math.min(height / 6, 4) : 0;
  return { x: (WIDTH * (column + 0.5)) / inThisRow, y: top + pitch * (row + 0.5) + lower };
}
