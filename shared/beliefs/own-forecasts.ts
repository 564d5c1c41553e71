/** What people say themselves while they forecast, entry by entry: the evidence about what they believe. */
import type { Entry, Forecast } from '../match/entries.ts';
import type { Seat } from '../match/settings.ts';
import type { MatchState } from '../match/state.ts';

/** By pass; null: nothing in that one. */
export interface OwnPasses {
  readonly first: Forecast | null;
  readonly second: Forecast | null;
}

/** Of the round that is on: who has said anything in their own seat, and what. */
export type OwnForecasts = ReadonlyMap<Seat, OwnPasses>;

export const NOTHING_SAID: OwnPasses = { first: null, second: null };

/**
 * What is known after the entry, which is the next one of the state `before`. Of people alone: what a bot said, in a
 * seat of its own or for somebody who had dropped out, shows nobody's belief. As in the fold, a pass holds what was said
 * last in it, and nothing of what was said before that.
 */
export function hearOwn(own: OwnForecasts, before: MatchState, entry: Entry): OwnForecasts {
  if (entry.type === 'round-started') return new Map();
  if (entry.type !== 'forecast-made' || entry.by === 'server' || entry.values === null) return own;
  if (!isPersonAt(before, entry.by)) return own;
  const passes = own.get(entry.by) ?? NOTHING_SAID;
  const { values } = entry;
  return new Map(own).set(entry.by, entry.pass === 1 ? { ...passes, first: values } : { ...passes, second: values });
}

/** Whether it was a person who acted, in their own seat: not a bot, not one that stepped in, not the server. */
export function isPersonAt({ seats }: Pick<MatchState, 'seats'>, by: Entry['by']): by is Seat {
  const seat = seats.find(({ player }) => player.seat === by);
  return seat !== undefined && seat.player.kind === 'person' && !seat.botSteppedIn;
}

/** What counts of it: for each stake the later pass's value, else the earlier one's. */
export function saidBy({ first, second }: OwnPasses): Forecast {
  return { ...first, ...second };
}
