/** How a lecture gets to disk. Nothing is told before it is durable; what cannot be written is forgotten. */
import type { LectureCommand } from '../../shared/lecture/commands.ts';
import type { LoggedLectureEntry } from '../../shared/lecture/entries.ts';
import { signHash } from '../../shared/match/log-chain.ts';
import type { Result } from '../../shared/match/refusals.ts';
import type { Write, WriteGroup } from '../storage/log-store.ts';
import type { CommitOutcome, Committer, Writer } from '../tables/committer.ts';
import type { RunningLecture } from './running-lecture.ts';

export interface LectureJournalServices {
  readonly committer: Committer;
  readonly signingKey: Uint8Array;
  /** ISO 8601, UTC. */
  readonly isoNow: () => string;
}

/** What the hall hears, in the order in which it became durable. */
export interface LectureListener {
  entriesStored(entries: readonly LoggedLectureEntry[]): void;
  /** The lecture is back at what is durable. */
  lost(reason: 'failed' | 'conflict'): void;
}

/** What was decided, and what becomes of it. */
export interface Said {
  readonly entries: readonly LoggedLectureEntry[];
  readonly committed: Promise<CommitOutcome>;
}

export class LectureJournal implements Writer {
  readonly #services: LectureJournalServices;
  readonly #lecture: RunningLecture;
  readonly #listener: LectureListener;

  constructor(services: LectureJournalServices, lecture: RunningLecture, listener: LectureListener) {
    this.#services = services;
    this.#lecture = lecture;
    this.#listener = listener;
  }

  /** Says a command at lecture time `at`. The committer writes what comes in one turn of the loop in one go. */
  say(command: LectureCommand, at: number): Result<Said> {
    const said = this.#lecture.play(command, at);
    if (!said.ok) return said;
    const entries = said.value;
    if (entries.length === 0) return { ok: true, value: { entries, committed: Promise.resolve('written') } };
    const lecture = this.#lecture.id;
    const group: Write[] = [{ type: 'lecture-appended', lecture, entries }];
    if (entries.at(-1)?.type === 'finished') group.push(this.#signature());
    return { ok: true, value: { entries, committed: this.#services.committer.submit(this, group) } };
  }

  written(group: WriteGroup): void {
    const entries = group.flatMap((write) => (write.type === 'lecture-appended' ? write.entries : []));
    this.#lecture.confirm(entries);
    this.#listener.entriesStored(entries);
  }

  notWritten(reason: 'failed' | 'conflict'): void {
    this.#lecture.rollBack();
    this.#listener.lost(reason);
  }

  #signature(): Write {
    const { signingKey, isoNow } = this.#services;
    const signature = signHash(this.#lecture.lastHash, signingKey);
    return { type: 'lecture-signed', lecture: this.#lecture.id, signature, finishedAt: isoNow() };
  }
}
