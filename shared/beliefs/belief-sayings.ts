/** Findings as sentences, before they are in a language. They name a stake and a line, and accuse nobody. */
import type { Label } from '../heap/picture.ts';
import type { Seat } from '../match/settings.ts';
import type { BeliefId, Reason } from './belief.ts';
import type { DisputedAnswer } from './evidence.ts';
import type { Fit, Missing } from './judge.ts';
import { shareOf } from './noise.ts';

/** The sentences that each belief has: its name, what it says, what is true, and why an example came out otherwise. */
export const BELIEF_SENTENCES = ['name', 'says', 'true', 'because'] as const;

export interface BeliefSaying {
  readonly key:
    | `belief.${BeliefId}.${(typeof BELIEF_SENTENCES)[number]}`
    | 'belief.del-frees.because-bell'
    | 'belief.example-lived'
    | 'belief.example-died'
    | 'belief.not-enough-evidence';
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Who sat there in that round; seats may have changed hands since. */
export type NameInRound = (seat: Seat, round: string) => string;

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

/** What was said of a stake where belief and truth differ, what came of it, and the line or name that shows why. */
export function exampleSayings(
  belief: BeliefId,
  { round, stake, percent, truth, reason }: DisputedAnswer,
  nameOf: NameInRound,
): readonly BeliefSaying[] {
  const outcome: BeliefSaying = {
    key: truth ? 'belief.example-lived' : 'belief.example-died',
    params: { stake, percent },
  };
  if (reason === null) return [outcome];
  const told = reason.type === 'line' ? reason : { ...reason, player: nameOf(reason.seat, round) };
  return [outcome, reasonSaying(belief, stake, told)];
}

/** A reason with its player by name. */
export type NamedReason =
  | Extract<Reason, { type: 'line' }>
  | { readonly type: 'name-gone'; readonly player: string; readonly name: string };

/** Why it came out otherwise than the belief has it. */
export function reasonSaying(belief: BeliefId, stake: Label, reason: NamedReason): BeliefSaying {
  if (reason.type === 'name-gone') {
    const params = { player: reason.player, name: `\`${reason.name}\``, stake };
    return { key: 'belief.del-frees.because-bell', params };
  }
  const params = { line: `\`${reason.text}\``, about: reason.about ?? stake, stake };
  return { key: `belief.${belief}.because`, params };
}
