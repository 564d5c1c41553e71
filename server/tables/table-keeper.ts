import type { LoggedEntry } from '../../shared/match/entries.ts';
import type { Refusal } from '../../shared/match/refusals.ts';
import type { TableRequest } from './table-request.ts';

/** Who runs a table that belongs to a session: the table does nothing by itself then but play. */
export interface TableKeeper {
  /** The table has moved on, durably; `entries` are what its log has gained. */
  moved(code: string, entries: readonly LoggedEntry[]): void;
  /** What a person asked of the table was refused. */
  refused(keyHash: string, request: TableRequest, refusal: Refusal): void;
}
