/** Tables as CSV (RFC 4180) that spreadsheet programs open as what they are. */

/** A number stays one; null is an empty cell. */
export type CsvCell = string | number | null;

/** Spreadsheet programs take UTF-8 for what it is only behind this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** What makes a spreadsheet program read a cell as a formula; East Asian ones know the wide forms as well. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** The file: UTF-8 with a byte order mark, lines that end with CR LF. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A text that begins like a formula gets an apostrophe before it, which spreadsheet programs read as "this is text". */
function csvCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
