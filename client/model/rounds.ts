import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import type { PublicHeader } from '../../shared/match/settings.ts';
import type { RoundState } from '../../shared/match/state.ts';

/** Each round of a match as it stood when the next one began, or at the end. Throws UnfoldableEntry where the entries are no match. */
export function roundsOf(header: PublicHeader, entries: readonly Entry[]): readonly RoundState[] {
  const rounds: RoundState[] = [];
  let state = startMatch(header);
  for (const entry of entries) {
    state = evolve(state, entry);
    if (state.round !== null) rounds[state.round.index] = state.round;
  }
  return rounds;
}
