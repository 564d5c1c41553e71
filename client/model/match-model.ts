/**
 * A match as this client knows it: entries folded through the same code as on the server, what happened told to
 * whoever listens, and the heap in pictures. It serves live play and replays alike, and knows neither DOM nor canvas.
 */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Label, ObjectId, Picture, PicturedObject } from '../../shared/heap/picture.ts';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import type { PublicHeader } from '../../shared/match/settings.ts';
import type { MatchState, ProgramLine } from '../../shared/match/state.ts';
import type { Machine } from '../../shared/python/machine.ts';
import { bellBeats } from './bell-beats.ts';
import { collectorBeats } from './collector-beats.ts';
import { Guide } from './guide.ts';
import type { Clock } from './ports.ts';

/** An entry that has just been folded, and what it did. */
export interface Happening {
  readonly entry: Entry;
  readonly state: MatchState;
  readonly before: Picture;
  readonly after: Picture;
  /** The program's lines that the entry added. */
  readonly lines: readonly ProgramLine[];
}

export interface MatchModelOptions {
  readonly header: PublicHeader;
  readonly clock: Clock;
  /** This client's heap differs from the one that the checkpoint `seq` tells of, or an entry cannot follow. */
  readonly onDisagree?: (seq: number) => void;
}

/** More entries than this at once are caught up with instead of told one by one. */
const MOST_TOLD = 12;

export class MatchModel {
  readonly state: ReadonlySignal<MatchState>;
  readonly picture: ReadonlySignal<Picture>;
  /** Leads through the bell or the collection that came last. */
  readonly guide: ReadonlySignal<Guide | null>;
  /** Whether the guide's heap is shown rather than the latest. */
  readonly watching: Signal<boolean>;
  /** The heap that is shown: the guide's while it is watched, otherwise the latest. */
  readonly shown: ReadonlySignal<Picture>;
  readonly objects: ReadonlySignal<ReadonlyMap<ObjectId, PicturedObject>>;
  /** What has been folded, in order; whoever jumps knows the entries from elsewhere. */
  readonly entries: readonly Entry[];
  readonly #entries: Entry[] = [];
  readonly #state: Signal<MatchState>;
  readonly #picture: Signal<Picture>;
  readonly #guide = signal<Guide | null>(null);
  readonly #listeners = new Set<(happening: Happening) => void>();
  readonly #options: MatchModelOptions;
  #broken = false;

  constructor(options: MatchModelOptions) {
    this.#options = options;
    const initial = startMatch(options.header);
    this.#state = signal(initial);
    this.#picture = signal(initial.machine.picture());
    this.state = this.#state;
    this.picture = this.#picture;
    this.entries = this.#entries;
    this.guide = this.#guide;
    this.watching = signal(false);
    this.shown = computed(() => {
      const guide = this.watching.value ? this.#guide.value : null;
      return guide === null ? this.#picture.value : guide.beat.value.picture;
    });
    this.objects = computed(() => new Map(this.#picture.value.objects.map((object) => [object.id, object])));
  }

  /** Tells of every entry that is folded one by one; the result ends that. */
  listen(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Folds what came, in order. What is already known is skipped; after a disagreement nothing more is folded. */
  apply(entries: readonly Entry[], told = entries.length <= MOST_TOLD): void {
    batch(() => {
      for (const entry of entries) {
        if (this.#broken || entry.seq <= this.#state.peek().seq) continue;
        const happening = this.#fold(entry, told);
        if (happening === null) continue;
        // inside of the batch: who draws on a signal's change has heard before why it changed
        for (const listener of this.#listeners) listener(happening);
      }
      if (!told && !this.#broken) this.#picture.value = this.#state.peek().machine.picture();
    });
  }

  /** Shows another moment of the same match at once. Takes over the state's machine. */
  jump(state: MatchState): void {
    batch(() => {
      this.#endGuide();
      this.#state.value = state;
      this.#picture.value = state.machine.picture();
    });
  }

  dispose(): void {
    this.#endGuide();
    this.#listeners.clear();
  }

  #fold(entry: Entry, told: boolean): Happening | null {
    const before = this.#state.peek();
    if (entry.seq !== before.seq + 1) return this.#disagree(entry.seq);
    const beforePicture = this.#picture.peek();
    const fork = told && needsFork(entry) ? before.machine.fork() : null;
    try {
      this.#state.value = evolve(before, entry);
    } catch {
      return this.#disagree(entry.seq);
    }
    this.#entries.push(entry);
    const state = this.#state.peek();
    if (entry.type === 'checkpointed' && entry.digest !== state.machine.digest()) return this.#disagree(entry.seq);
    if (!told) {
      this.#endGuide();
      return null;
    }
    if (changesHeap(entry)) this.#picture.value = state.machine.picture();
    this.#guideThrough(entry, fork, beforePicture);
    const lines = (state.round?.program ?? []).filter(({ seq }) => seq === entry.seq);
    return { entry, state, before: beforePicture, after: this.#picture.peek(), lines };
  }

  #disagree(seq: number): null {
    this.#broken = true;
    this.#options.onDisagree?.(seq);
    return null;
  }

  #guideThrough(entry: Entry, fork: Machine | null, before: Picture): void {
    if (entry.type === 'round-started') this.#endGuide();
    if (entry.type !== 'phase-started') return;
    if (entry.phase === 'bell' && fork !== null) {
      const players = this.#state.peek().seats.map(({ player }) => player);
      this.#startGuide(new Guide(bellBeats(fork, players, entry.until - entry.at), this.#options.clock));
    } else if (entry.phase === 'collect') {
      this.#startGuide(new Guide(this.#collection(entry.seq, before), this.#options.clock));
    } else {
      this.watching.value = false;
      this.#guide.peek()?.pause();
    }
  }

  #collection(seq: number, before: Picture) {
    const { round, seats } = this.#state.peek();
    return collectorBeats({
      before,
      after: this.#picture.peek(),
      events: round?.program.find((line) => line.seq === seq)?.events ?? [],
      truck: round?.scenario.truck ?? 2,
      returned: seats.map(({ player }) => player.seat),
    });
  }

  #startGuide(guide: Guide): void {
    this.#guide.peek()?.dispose();
    this.#guide.value = guide;
    this.watching.value = true;
    guide.play();
  }

  #endGuide(): void {
    this.#guide.peek()?.dispose();
    this.#guide.value = null;
    this.watching.value = false;
  }
}

function needsFork(entry: Entry): boolean {
  return entry.type === 'phase-started' && entry.phase === 'bell';
}

function changesHeap(entry: Entry): boolean {
  return (
    entry.type === 'round-started' ||
    entry.type === 'moved' ||
    (entry.type === 'phase-started' && (entry.phase === 'bell' || entry.phase === 'collect'))
  );
}

/** The object that has that label in a picture, if it lives. */
export function objectWith(picture: Picture, label: Label): PicturedObject | null {
  return picture.objects.find((object) => object.label === label) ?? null;
}
