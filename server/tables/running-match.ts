import type { Command } from '../../shared/match/commands.ts';
import { decide, stampEntries } from '../../shared/match/decide.ts';
import type { LoggedEntry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { headerHash, logEntry } from '../../shared/match/log-chain.ts';
import type { Result } from '../../shared/match/refusals.ts';
import type { LogHeader } from '../../shared/match/settings.ts';
import type { MatchState } from '../../shared/match/state.ts';

/**
 * A match in memory, ahead of the disk by what is being written: commands are decided on all entries, and only durable
 * ones are shown to anybody.
 */
export class RunningMatch {
  readonly header: LogHeader;
  #entries: LoggedEntry[];
  #durable: number;
  #state: MatchState;

  /** `entries` are durable. Throws UnfoldableEntry when they do not follow the header. */
  constructor(header: LogHeader, entries: readonly LoggedEntry[]) {
    this.header = header;
    this.#entries = [...entries];
    this.#durable = entries.length;
    this.#state = this.#folded();
  }

  get id(): string {
    return this.header.match;
  }

  /** After all entries; its machine belongs to this match, so whoever runs something forks it. */
  get state(): MatchState {
    return this.#state;
  }

  /** Seq of the last entry that is on the disk. */
  get durableSeq(): number {
    return this.#durable;
  }

  /** The hash that the next entry follows. */
  get lastHash(): string {
    return this.#entries.at(-1)?.hash ?? headerHash(this.header);
  }

  /** The durable entries after `seq`. */
  durableEntries(after: number): readonly LoggedEntry[] {
    return this.#entries.slice(after, this.#durable);
  }

  /** Decides a command at match time `at`, and takes its entries as played until `rollBack`. */
  play(command: Command, at: number): Result<readonly LoggedEntry[]> {
    const decided = decide(this.#state, command, at, { seed: this.header.seed });
    if (!decided.ok) return decided;
    const logged: LoggedEntry[] = [];
    for (const entry of stampEntries(this.#state, decided.value, at)) {
      logged.push(logEntry(logged.at(-1)?.hash ?? this.lastHash, entry));
    }
    try {
      for (const entry of logged) this.#state = evolve(this.#state, entry);
    } catch (error) {
      // the state is of no more use; what was decided before it still holds
      this.#state = this.#folded();
      throw error;
    }
    this.#entries.push(...logged);
    return { ok: true, value: logged };
  }

  /** The entries are on the disk. False when they are not this match's own: somebody else has written them. */
  confirm(entries: readonly LoggedEntry[]): boolean {
    const last = entries.at(-1);
    if (last === undefined) return true;
    if (this.#entries[last.seq - 1]?.hash !== last.hash) return false;
    this.#durable = last.seq;
    return true;
  }

  /** Forgets what is not on the disk. */
  rollBack(): void {
    if (this.#entries.length === this.#durable) return;
    this.#entries = this.#entries.slice(0, this.#durable);
    this.#state = this.#folded();
  }

  #folded(): MatchState {
    return this.#entries.reduce<MatchState>(evolve, startMatch(this.header));
  }
}
