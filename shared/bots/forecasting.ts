/** How bots forecast: without an idea, from what they see, or by playing the round out. */
import type { Label } from '../heap/picture.ts';
import type { Forecast } from '../match/entries.ts';
import { endOf, worldOf } from '../match/plan-world.ts';
import type { Random } from '../match/random.ts';
import type { BotStrength } from '../match/settings.ts';
import { pictureOf, reachableFrom } from '../match/sight.ts';
import type { MatchState } from '../match/state.ts';

/** The forecast of a bot on all stakes. */
export function forecastOf(state: MatchState, strength: BotStrength, random: Random): Forecast {
  const stakes = state.round?.stakes ?? [];
  switch (strength) {
    case 'random':
      return forEach(stakes, () => 35 + random.below(31));
    case 'greedy':
      return fromReachability(state, stakes);
    case 'lookahead':
      return fromTheEnd(state, stakes);
  }
}

/** What a shared name leads to now will live, anything else will not: true more often than not, but cycles, age and finalizers are still to come. */
function fromReachability({ machine }: MatchState, stakes: readonly Label[]): Forecast {
  const picture = pictureOf(machine);
  const shared = reachableFrom(
    picture,
    picture.names.filter(({ frame }) => frame === 'globals'),
  );
  return forEach(stakes, (label) => {
    const object = machine.objectOf(label);
    return object !== null && shared.has(object) ? 80 : 25;
  });
}

/** The heap stands still, so the end can be played out; what is left is not to be quite as sure as one can be. */
function fromTheEnd(state: MatchState, stakes: readonly Label[]): Forecast {
  const { T } = endOf(worldOf(state));
  return forEach(stakes, (label) => (T[label]?.alive === true ? 97 : 3));
}

function forEach(stakes: readonly Label[], percent: (label: Label) => number): Forecast {
  return Object.fromEntries(stakes.map((label) => [label, percent(label)]));
}
