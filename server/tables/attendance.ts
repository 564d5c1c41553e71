import type { Cancel } from '../clock.ts';
import { Absences } from './absences.ts';
import type { Audience } from './audience.ts';
import type { TableJournal } from './table-journal.ts';
import type { TablePlay } from './table-play.ts';
import { isUnused, seatOfKey } from './table-record.ts';
import type { TableServices } from './table-services.ts';

/** Who is missing at a table, for how long, and what follows from it. */
export class Attendance {
  readonly #services: TableServices;
  readonly #audience: Audience;
  readonly #journal: TableJournal;
  readonly #play: TablePlay;
  readonly #absences: Absences;
  readonly #nobodyComes: () => void;
  readonly #isKept: boolean;
  #parking: Cancel = () => {};

  /** `nobodyComes` is called when no person has been there for long; never where somebody else keeps the table. */
  constructor(
    services: TableServices,
    audience: Audience,
    journal: TableJournal,
    play: TablePlay,
    nobodyComes: () => void,
    isKept: boolean,
  ) {
    this.#services = services;
    this.#audience = audience;
    this.#journal = journal;
    this.#play = play;
    this.#nobodyComes = nobodyComes;
    this.#isKept = isKept;
    this.#absences = new Absences(services.clock, services.dropOutMs, (keyHash) => this.#absenceLasts(keyHash));
    this.waitForPersons();
  }

  /** The person with that key has sat down. */
  came(keyHash: string): void {
    this.#absences.ended(keyHash);
  }

  /** The person with that key is gone; nobody sits in their place yet. */
  went(keyHash: string): void {
    this.#absences.began(keyHash);
    if (!this.#audience.hasPersons) this.waitForPersons();
  }

  /** From the first person on, time runs, and whoever else is missing is waited for. */
  begin(): void {
    this.#parking();
    this.#play.resume();
    this.awaitMissing();
  }

  awaitMissing(): void {
    for (const sitter of this.#journal.durable.record.sitters) {
      if (sitter.kind === 'person' && !this.#audience.has(sitter.keyHash)) this.#absences.began(sitter.keyHash);
    }
  }

  /** Counts anew how long no person has been there: a table that nobody has used yet is not waited for long. */
  waitForPersons(): void {
    this.#parking();
    if (this.#isKept) return;
    const { clock, parkMs, unusedMs } = this.#services;
    const isForgotten = isUnused(this.#journal.record) && this.#audience.isEmpty;
    this.#parking = clock.after(isForgotten ? unusedMs : parkMs, () => {
      // what is under way may be somebody who sits down
      if (this.#journal.record !== this.#journal.durable.record) this.waitForPersons();
      else this.#nobodyComes();
    });
  }

  /** Waits for nobody any more, and time stands still. */
  stop(): void {
    this.#parking();
    this.#absences.clear();
    this.#play.stop();
  }

  #absenceLasts(keyHash: string): void {
    const { record } = this.#journal;
    const seat = seatOfKey(record, keyHash);
    if (seat === null) return;
    if (record.stage.type === 'playing') this.#play.handOver('drop-out', seat);
    else if (record.host === keyHash) void this.#play.change({ type: 'pass-host', present: this.#audience.present });
  }
}
