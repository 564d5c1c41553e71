/**
 * The columns of a heap's tables. Those of one table lie side by side in one buffer: a fork copies it in one go, and
 * leaves one thing behind to be collected instead of one for each column.
 */
type Ints = Int32Array<ArrayBuffer>;
type Bytes = Uint8Array<ArrayBuffer>;

/** By object. */
export interface Rows {
  readonly refcnt: Ints;
  readonly gcRefs: Ints;
  readonly prev: Ints;
  readonly next: Ints;
  readonly ids: Ints;
  readonly labels: Ints;
  readonly at: Ints;
  readonly length: Ints;
  readonly weak: Ints;
  readonly room: Bytes;
  readonly kind: Bytes;
  readonly generation: Bytes;
  readonly flags: Bytes;
}

/** By the number of a label. */
export interface LabelRows {
  readonly slotOfLabel: Ints;
  readonly kindOfLabel: Bytes;
}

const INTS_A_ROW = 9;
const BYTES_A_ROW = 4 * INTS_A_ROW + 4;
const BYTES_A_LABEL = 4 + 1;

/** Columns of so many rows, over a buffer that has that layout; over zeros without one. */
export function rowsOver(count: number, buffer = new ArrayBuffer(count * BYTES_A_ROW)): Rows {
  const ints = (column: number): Ints => new Int32Array(buffer, 4 * count * column, count);
  const bytes = (column: number): Bytes => new Uint8Array(buffer, count * (4 * INTS_A_ROW + column), count);
  return {
    refcnt: ints(0),
    gcRefs: ints(1),
    prev: ints(2),
    next: ints(3),
    ids: ints(4),
    labels: ints(5),
    at: ints(6),
    length: ints(7),
    weak: ints(8),
    room: bytes(0),
    kind: bytes(1),
    generation: bytes(2),
    flags: bytes(3),
  };
}

/** The same for the table of labels. */
export function labelRowsOver(count: number, buffer = new ArrayBuffer(count * BYTES_A_LABEL)): LabelRows {
  return {
    slotOfLabel: new Int32Array(buffer, 0, count),
    kindOfLabel: new Uint8Array(buffer, 4 * count, count),
  };
}

/** Independent copies of columns that came from `rowsOver`. */
export function copyOfRows({ refcnt }: Rows): Rows {
  return rowsOver(refcnt.length, refcnt.buffer.slice(0));
}

export function copyOfLabelRows({ slotOfLabel }: LabelRows): LabelRows {
  return labelRowsOver(slotOfLabel.length, slotOfLabel.buffer.slice(0));
}

/** Columns of twice as many rows that begin with these; the new ones are zero. */
export function grownRows(rows: Rows): Rows {
  return extended(rows, rowsOver(2 * rows.refcnt.length));
}

export function grownLabelRows(rows: LabelRows): LabelRows {
  return extended(rows, labelRowsOver(2 * rows.slotOfLabel.length));
}

function extended<T extends Rows | LabelRows>(from: T, to: T): T {
  for (const column of Object.keys(to) as (keyof T)[]) (to[column] as Ints).set(from[column] as Ints);
  return to;
}
