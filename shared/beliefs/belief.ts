/** What a belief is: an idea of memory management that people hold, run as a collector of its own. */
import type { Label, ObjectId } from '../heap/picture.ts';
import type { Seat } from '../match/settings.ts';
import type { Topic } from '../match/topics.ts';
import type { ForecastRound } from './forecast-round.ts';

export const BELIEF_IDS = [
  'del-frees',
  'counts-alone',
  'cycles-never-die',
  'every-collection-is-full',
  'weak-references-hold',
  'finalizers-block',
] as const;
export type BeliefId = (typeof BELIEF_IDS)[number];

/** What the belief gets wrong about an object, as something that one can point at. */
export type Reason =
  /** At the bell that name of that seat went. */
  | { readonly type: 'name-gone'; readonly seat: Seat; readonly name: string }
  /** A line of the program; `about` is the object that it made or touched, where that says more. */
  | { readonly type: 'line'; readonly text: string; readonly about: Label | null };

/** How a round would end if the belief were true. */
export interface WrongEnding {
  /** What would be in memory, of the objects that are there while people forecast. */
  readonly survivors: ReadonlySet<ObjectId>;
  /** Where the belief goes wrong about an object of whose fate it is wrong; null when no line shows it. */
  reasonFor(object: ObjectId): Reason | null;
}

export interface Belief {
  readonly id: BeliefId;
  /** What teaches otherwise. */
  readonly treatedBy: Topic;
  /** Plays what is to come by the belief's rules, on a fork. */
  play(round: ForecastRound): WrongEnding;
}
