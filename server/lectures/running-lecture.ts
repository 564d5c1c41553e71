import { hash } from 'node:crypto';
import type { LectureCommand } from '../../shared/lecture/commands.ts';
import { decideLecture, stampLecture } from '../../shared/lecture/decide-lecture.ts';
import type { LoggedLectureEntry } from '../../shared/lecture/entries.ts';
import { evolveLecture, forkLecture, startLecture } from '../../shared/lecture/evolve-lecture.ts';
import type { LectureHeader } from '../../shared/lecture/header.ts';
import type { Script } from '../../shared/lecture/script.ts';
import { scriptOf } from '../../shared/lecture/script-of.ts';
import type { LectureState } from '../../shared/lecture/state.ts';
import { headerHash, logEntry } from '../../shared/match/log-chain.ts';
import type { Result } from '../../shared/match/refusals.ts';

/**
 * A lecture in memory, ahead of the disk by what is being written: commands are decided on all entries, and only
 * durable ones are shown to anybody. Both states are kept, so that five hundred forecasts need not be folded again.
 */
export class RunningLecture {
  readonly header: LectureHeader;
  readonly script: Script;
  #entries: LoggedLectureEntry[];
  #head: LectureState;
  #durable: LectureState;

  /** `entries` are durable. Throws UnfoldableLectureEntry when they do not follow the header, ScriptError when that has no script. */
  constructor(header: LectureHeader, entries: readonly LoggedLectureEntry[]) {
    this.header = header;
    this.script = scriptOf(header);
    this.#entries = [...entries];
    this.#durable = entries.reduce<LectureState>(evolveLecture, startLecture(header));
    this.#head = forkLecture(this.#durable);
  }

  get id(): string {
    return this.header.lecture;
  }

  /** After all entries that are on the disk. Its machine belongs to this lecture. */
  get durable(): LectureState {
    return this.#durable;
  }

  /** The lecture's time in ms, as decided. */
  get at(): number {
    return this.#head.at;
  }

  /** The hash that the next entry follows. */
  get lastHash(): string {
    return this.#entries.at(-1)?.hash ?? headerHash(this.header);
  }

  /** Those that are on the disk. */
  durableEntries(): readonly LoggedLectureEntry[] {
    return this.#entries.slice(0, this.#durable.seq);
  }

  /** Decides a command at lecture time `at`, and takes its entries as said until `rollBack`. */
  play(command: LectureCommand, at: number): Result<readonly LoggedLectureEntry[]> {
    const decided = decideLecture(this.#head, command, this.script);
    if (!decided.ok) return decided;
    const logged: LoggedLectureEntry[] = [];
    for (const entry of stampLecture(this.#head, decided.value, at)) {
      logged.push(logEntry(logged.at(-1)?.hash ?? this.lastHash, entry, sha256));
    }
    try {
      for (const entry of logged) this.#head = evolveLecture(this.#head, entry);
    } catch (error) {
      // the state is of no more use; what was decided before it still holds
      const before = forkLecture(this.#durable);
      this.#head = this.#entries.slice(this.#durable.seq).reduce<LectureState>(evolveLecture, before);
      throw error;
    }
    this.#entries.push(...logged);
    return { ok: true, value: logged };
  }

  /** The entries are on the disk. */
  confirm(entries: readonly LoggedLectureEntry[]): void {
    for (const entry of entries) this.#durable = evolveLecture(this.#durable, entry);
  }

  /** Forgets what is not on the disk. */
  rollBack(): void {
    this.#entries = this.#entries.slice(0, this.#durable.seq);
    this.#head = forkLecture(this.#durable);
  }
}

/** Node's own is many times faster than one in JavaScript, and a class forecasts all at once. */
function sha256(text: string): string {
  return hash('sha256', text);
}
