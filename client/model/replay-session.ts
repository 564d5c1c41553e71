/** A match that is over, with a cursor: played, stepped, scrubbed. Live is the same model with the cursor at the end. */
import type { Entry } from '../../shared/match/entries.ts';
import type { PublicHeader } from '../../shared/match/settings.ts';
import { Timeline } from '../../shared/match/timeline.ts';
import { GuidedPlayback } from './guided-playback.ts';
import { MatchModel } from './match-model.ts';
import type { Clock } from './ports.ts';

/** Longer waits between entries are cut to this, in ms, and shorter ones stretched. */
const LONGEST_GAP_MS = 2200;
const SHORTEST_GAP_MS = 500;

/** A place on the scrub bar where a phase or a round begins. */
export interface PhaseMark {
  readonly index: number;
  readonly label: 'round' | Extract<Entry, { type: 'phase-started' }>['phase'];
  /** Counted from 1. */
  readonly round: number;
}

export class ReplaySession extends GuidedPlayback {
  readonly model: MatchModel;
  /** In entries. */
  readonly length: number;
  readonly marks: readonly PhaseMark[];
  readonly #timeline: Timeline;

  /** Folds the whole match once. Throws UnfoldableEntry when the entries are not one. */
  constructor(header: PublicHeader, entries: readonly Entry[], clock: Clock) {
    super(clock);
    this.#timeline = new Timeline(header, entries);
    this.length = entries.length;
    this.marks = marksOf(entries);
    this.model = new MatchModel({ header, clock });
    this.follow();
  }

  /** The entry that the cursor stands behind; null before the first. */
  entry(): Entry | null {
    return this.#timeline.entries[this.cursor.value - 1] ?? null;
  }

  protected jump(index: number): void {
    this.model.jump(this.#timeline.stateAt(index));
  }

  protected advance(index: number): void {
    const entry = this.#timeline.entries[index];
    if (entry !== undefined) this.model.apply([entry], true);
  }

  protected looks(): number {
    const at = this.cursor.peek();
    const shown = this.#timeline.entries[at - 1];
    const next = this.#timeline.entries[at];
    if (shown === undefined || next === undefined) return SHORTEST_GAP_MS;
    if (isSilent(next)) return 0;
    return Math.min(LONGEST_GAP_MS, Math.max(SHORTEST_GAP_MS, next.at - shown.at));
  }
}

/** Entries that show nothing by themselves. */
function isSilent(entry: Entry): boolean {
  return (
    entry.type === 'checkpointed' ||
    entry.type === 'readied' ||
    entry.type === 'stakes-chosen' ||
    entry.type === 'contracts-dealt'
  );
}

function marksOf(entries: readonly Entry[]): readonly PhaseMark[] {
  let round = 0;
  return entries.flatMap((entry, index): PhaseMark[] => {
    if (entry.type === 'round-started') {
      round = entry.round + 1;
      return [{ index: index + 1, label: 'round', round }];
    }
    return entry.type === 'phase-started' ? [{ index: index + 1, label: entry.phase, round }] : [];
  });
}
