import type { Entry } from './entries.ts';

/** An entry that cannot follow the state it was folded onto: the list is not a match. The state is of no more use. */
export class UnfoldableEntry extends Error {
  readonly seq: number;
  readonly type: Entry['type'];

  constructor(entry: Entry, reason: string, cause?: unknown) {
    super(`entry ${entry.seq} (${entry.type}): ${reason}`, cause === undefined ? {} : { cause });
    this.name = 'UnfoldableEntry';
    this.seq = entry.seq;
    this.type = entry.type;
  }
}
