import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { BotStrength } from '../../shared/match/settings.ts';
import type { Cancel } from '../clock.ts';
import type { LogStore } from '../storage/log-store.ts';
import { OUTCOME_ONLY } from './committer.ts';
import { changeLobby } from './lobby.ts';
import type { StageType } from './permissions.ts';
import { RunningMatch } from './running-match.ts';
import { Table } from './table.ts';
import type { TableKeeper } from './table-keeper.ts';
import { isUnused, type Settings, type TableRecord } from './table-record.ts';
import { isoNow, type TableServices } from './table-services.ts';

/** More tables than a machine for a school has use for. */
export const MAX_TABLES = 1_000;
/** A code that is taken already is drawn again, so often. */
const CODE_TRIES = 20;

export interface NewTable {
  readonly playlist: readonly string[];
  readonly settings: Settings;
  readonly bots: readonly BotStrength[];
}

/** The tables of this server: those in memory, and those that are read from storage when somebody comes. */
export class Registry {
  readonly #services: TableServices;
  readonly #tables = new Map<string, Promise<Table | null>>();
  /** Those of `#tables` that are there already. */
  readonly #open = new Set<Table>();
  /** Those that write what they still have in mind before they can be read again. */
  readonly #closing = new Map<string, Promise<void>>();
  /** Those out of memory in which nobody has a seat, and when they leave the storage as well. */
  readonly #unused = new Map<string, Cancel>();
  #stopping = false;

  constructor(services: TableServices) {
    this.#services = services;
  }

