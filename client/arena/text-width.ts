/** Estimates of how wide a text is, so that layout needs no canvas and gives the same result everywhere. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u;

/** Of an interface's font, whichever the device has: in ems, what is no such letter is as wide as an `e`. */
const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/[W@%]/u, 1.02],
  [/[Mm]/u, 0.96],
  [/w/u, 0.82],
  [/[ijlIft.,:;'|!()[\] ]/u, 0.37],
  [/\p{Lu}/u, 0.72],
];

function width(text: string, ems: (letter: string) => number, size: number): number {
  let sum = 0;
  for (const letter of text) sum += WIDE.test(letter) ? 1 : ems(letter);
  return sum * size;
}

/** In a monospaced font of that size, in pixels. */
export const monoWidth = (text: string, size: number): number => width(text, () => 0.61, size);

/** In the interface's font of that size, in pixels. */
export const sansWidth = (text: string, size: number): number =>
  width(text, (letter) => LETTERS.find(([letters]) => letters.test(letter))?.[1] ?? 0.6, size);

/** A text that fits, cut with an ellipsis when it must. */
export function fitted(text: string, size: number, width: number): string {
  if (sansWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && sansWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('')}…`;
}
