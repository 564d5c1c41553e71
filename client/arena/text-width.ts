/** Estimates of how wide a text is, so that layout needs no canvas and gives the same result everywhere. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;

function width(text: string, narrow: number, size: number): number {
  let ems = 0;
  for (const letter of text) ems += WIDE.test(letter) ? 1 : narrow;
  return ems * size;
}

/** In a monospaced font of that size, in pixels. */
export const monoWidth = (text: string, size: number): number => width(text, 0.61, size);

/** In the interface's font of that size, in pixels. */
export const sansWidth = (text: string, size: number): number => width(text, 0.58, size);

/** A text that fits, cut with an ellipsis when it must. */
export function fitted(text: string, size: number, width: number): string {
  if (sansWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && sansWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('')}…`;
}
