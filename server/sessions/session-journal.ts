/**
 * A session's memory and how it gets to disk. Changes are functions of the state, taken one after the other; what came
 * while the last commit was being written goes into the next one together. Nothing is told before it is durable.
 */
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { Write } from '../storage/log-store.ts';
import { type Committer, OUTCOME_ONLY } from '../tables/committer.ts';
import type { SessionState } from './session-record.ts';

/** What a session becomes by a change, or why it stays as it is. */
export type SessionChange = (state: SessionState) => Result<SessionState>;

/** Hears what has become durable. */
export type SessionListener = (before: SessionState, after: SessionState) => void;

interface Waiting {
  readonly change: SessionChange;
  readonly resolve: (result: Result<SessionState>) => void;
}

export interface SessionJournalServices {
  readonly committer: Committer;
  /** What an internal error is called, once the server's log has it. */
  readonly report: (problem: string) => string;
  /** ISO 8601, UTC. */
  readonly isoNow: () => string;
}

export class SessionJournal {
  readonly #services: SessionJournalServices;
  readonly #listener: SessionListener;
  #state: SessionState;
  #queue: Waiting[] = [];
  #writing: Promise<void> | null = null;

  /** `state` is durable. */
  constructor(services: SessionJournalServices, state: SessionState, listener: SessionListener) {
    this.#services = services;
    this.#state = state;
    this.#listener = listener;
  }

  /** As it is durable. */
  get state(): SessionState {
    return this.#state;
  }

  /** Resolves once the change is durable and told, or is refused. Never rejects. */
  change(change: SessionChange): Promise<Result<SessionState>> {
    return new Promise((resolve) => {
      this.#queue.push({ change, resolve });
      this.#writing ??= this.#write();
    });
  }

  /** Resolves when nothing is left to write. */
  async idle(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#queue.length > 0) {
      await Promise.resolve();
      const batch = this.#queue;
      this.#queue = [];
      await this.#writeBatch(batch);
    }
    this.#writing = null;
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    const before = this.#state;
    const { after, results } = this.#applied(before, batch);
    const group = writesBetween(before, after);
    const outcome = group.length === 0 ? 'written' : await this.#services.committer.submit(OUTCOME_ONLY, group);
    if (outcome === 'written') {
      this.#state = after;
      if (after !== before) this.#listener(before, after);
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] ?? refuse('internal-error'));
      return;
    }
    const reference = this.#services.report(`the commit of a session: ${outcome}`);
    for (const { resolve } of batch) resolve(refuse('internal-error', { reference }));
  }

  #applied(before: SessionState, batch: readonly Waiting[]) {
    let after = before;
    const results = batch.map(({ change }) => {
      const result = this.#tried(change, after);
      if (result.ok) after = result.value;
      return result;
    });
    if (after !== before) {
      const { revision } = before.record;
      after = { ...after, record: { ...after.record, revision: revision + 1, touchedAt: this.#services.isoNow() } };
    }
    return { after, results };
  }

  #tried(change: SessionChange, state: SessionState): Result<SessionState> {
    try {
      return change(state);
    } catch (error) {
      const reference = this.#services.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return refuse('internal-error', { reference });
    }
  }
}

/** What makes one state of a session of another. */
function writesBetween(before: SessionState, after: SessionState): Write[] {
  if (after === before) return [];
  const { code } = after.record;
  const writes: Write[] = [{ type: 'session-saved', record: after.record }];
  for (const [id, student] of after.students) {
    if (before.students.get(id) !== student) writes.push({ type: 'student-saved', session: code, student });
  }
  for (const id of before.students.keys()) {
    if (!after.students.has(id)) writes.push({ type: 'student-removed', session: code, id });
  }
  return writes;
}
