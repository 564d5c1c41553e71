/**
 * Group commit: what comes in one turn of the loop, from all tables, is written in one transaction. While one is being
 * written the next gathers.
 */
import type { Logger } from '../logging.ts';
import type { Metrics } from '../metrics.ts';
import type { LogStore, WriteGroup, WriteResult } from '../storage/log-store.ts';

/** Who writes: told at once, before anything else can happen, what is on the disk and what will never be. */
export interface Writer {
  /** The group is durable. */
  written(group: WriteGroup): void;
  /** `conflict`: somebody else has written to it; `failed`: the medium could not. Nothing of it is queued any more. */
  notWritten(reason: 'failed' | 'conflict'): void;
}

/** A writer for whom the outcome of the commit is all that counts. */
export const OUTCOME_ONLY: Writer = { written: () => {}, notWritten: () => {} };

export type CommitOutcome = WriteResult['type'] | 'failed';

interface Waiting {
  readonly writer: Writer;
  readonly group: WriteGroup;
  readonly resolve: (outcome: CommitOutcome) => void;
}

export class Committer {
  readonly #store: LogStore;
  readonly #metrics: Metrics;
  readonly #logger: Logger;
  #queue: Waiting[] = [];
  #running: Promise<void> | null = null;

  constructor(store: LogStore, metrics: Metrics, logger: Logger) {
    this.#store = store;
    this.#metrics = metrics;
    this.#logger = logger;
  }

  /** Resolves once it is durable, or will never be. */
  submit(writer: Writer, group: WriteGroup): Promise<CommitOutcome> {
    return new Promise((resolve) => {
      this.#queue.push({ writer, group, resolve });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when what has come until now is durable, or will never be; what others go on to write is not waited for. */
  async flushed(): Promise<void> {
    if (this.#running !== null) await this.submit(OUTCOME_ONLY, []);
  }

  /** Resolves when nothing is left to write. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const batch = this.#queue;
      this.#queue = [];
      this.#settle(batch, await this.#write(batch));
    }
    this.#running = null;
  }

  async #write(batch: readonly Waiting[]): Promise<readonly CommitOutcome[]> {
    const stop = this.#metrics.commitSeconds.startTimer();
    try {
      const results = await this.#store.commit(batch.map(({ group }) => group));
      stop();
      this.#metrics.commitEntries.observe(countEntries(batch));
      return results.map(({ type }) => type);
    } catch (error) {
      this.#metrics.commitFailures.inc();
      this.#logger.error({ err: error, groups: batch.length }, 'a commit could not be written');
      return batch.map(() => 'failed');
    }
  }

  #settle(batch: readonly Waiting[], outcomes: readonly CommitOutcome[]): void {
    const losers = new Map<Writer, 'failed' | 'conflict'>();
    for (const [index, { writer }] of batch.entries()) {
      const outcome = outcomes[index] ?? 'failed';
      if (outcome !== 'written' && !losers.has(writer)) losers.set(writer, outcome);
    }
    // what a loser has queued since follows something that is not there
    const dropped = this.#queue.filter(({ writer }) => losers.has(writer));
    this.#queue = this.#queue.filter(({ writer }) => !losers.has(writer));
    for (const [index, { writer, group }] of batch.entries()) {
      if (outcomes[index] === 'written') writer.written(group);
    }
    for (const [writer, reason] of losers) writer.notWritten(reason);
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] ?? 'failed');
    for (const { writer, resolve } of dropped) resolve(losers.get(writer) ?? 'failed');
  }
}

function countEntries(batch: readonly Waiting[]): number {
  return batch
    .flatMap(({ group }) => group)
    .reduce((sum, write) => sum + ('entries' in write ? write.entries.length : 0), 0);
}
