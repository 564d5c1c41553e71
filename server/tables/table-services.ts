import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../metrics.ts';
import type { Catalogue } from '../scenario-catalogue.ts';
import type { LogStore } from '../storage/log-store.ts';
import type { Committer } from './committer.ts';

/** What tables need of the world around them. */
export interface TableServices {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: LogStore;
  readonly committer: Committer;
  readonly catalogue: Catalogue;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Signs what is finished: 32 bytes, and their public key in hex. */
  readonly signingKey: Uint8Array;
  readonly publicKey: string;
  /** How long a person may be gone before a bot steps in, in ms. */
  readonly dropOutMs: number;
  /** How long a table waits for persons to come back before it is put away, in ms. */
  readonly parkMs: number;
  /** How long it stays in memory when nobody has ever sat down, in ms; it stays in storage for `parkMs`. */
  readonly unusedMs: number;
}

/** Now, as records and headers hold it. */
export function isoNow(clock: Clock): string {
  return new Date(Math.floor(clock.now())).toISOString();
}
