/**
 * A lecture as this device knows it: entries folded through the same code as on the server, the heap in pictures, and
 * why things live or died at the last reveal. It knows neither DOM nor canvas.
 */
import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Label, Picture } from '../../../shared/heap/picture.ts';
import type { LectureEntry } from '../../../shared/lecture/entries.ts';
import { evolveLecture, startLecture } from '../../../shared/lecture/evolve-lecture.ts';
import { proveCheckpoint } from '../../../shared/lecture/prove-checkpoint.ts';
import type { Script } from '../../../shared/lecture/script.ts';
import { ScriptError } from '../../../shared/lecture/script-error.ts';
import { scriptOf } from '../../../shared/lecture/script-of.ts';
import type { LectureState } from '../../../shared/lecture/state.ts';
import type { Proof } from '../../../shared/match/proof.ts';
import type { ProgramLine } from '../../../shared/match/state.ts';
import type { LectureView } from '../../../shared/protocol/lecture-messages.ts';
import { collectorBeats } from '../collector-beats.ts';
import { Guide } from '../guide.ts';
import type { Clock } from '../ports.ts';

export interface LectureModelOptions {
  readonly clock: Clock;
  /** Whether collections are gone through step by step, as on a projector. */
  readonly guided: ReadonlySignal<boolean>;
  /** This device's heap differs from the one that the entry `seq` tells of, or the entry cannot follow. */
  readonly onDisagree: (seq: number) => void;
}

/** More entries than this at once are caught up with instead of shown one by one. */
const MOST_TOLD = 12;

export class LectureModel {
  readonly state: ReadonlySignal<LectureState>;
  readonly picture: ReadonlySignal<Picture>;
  /** Leads through the collection that came last. */
  readonly guide: ReadonlySignal<Guide | null>;
  /** Whether the guide's heap is shown rather than the latest. */
  readonly watching: Signal<boolean> = signal(false);
  /** Why each stake of the last reveal lives or is dead, as the heap stood then. */
  readonly proofs: ReadonlySignal<ReadonlyMap<Label, Proof>>;
  /** For hosts alone; null for everybody else. */
  readonly script: Script | null;
  /** What has been folded, in order. */
  readonly entries: readonly LectureEntry[];
  readonly #entries: LectureEntry[] = [];
  readonly #state: Signal<LectureState>;
  readonly #picture: Signal<Picture>;
  readonly #guide = signal<Guide | null>(null);
  readonly #proofs = signal<ReadonlyMap<Label, Proof>>(new Map());
  readonly #listeners = new Set<(line: ProgramLine) => void>();
  readonly #options: LectureModelOptions;
  #broken = false;

  constructor({ header, entries, own }: LectureView, options: LectureModelOptions) {
    this.#options = options;
    this.#state = signal(startLecture(header));
    this.#picture = signal(this.#state.peek().machine.picture());
    this.state = this.#state;
    this.picture = this.#picture;
    this.guide = this.#guide;
    this.proofs = this.#proofs;
    this.entries = this.#entries;
    this.script = header.script === undefined ? null : readScript({ ...header, script: header.script });
    this.apply(inOrder(entries, own), false);
  }

  get id(): string {
    return this.#state.peek().header.lecture;
  }

  /** Whether what is here is given up: only a whole new copy is of use. */
  get broken(): boolean {
    return this.#broken;
  }

  /** Tells of every line that is run one by one, before its picture is shown; the result ends that. */
  listen(listener: (line: ProgramLine) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Folds what came, in order. What is already known is skipped; after a disagreement nothing more is folded. */
  apply(entries: readonly LectureEntry[], told = entries.length <= MOST_TOLD): void {
    batch(() => {
      for (const entry of entries) {
        if (this.#broken || entry.seq <= this.#state.peek().seq) continue;
        this.#fold(entry, told);
      }
      if (!told && !this.#broken) this.#picture.value = this.#state.peek().machine.picture();
    });
  }

  /** Begins anew with these entries alone: a replay goes where it will. */
  restart(entries: readonly LectureEntry[]): void {
    batch(() => {
      this.#endGuide();
      this.#broken = false;
      this.#entries.length = 0;
      this.#proofs.value = new Map();
      this.#state.value = startLecture(this.#state.peek().header);
      this.apply(entries, false);
    });
  }

  dispose(): void {
    this.#endGuide();
    this.#listeners.clear();
  }

  #fold(entry: LectureEntry, told: boolean): void {
    const state = this.#after(entry);
    if (state === null) {
      this.#broken = true;
      this.#options.onDisagree(entry.seq);
      return;
    }
    this.#entries.push(entry);
    this.#state.value = state;
    if (entry.type === 'checkpoint-revealed') {
      this.#endGuide();
      this.#prove(state);
    }
    if (entry.type === 'line-run' && told) this.#show(state);
  }

  /** The state after the entry; null where it cannot follow, or the heap is not what it says. */
  #after(entry: LectureEntry): LectureState | null {
    try {
      const state = evolveLecture(this.#state.peek(), entry);
      return entry.type === 'checkpointed' && entry.digest !== state.machine.digest() ? null : state;
    } catch {
      return null;
    }
  }

  #prove(state: LectureState): void {
    const checkpoint = state.checkpoints.at(-1);
    if (checkpoint === undefined) return;
    this.#proofs.value = new Map(proveCheckpoint(state, checkpoint).map((proof) => [proof.label, proof]));
  }

  #show({ program, machine }: LectureState): void {
    const line = program.at(-1);
    const before = this.#picture.peek();
    this.#picture.value = machine.picture();
    this.#endGuide();
    if (line === undefined) return;
    this.#guideThrough(line, before);
    for (const listener of this.#listeners) listener(line);
  }

  #guideThrough({ events }: ProgramLine, before: Picture): void {
    const merged = events.find((event) => event.type === 'merged');
    if (merged === undefined || !this.#options.guided.peek()) return;
    const after = this.#picture.peek();
    const beats = collectorBeats({ before, after, events, truck: merged.generation, returned: [] });
    const guide = new Guide(beats, this.#options.clock);
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

/** A script that this version of the page cannot read shows no steps; the server still knows them. */
function readScript(header: Parameters<typeof scriptOf>[0]): Script | null {
  try {
    return scriptOf(header);
  } catch (error) {
    if (error instanceof ScriptError) return null;
    throw error;
  }
}

/** A student's own forecasts, at their places among what everybody sees. */
export function inOrder(entries: readonly LectureEntry[], own: readonly LectureEntry[]): readonly LectureEntry[] {
  return own.length === 0 ? entries : [...entries, ...own].sort((one, other) => one.seq - other.seq);
}
