/** A match that is over, with a cursor: played, stepped, scrubbed. Live is the same model with the cursor at the end. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Entry } from '../../shared/match/entries.ts';
import type { PublicHeader } from '../../shared/match/settings.ts';
import { Timeline } from '../../shared/match/timeline.ts';
import { MatchModel } from './match-model.ts';
import type { Playback } from './playback.ts';
import type { Clock } from './ports.ts';

/** Longer waits between entries are cut to this, in ms, and shorter ones stretched. */
const LONGEST_GAP_MS = 2200;
const SHORTEST_GAP_MS = 500;
const WAIT_FOR_GUIDE_MS = 300;

/** A place on the scrub bar where a phase or a round begins. */
export interface PhaseMark {
  readonly index: number;
  readonly label: 'round' | Extract<Entry, { type: 'phase-started' }>['phase'];
  /** Counted from 1. */
  readonly round: number;
}

export class ReplaySession implements Playback {
  readonly model: MatchModel;
  /** How many entries have been folded. */
  readonly cursor: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<number> = signal(1);
  readonly length: number;
  readonly marks: readonly PhaseMark[];
  readonly atEnd: ReadonlySignal<boolean>;
  readonly #cursor = signal(0);
  readonly #playing = signal(false);
  readonly #timeline: Timeline;
  readonly #clock: Clock;
  readonly #stopFollowing: () => void;
  #cancel: () => void = () => {};

  /** Folds the whole match once. Throws UnfoldableEntry when the entries are not one. */
  constructor(header: PublicHeader, entries: readonly Entry[], clock: Clock) {
    this.#timeline = new Timeline(header, entries);
    this.#clock = clock;
    this.length = entries.length;
    this.marks = marksOf(entries);
    this.model = new MatchModel({ header, clock });
    this.cursor = this.#cursor;
    this.playing = this.#playing;
    this.atEnd = computed(() => this.#cursor.value >= this.length);
    this.#stopFollowing = effect(() => {
      const guide = this.model.guide.value;
      if (guide !== null) guide.speed.value = this.speed.value;
    });
  }

  /** The entry that the cursor stands behind; null before the first. */
  entry(): Entry | null {
    return this.#timeline.entries[this.#cursor.value - 1] ?? null;
  }

  play(): void {
    if (this.atEnd.peek()) this.seek(0);
    this.#playing.value = true;
    const guide = this.model.guide.peek();
    if (guide !== null && this.model.watching.peek() && !guide.atEnd.peek()) guide.play();
    this.#schedule();
  }

  pause(): void {
    this.#cancel();
    this.#playing.value = false;
    this.model.guide.peek()?.pause();
  }

  /** One entry on; within a bell or a collection, one stop on. */
  step(): void {
    this.pause();
    const guide = this.model.guide.peek();
    if (guide !== null && this.model.watching.peek() && !guide.atEnd.peek()) guide.step();
    else this.#forward();
    this.model.guide.peek()?.pause();
  }

  back(): void {
    this.seek(this.#cursor.peek() - 1);
  }

  /** Puts the cursor behind the first `index` entries, at once. */
  seek(index: number): void {
    this.pause();
    const there = Math.max(0, Math.min(this.length, Math.round(index)));
    this.model.jump(this.#timeline.stateAt(there));
    this.#cursor.value = there;
  }

  dispose(): void {
    this.pause();
    this.#stopFollowing();
    this.model.dispose();
  }

  #forward(): void {
    const entry = this.#timeline.entries[this.#cursor.peek()];
    if (entry === undefined) return;
    this.model.apply([entry], true);
    this.#cursor.value += 1;
  }

  #schedule(): void {
    this.#cancel();
    if (this.atEnd.peek()) {
      this.#playing.value = false;
      return;
    }
    const guide = this.model.guide.peek();
    const isGuided = guide !== null && this.model.watching.peek() && !guide.atEnd.peek();
    this.#cancel = this.#clock.after(isGuided ? WAIT_FOR_GUIDE_MS : this.#gap() / this.speed.peek(), () => {
      if (!isGuided) this.#forward();
      this.#schedule();
    });
  }

  /** How long the entry that is shown stays, in ms at normal speed. */
  #gap(): number {
    const shown = this.entry();
    const next = this.#timeline.entries[this.#cursor.peek()];
    if (shown === null || next === undefined) return SHORTEST_GAP_MS;
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
