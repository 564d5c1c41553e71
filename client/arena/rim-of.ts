import { NARROW, type Rim, type RimInput } from './rim.ts';
import { narrowRim } from './rim-narrow.ts';
import { wideRim } from './rim-wide.ts';

/** Where everything at the rim stands. Pure: the same input gives the same rim. */
export function rimOf(input: RimInput): Rim {
  return input.size.width < NARROW ? narrowRim(input) : wideRim(input);
}
