/** A lecture that is over, with a cursor: line by line, with what was asked, what the class said, and what was true. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LectureEntry, LectureEntryType } from '../../../shared/lecture/entries.ts';
import type { LectureLog } from '../../../shared/lecture/lecture-log.ts';
import { viewLectureEntry, viewLectureHeader } from '../../../shared/lecture/view-lecture.ts';
import type { Playback } from '../playback.ts';
import type { Clock } from '../ports.ts';
import { LectureModel } from './lecture-model.ts';

/** How long what an entry shows is looked at, in ms at normal speed. */
const LOOKS_MS: Readonly<Partial<Record<LectureEntryType, number>>> = {
  'note-shown': 3_500,
  'checkpoint-opened': 4_000,
  'distribution-shown': 4_000,
  'peer-opened': 3_000,
  'checkpoint-revealed': 8_000,
};
const LINE_MS = 1_300;
const WAIT_FOR_GUIDE_MS = 300;

export class LectureReplay implements Playback {
  readonly model: LectureModel;
  readonly cursor: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: Signal<number> = signal(1);
  readonly length: number;
  /** The steps, from 1, at which the class was asked. */
  readonly questions: readonly number[];
  readonly #cursor = signal(0);
  readonly #playing = signal(false);
  readonly #entries: readonly LectureEntry[];
  /** How many entries each step ends behind; what nobody sees happens with the step before it. */
  readonly #ends: readonly number[];
  readonly #clock: Clock;
  readonly #stopFollowing: () => void;
  #cancel: () => void = () => {};

  /** `guided`: whether collections are gone through step by step. Throws a RangeError where the entries are no lecture. */
  constructor(
    { header, entries }: Pick<LectureLog, 'header' | 'entries'>,
    clock: Clock,
    guided: ReadonlySignal<boolean>,
  ) {
    this.#clock = clock;
    this.#entries = entries.flatMap((entry) => viewLectureEntry(entry, 'everything') ?? []);
    const seen = this.#entries.flatMap(({ type }, index) => (isSeen(type) ? [index] : []));
    this.#ends = seen.map((_, step) => seen[step + 1] ?? this.#entries.length);
    this.length = this.#ends.length;
    this.questions = seen.flatMap((index, step) =>
      this.#entries[index]?.type === 'checkpoint-opened' ? [step + 1] : [],
    );
    let differsAt: number | null = null;
    const onDisagree = (seq: number): void => {
      differsAt ??= seq;
    };
    this.model = new LectureModel(
      { header: viewLectureHeader(header, 'screen'), entries: this.#entries, own: [] },
      { clock, guided, onDisagree },
    );
    if (differsAt !== null) throw new RangeError(`entry ${differsAt} does not follow`);
    this.cursor = this.#cursor;
    this.playing = this.#playing;
    this.#stopFollowing = effect(() => {
      const guide = this.model.guide.value;
      if (guide !== null) guide.speed.value = this.speed.value;
    });
    this.seek(0);
  }

  readonly atEnd = computed(() => this.cursor.value >= this.length);

  play(): void {
    if (this.atEnd.peek()) this.seek(0);
    this.#playing.value = true;
    if (this.#isGuided()) this.model.guide.peek()?.play();
    this.#schedule();
  }

  pause(): void {
    this.#cancel();
    this.#playing.value = false;
    this.model.guide.peek()?.pause();
  }

  /** One step on; within a collection, one stop on. */
  step(): void {
    this.pause();
    if (this.#isGuided()) this.model.guide.peek()?.step();
    else this.#forward();
    this.model.guide.peek()?.pause();
  }

  back(): void {
    this.seek(this.#cursor.peek() - 1);
  }

  seek(index: number): void {
    this.pause();
    const there = Math.max(0, Math.min(this.length, Math.round(index)));
    this.model.restart(this.#entries.slice(0, this.#endOf(there)));
    this.#cursor.value = there;
  }

  dispose(): void {
    this.pause();
    this.#stopFollowing();
    this.model.dispose();
  }

  #endOf(step: number): number {
    return step === 0 ? 0 : (this.#ends[step - 1] ?? this.#entries.length);
  }

  #forward(): void {
    const at = this.#cursor.peek();
    if (at >= this.length) return;
    this.model.apply(this.#entries.slice(this.#endOf(at), this.#endOf(at + 1)), true);
    this.#cursor.value = at + 1;
  }

  #isGuided(): boolean {
    const guide = this.model.guide.peek();
    return guide !== null && this.model.watching.peek() && !guide.atEnd.peek();
  }

  #schedule(): void {
    this.#cancel();
    if (this.atEnd.peek()) {
      this.#playing.value = false;
      return;
    }
    const isGuided = this.#isGuided();
    this.#cancel = this.#clock.after(isGuided ? WAIT_FOR_GUIDE_MS : this.#looks() / this.speed.peek(), () => {
      if (!isGuided) this.#forward();
      this.#schedule();
    });
  }

  #looks(): number {
    const at = this.#cursor.peek();
    const shown = at === 0 ? undefined : this.#entries.slice(this.#endOf(at - 1)).find(({ type }) => isSeen(type));
    return (shown && LOOKS_MS[shown.type]) ?? LINE_MS;
  }
}

/** What others said, and what only proves the log, is no step of its own. */
function isSeen(type: LectureEntryType): boolean {
  return type !== 'forecast-made' && type !== 'checkpointed' && type !== 'step-skipped';
}
