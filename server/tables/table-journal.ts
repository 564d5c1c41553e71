/**
 * A table's memory and how it gets to disk: the record and the match as they are meant to be, and as they are durable.
 * Nothing is told before it is durable; what cannot be written is forgotten.
 */
import type { Command } from '../../shared/match/commands.ts';
import type { LoggedEntry } from '../../shared/match/entries.ts';
import { signHash } from '../../shared/match/log-chain.ts';
import type { Result } from '../../shared/match/refusals.ts';
import type { LogHeader } from '../../shared/match/settings.ts';
import type { LogStore, StopFollowing, Write, WriteGroup } from '../storage/log-store.ts';
import type { CommitOutcome, Committer, Writer } from './committer.ts';
import { RunningMatch } from './running-match.ts';
import type { Person, TableRecord } from './table-record.ts';

/** What the table hears, in the order in which it became durable. */
export interface JournalListener {
  recordStored(before: TableRecord, after: TableRecord): void;
  entriesStored(match: RunningMatch, entries: readonly LoggedEntry[]): void;
  /** The record and the match are back at what is durable. */
  lost(reason: 'failed' | 'conflict'): void;
}

/** What was decided, and what becomes of it. */
export interface Played {
  readonly entries: readonly LoggedEntry[];
  readonly committed: Promise<CommitOutcome>;
}

interface Memory {
  readonly record: TableRecord;
  readonly match: RunningMatch | null;
}

export interface JournalServices {
  readonly store: LogStore;
  readonly committer: Committer;
  readonly signingKey: Uint8Array;
  /** ISO 8601, UTC. */
  readonly isoNow: () => string;
}

const NOTHING_TO_WRITE: Promise<CommitOutcome> = Promise.resolve('written');

export class TableJournal implements Writer {
  readonly #services: JournalServices;
  readonly #listener: JournalListener;
  #head: Memory;
  #durable: Memory;
  #stopFollowing: StopFollowing = () => {};

  constructor(services: JournalServices, listener: JournalListener, record: TableRecord, match: RunningMatch | null) {
    this.#services = services;
    this.#listener = listener;
    this.#head = { record, match };
    this.#durable = this.#head;
    if (match !== null) this.#follow(match);
  }

  /** As decided; new decisions build on it. */
  get record(): TableRecord {
    return this.#head.record;
  }

  /** The match that is on, or on the podium; null in a lobby. */
  get match(): RunningMatch | null {
    return this.#head.match;
  }

  /** As written; this is what may be told. */
  get durable(): Memory {
    return this.#durable;
  }

  /** Takes a record that follows the present one. */
  save(record: TableRecord): Promise<CommitOutcome> {
    const match = record.stage.type === 'lobby' ? null : this.#head.match;
    return this.#write({ record, match }, [{ type: 'table-saved', record }]);
  }

  remove(): Promise<CommitOutcome> {
    const { code, revision } = this.#head.record;
    return this.#services.committer.submit(this, [{ type: 'table-removed', code, revision }]);
  }

  /** Begins a match on that header. */
  begin(header: LogHeader): Result<Played> {
    const match = new RunningMatch(header, []);
    const begun = match.play({ type: 'begin' }, 0);
    if (!begun.ok) return begun;
    const { record: before } = this.#head;
    const record = next(before, { stage: { type: 'playing', match: match.id } });
    this.#follow(match);
    const committed = this.#write({ record, match }, [
      { type: 'match-created', header, table: record.code },
      { type: 'table-saved', record },
      { type: 'entries-appended', match: match.id, entries: begun.value },
    ]);
    return { ok: true, value: { entries: begun.value, committed } };
  }

  /** Plays a command in the match at match time `at`. */
  play(match: RunningMatch, command: Command, at: number): Result<Played> {
    const played = match.play(command, at);
    if (!played.ok) return played;
    const entries = played.value;
    if (entries.length === 0) return { ok: true, value: { entries, committed: NOTHING_TO_WRITE } };
    const appended: Write = { type: 'entries-appended', match: match.id, entries };
    const committed =
      entries.at(-1)?.type === 'finished' ? this.#finish(match, appended) : this.#write(this.#head, [appended]);
    return { ok: true, value: { entries, committed } };
  }

  /** Lets a person in who comes late: the match and the record hold them from the same moment on. */
  joinLate(match: RunningMatch, person: Person, at: number): Result<Played> {
    const played = match.play({ type: 'join-late', name: person.name }, at);
    if (!played.ok) return played;
    const record = next(this.#head.record, { sitters: [...this.#head.record.sitters, person] });
    const committed = this.#write({ record, match }, [
      { type: 'table-saved', record },
      { type: 'entries-appended', match: match.id, entries: played.value },
    ]);
    return { ok: true, value: { entries: played.value, committed } };
  }

  written(group: WriteGroup): void {
    for (const write of group) {
      if (write.type !== 'table-saved') continue;
      const before = this.#durable.record;
      const match = this.#matchOf(write.record);
      this.#durable = { record: write.record, match };
      this.#listener.recordStored(before, write.record);
    }
  }

  notWritten(reason: 'failed' | 'conflict'): void {
    const { match } = this.#durable;
    if (match !== this.#head.match && match !== null) this.#follow(match);
    match?.rollBack();
    this.#head = this.#durable;
    this.#listener.lost(reason);
  }

  /** Hears no more. */
  close(): void {
    this.#stopFollowing();
  }

  #finish(match: RunningMatch, appended: Write): Promise<CommitOutcome> {
    const { signingKey, isoNow } = this.#services;
    const record = next(this.#head.record, { stage: { type: 'finished', match: match.id } });
    const signature = signHash(match.lastHash, signingKey);
    return this.#write({ record, match }, [
      appended,
      { type: 'match-signed', match: match.id, signature, finishedAt: isoNow() },
      { type: 'table-saved', record },
    ]);
  }

  #write(head: Memory, group: WriteGroup): Promise<CommitOutcome> {
    this.#head = head;
    return this.#services.committer.submit(this, group);
  }

  #follow(match: RunningMatch): void {
    this.#stopFollowing();
    this.#stopFollowing = this.#services.store.follow(match.id, (entries) => {
      if (match.confirm(entries)) this.#listener.entriesStored(match, entries);
      else this.#listener.lost('conflict');
    });
  }

  /** The match that a record speaks of: the present one, or the one before it. */
  #matchOf({ stage }: TableRecord): RunningMatch | null {
    if (stage.type === 'lobby') return null;
    return [this.#head.match, this.#durable.match].find((match) => match?.id === stage.match) ?? null;
  }
}

function next(record: TableRecord, change: Partial<TableRecord>): TableRecord {
  return { ...record, ...change, revision: record.revision + 1 };
}
