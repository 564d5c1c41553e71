import type { LectureEntry, LectureEntryType } from './entries.ts';

/** An entry that cannot follow the state it was folded onto: the list is not a lecture. The state is of no more use. */
export class UnfoldableLectureEntry extends Error {
  readonly seq: number;
  readonly type: LectureEntryType;

  constructor(entry: LectureEntry, reason: string) {
    super(`entry ${entry.seq} (${entry.type}): ${reason}`);
    this.name = 'UnfoldableLectureEntry';
    this.seq = entry.seq;
    this.type = entry.type;
  }
}
