/** A lecture that is over, with a cursor: line by line, with what was asked, what the class said, and what was true. */
import type { ReadonlySignal } from '@preact/signals';
import type { LectureEntry, LectureEntryType } from '../../../shared/lecture/entries.ts';
import type { LectureLog } from '../../../shared/lecture/lecture-log.ts';
import { viewLectureEntry, viewLectureHeader } from '../../../shared/lecture/view-lecture.ts';
import { GuidedPlayback } from '../guided-playback.ts';
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

export class LectureReplay extends GuidedPlayback {
  readonly model: LectureModel;
  /** In steps: entries that show something, with what follows them unseen. */
  readonly length: number;
  /** The steps, from 1, at which the class was asked. */
  readonly questions: readonly number[];
  readonly #entries: readonly LectureEntry[];
  /** How many entries each step ends behind; what nobody sees happens with the step before it. */
  readonly #ends: readonly number[];

  /** `guided`: whether collections are gone through step by step. Throws a RangeError where the entries are no lecture. */
  constructor(
    { header, entries }: Pick<LectureLog, 'header' | 'entries'>,
    clock: Clock,
    guided: ReadonlySignal<boolean>,
  ) {
    super(clock);
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
    this.follow();
    this.seek(0);
  }

  protected jump(index: number): void {
    this.model.restart(this.#entries.slice(0, this.#endOf(index)));
  }

  protected advance(index: number): void {
    this.model.apply(this.#entries.slice(this.#endOf(index), this.#endOf(index + 1)), true);
  }

  protected looks(): number {
    const at = this.cursor.peek();
    const shown = at === 0 ? undefined : this.#entries.slice(this.#endOf(at - 1)).find(({ type }) => isSeen(type));
    return (shown && LOOKS_MS[shown.type]) ?? LINE_MS;
  }

  #endOf(step: number): number {
    return step === 0 ? 0 : (this.#ends[step - 1] ?? this.#entries.length);
  }
}

/** What others said, and what only proves the log, is no step of its own. */
function isSeen(type: LectureEntryType): boolean {
  return type !== 'forecast-made' && type !== 'checkpointed' && type !== 'step-skipped';
}