  /** What a server that was killed has left behind, where nobody ever sat down, leaves the storage in its time. */
  async start(): Promise<void> {
    const { store, clock, parkMs, logger } = this.#services;
    try {
      for (const record of await store.listLobbies()) {
        if (!isUnused(record) || this.#tables.has(record.code)) continue;
        this.#removeLater(record, Date.parse(record.createdAt) + parkMs - clock.now());
      }
    } catch (error) {
      logger.error({ err: error }, 'unused tables could not be looked for');
    }
  }

  /** How many tables are in memory, by stage. */
  countByStage(): Readonly<Record<StageType, number>> {
    const count = { lobby: 0, playing: 0, finished: 0 };
    for (const table of this.#open) count[table.record.stage.type]++;
    return count;
  }

  /** Sets up an empty table and gives its code, once it is durable. */
  async create(table: NewTable): Promise<Result<string>> {
    if (this.#stopping) return refuse('server-stopping');
    if (this.#tables.size >= MAX_TABLES) return refuse('server-full');
    const code = await this.#freeCode();
    const record = this.#withBots(this.#firstRecord(code, table), table.bots);
    const outcome = await this.#services.committer.submit(OUTCOME_ONLY, [{ type: 'table-saved', record }]);
    if (outcome === 'written') {
      this.#remember(code, Promise.resolve(this.#opened(record, null, null)));
      return { ok: true, value: code };
    }
    const reference = this.#services.ids.reference();
    this.#services.logger.error({ reference, outcome }, 'a table could not be created');
    return refuse('internal-error', { reference });
  }

  /** A table of a session, kept by it: the one that is stored, or else a new one with that record. */
  async keep(record: TableRecord, keeper: TableKeeper): Promise<Result<Table>> {
    if (this.#stopping) return refuse('server-stopping');
    await this.#freed(record.code);
    const kept = this.#kept(record, keeper);
    this.#remember(
      record.code,
      kept.then((table) => (table.ok ? table.value : null)),
    );
    return kept;
  }

  async #kept(record: TableRecord, keeper: TableKeeper): Promise<Result<Table>> {
    const { store, committer, ids, logger } = this.#services;
    const stored = await store.readTable(record.code);
    if (stored === null) {
      const outcome = await committer.submit(OUTCOME_ONLY, [{ type: 'table-saved', record }]);
      if (outcome !== 'written') {
        const reference = ids.reference();
        logger.error({ reference, outcome, table: record.code }, 'a table of a session could not be created');
        return refuse('internal-error', { reference });
      }
    }
    return { ok: true, value: this.#opened(stored ?? record, await this.#matchOf(stored ?? record), keeper) };
  }

  /** A table of a session is kept no longer: it leaves the memory. */
  release(table: Table): void {
    this.#putAway(table);
  }

  /** A code that no table has. */
  freeCode(): Promise<string> {
    return this.#freeCode();
  }

  /** The table with that code; null when there is none. Rejects with a StorageError when it cannot be read. */
  find(code: string): Promise<Table | null> {
    if (this.#stopping) return Promise.resolve(null);
    return this.#tables.get(code) ?? this.#remember(code, this.#load(code));
  }

  /** What is known of a table without bringing it into memory. */
  async lookUp(code: string): Promise<TableRecord | null> {
    const table = await this.#tables.get(code);
    return table?.record ?? this.#services.store.readTable(code);
  }

  /** Tells everybody that the server stops; resolves when everything is on the disk. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const cancel of this.#unused.values()) cancel();
    this.#unused.clear();
    await Promise.all([...this.#open].map((table) => table.stop()));
    await Promise.all(this.#closing.values());
  }

  /** One table for one code, however many come at once; a code without a table is not remembered. */
  #remember(code: string, table: Promise<Table | null>): Promise<Table | null> {
    this.#tables.set(code, table);
    const forget = () => {
      if (this.#tables.get(code) === table) this.#tables.delete(code);
    };
    table.then((found) => found === null && forget(), forget);
    return table;
  }

  async #load(code: string): Promise<Table | null> {
    await this.#closing.get(code);
    const { store } = this.#services;
    const record = await store.readTable(code);
    this.#unused.get(code)?.();
    this.#unused.delete(code);
    if (record === null) return null;
    return this.#opened(record, await this.#matchOf(record), null);
  }

  /** Nobody has the table in memory, and nothing of it is still to be written. */
  async #freed(code: string): Promise<void> {
    while (this.#tables.has(code) || this.#closing.has(code)) {
      const table = await this.#tables.get(code);
      if (table != null) this.#putAway(table);
      await this.#closing.get(code);
    }
  }

  async #matchOf({ code, stage }: TableRecord): Promise<RunningMatch | null> {
    if (stage.type === 'lobby') return null;
    const { store } = this.#services;
    const stored = await store.readMatch(stage.match);
    if (stored === null) throw new Error(`table ${code} plays match ${stage.match}, which is not stored`);
    return new RunningMatch(stored.header, await store.readEntries(stage.match, 0));
  }

  #opened(record: TableRecord, match: RunningMatch | null, keeper: TableKeeper | null): Table {
    const table = new Table(this.#services, record, match, (done) => this.#putAway(done), keeper);
    this.#open.add(table);
    return table;
  }

  #putAway(table: Table): void {
    if (!this.#open.delete(table)) return;
    const { code } = table;
    this.#tables.delete(code);
    this.#closing.set(
      code,
      table.stop().finally(() => this.#closing.delete(code)),
    );
    if (!this.#stopping && isUnused(table.record) && table.record.session === undefined)
      this.#removeLater(table.record, this.#services.parkMs - this.#services.unusedMs);
  }

  /** Unless somebody comes before, in so many ms. */
  #removeLater({ code, revision }: TableRecord, ms: number): void {
    const cancel = this.#services.clock.after(Math.max(0, ms), () => {
      this.#unused.delete(code);
      // it is being read again
      if (this.#tables.has(code)) return;
      const removed = this.#remove(code, revision).finally(() => this.#closing.delete(code));
      this.#closing.set(code, removed);
    });
    this.#unused.set(code, cancel);
  }

  async #remove(code: string, revision: number): Promise<void> {
    const { store, committer, logger } = this.#services;
    if ((await store.readTable(code)) === null) return;
    const outcome = await committer.submit(OUTCOME_ONLY, [{ type: 'table-removed', code, revision }]);
    if (outcome !== 'written') logger.info({ table: code, outcome }, 'an unused table stays in storage');
  }

  async #freeCode(): Promise<string> {
    for (let tries = 0; tries < CODE_TRIES; tries++) {
      const code = this.#services.ids.tableCode();
      if (!this.#tables.has(code) && (await isFree(this.#services.store, code))) return code;
    }
    throw new Error('no free table code was found');
  }

  #firstRecord(code: string, { playlist, settings }: NewTable): TableRecord {
    const createdAt = isoNow(this.#services.clock);
    return { code, revision: 1, createdAt, sitters: [], host: null, playlist, settings, stage: { type: 'lobby' } };
  }

  #withBots(record: TableRecord, bots: readonly BotStrength[]): TableRecord {
    return bots.reduce((before, strength) => {
      const changed = changeLobby(before, { type: 'add-bot', strength });
      return changed.ok ? { ...changed.value, revision: 1 } : before;
    }, record);
  }
}

/** Tables and sessions are entered by the same kind of code. */
async function isFree(store: LogStore, code: string): Promise<boolean> {
  return (await store.readTable(code)) === null && (await store.readSession(code)) === null;
}
