/**
 * How people speak who hold an idea, and how they speak who do not: densities over the percentages 1 to 99.
 *
 * Whoever takes a stake to be alive says p with the density h(|p − 50|)·a(p), and whoever takes it to be dead says it
 * with h(|p − 50|)·(1 − a(p)); whoever guesses chooses the side by a coin and is as sure as anybody: h(|p − 50|)·½. How
 * sure people of a class are, h, is the same for all three, so it need not be known: it cancels from every ratio. So
 * sureness accuses nobody; only the side does, and the more so the surer it is said.
 */

/** Even who is sure of an idea answers against it one time in ten: tired, distracted, or of two minds. */
const SLIP = 0.1;
/** From here to the end of the slider nobody says anything more about which idea it is. */
const SURE = 80;

/** a(p): the share of those who take the stake to be alive among those of both minds who say `percent`. From 0.1 to 0.9. */
export function aliveShare(percent: number): number {
  const share = 0.5 + ((percent - 50) / (SURE - 50)) * (0.5 - SLIP);
  return Math.min(1 - SLIP, Math.max(SLIP, share));
}

/** The share of those of that mind among those of both who say `percent`. */
export function shareOf(alive: boolean, percent: number): number {
  return alive ? aliveShare(percent) : 1 - aliveShare(percent);
}

/**
 * How often those say one side who guess, whatever they look at, and how common each such leaning is: two in five have
 * none.
 */
export const LEANINGS: readonly (readonly [leaning: number, share: number])[] = [
  [0.5, 0.4],
  [0.6, 0.12],
  [0.7, 0.12],
  [0.8, 0.12],
  [0.9, 0.12],
  [1, 0.12],
];

/** The same for who says that side with a probability of `leaning`, whatever is true. */
export function leaningShare(leaning: number, share: number): number {
  return leaning * share + (1 - leaning) * (1 - share);
}
