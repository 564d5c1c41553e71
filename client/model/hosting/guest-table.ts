/** The personal links as CSV (RFC 4180) that spreadsheet programs open right in any language. */
import type { Guest } from './guest-list.ts';

/** Makes UTF-8 known to spreadsheet programs. */
const BYTE_ORDER_MARK = '\ufeff';

export function guestTable(
  headings: readonly [name: string, link: string],
  guests: readonly Guest[],
  linkOf: (guest: Guest) => string,
): string {
  const rows = [headings, ...guests.map((guest) => [guest.realName, linkOf(guest)])];
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Quoted; what a spreadsheet program would take for a formula is made plain text by an apostrophe. */
function cell(text: string): string {
  const defused = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${defused.replaceAll('"', '""')}"`;
}
