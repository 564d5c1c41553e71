import type { Label } from './picture.ts';

/** Labels are asked for with every object that is made, dies or is drawn: the usual ones are written once. */
const written: Label[] = [];
const REMEMBERED = 4096;

/** `#1` for 1. */
export function labelText(number: number): Label {
  const known = written[number];
  if (known !== undefined) return known;
  for (let next = written.length; next <= number && next < REMEMBERED; next++) written.push(`#${next}`);
  return written[number] ?? `#${number}`;
}

/** 1 for `#1`. */
export function labelNumber(label: Label): number {
  return Number(label.slice(1));
}
