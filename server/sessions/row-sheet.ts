/** Rows by id, as they were last told: what is told next is what differs. */
export class RowSheet<Row> {
  readonly #keyOf: (row: Row) => string;
  #told = new Map<string, string>();

  /** `keyOf`: the part of a row that must differ for it to be told again, as text. */
  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  /** Takes the rows as they are now; gives those that are new or differ, and the ids of those that are there no longer. */
  update(rows: ReadonlyMap<string, Row>): { readonly changed: readonly Row[]; readonly gone: readonly string[] } {
    const before = this.#told;
    this.#told = new Map();
    const changed: Row[] = [];
    for (const [id, row] of rows) {
      const key = this.#keyOf(row);
      this.#told.set(id, key);
      if (before.get(id) !== key) changed.push(row);
    }
    return { changed, gone: [...before.keys()].filter((id) => !rows.has(id)) };
  }
}
