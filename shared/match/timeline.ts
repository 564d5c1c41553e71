import type { Entry } from './entries.ts';
import { evolve, forkState, startMatch } from './evolve.ts';
import type { PublicHeader } from './settings.ts';
import type { MatchState } from './state.ts';

/** How many entries are folded at most to get from a keyframe to a state. */
const ENTRIES_PER_KEYFRAME = 64;

/** A match that can be looked at anywhere: a cursor's positions are 0 (before the first entry) to the number of entries. */
export class Timeline {
  readonly header: PublicHeader;
  private readonly list: Entry[] = [];
  /** The states after 0, 64, 128, … entries. */
  private readonly keyframes: MatchState[] = [];
  /** The state after all entries. */
  private end: MatchState;

  /** Folds all entries once. Throws UnfoldableEntry when they are not a match. */
  constructor(header: PublicHeader, entries: readonly Entry[] = []) {
    this.header = header;
    this.end = startMatch(header);
    this.keyframes.push(forkState(this.end));
    for (const entry of entries) this.append(entry);
  }

  get entries(): readonly Entry[] {
    return this.list;
  }

  /** One entry more, as in live play. Throws UnfoldableEntry when it cannot follow; the timeline is then of no more use. */
  append(entry: Entry): void {
    this.end = evolve(this.end, entry);
    this.list.push(entry);
    if (this.list.length % ENTRIES_PER_KEYFRAME === 0) this.keyframes.push(forkState(this.end));
  }

  /** The state after the first `index` entries, the caller's own. Throws a RangeError when there are not so many. */
  stateAt(index: number): MatchState {
    if (index === this.list.length) return forkState(this.end);
    const frame = Math.floor(index / ENTRIES_PER_KEYFRAME);
    const keyframe = this.keyframes[frame];
    if (!Number.isInteger(index) || index > this.list.length || keyframe === undefined) {
      throw new RangeError(`no state ${index} among ${this.list.length} entries`);
    }
    return this.list.slice(frame * ENTRIES_PER_KEYFRAME, index).reduce(evolve, forkState(keyframe));
  }
}
