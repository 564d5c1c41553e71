/** Findings as sentences, before they are in a language. They name a stake and a line, and accuse nobody. */
import type { NameOfSeat } from '../match/proof-sayings.ts';
import type { BeliefId } from './belief.ts';
import type { DisputedAnswer } from './evidence.ts';
import type { Fit, Missing } from './judge.ts';
import { shareOf } from './noise.ts';

/** The sentences that each belief has: its name, what it says, what is true, and why an example came out otherwise. */
export const BELIEF_SENTENCES = ['name', 'says', 'true', 'because'] as const;

export interface BeliefSaying {
  readonly key:
    | `belief.${BeliefId}.${(typeof BELIEF_SENTENCES)[number]}`
    | 'belief.del-frees.because-bell'
    | 'belief.fits'
    | 'belief.fit-equally'
    | 'belief.example-lived'
    | 'belief.example-died'
    | 'belief.none-fits'
    | 'belief.not-enough-evidence';
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What one fit tells the student: the idea, an example of their own with the line that decided it, and what is true. */
export function fitSayings(fit: Fit, nameOf: NameOfSeat): readonly BeliefSaying[] {
  const { belief } = fit;
  const example = exampleOf(fit);
  return [
    { key: `belief.${belief}.says` },
    ...(example === null ? [] : exampleSayings(belief, example, nameOf)),
    { key: `belief.${belief}.true` },
  ];
}

/** That it is too early to say anything, and how many more answers it takes at least: one on each matter. */
export function missingSaying(missing: readonly Missing[]): BeliefSaying {
  const count = Math.min(...missing.map(({ matters }) => matters));
  return { key: 'belief.not-enough-evidence', params: { count } };
}

/** The answer that shows the belief best: one that sides with it, with a line to show if there is one, as sure as possible. */
export function exampleOf({ stakes }: Pick<Fit, 'stakes'>): DisputedAnswer | null {
  const clarity = ({ truth, percent, reason }: DisputedAnswer): number =>
    shareOf(!truth, percent) + (reason === null ? 0 : 1);
  const siding = stakes.filter(({ truth, percent }) => shareOf(!truth, percent) > 0.5);
  return siding.reduce<DisputedAnswer | null>(
    (best, answer) => (best === null || clarity(answer) > clarity(best) ? answer : best),
    null,
  );
}

function exampleSayings(
  belief: BeliefId,
  { stake, percent, truth, reason }: DisputedAnswer,
  nameOf: NameOfSeat,
): BeliefSaying[] {
  const outcome: BeliefSaying = {
    key: truth ? 'belief.example-lived' : 'belief.example-died',
    params: { stake, percent },
  };
  if (reason === null) return [outcome];
  if (reason.type === 'name-gone') {
    const params = { player: nameOf(reason.seat), name: `\`${reason.name}\``, stake };
    return [outcome, { key: 'belief.del-frees.because-bell', params }];
  }
  const params = { line: `\`${reason.text}\``, about: reason.about ?? stake, stake };
  return [outcome, { key: `belief.${belief}.because`, params }];
}
