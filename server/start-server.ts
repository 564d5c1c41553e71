/** Puts the server together: one process, one folder of data. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { hexToBytes } from '@noble/hashes/utils.js';
import { publicKeyOf } from '../shared/match/log-chain.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { FailureLimit } from './failure-limit.ts';
import { createApp } from './http/app.ts';
import { clientAddress } from './http/client-address.ts';
import { type Ids, randomIds } from './ids.ts';
import { createLogger, type Logger } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { originCheck } from './origin.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { type Catalogue, readCatalogue } from './scenario-catalogue.ts';
import { createNicknameFilter, type NicknameFilter } from './sessions/nickname-filter.ts';
import { Sessions } from './sessions/sessions.ts';
import { Gateway } from './sockets/gateway.ts';
import type { LogStore } from './storage/log-store.ts';
import { openSqliteLogStore } from './storage/sqlite/sqlite-log-store.ts';
import { Committer } from './tables/committer.ts';
import { Registry } from './tables/registry.ts';
import type { TableServices } from './tables/table-services.ts';

/** A table without persons is put away after this long. */
const PARK_MS = 10 * 60 * 1000;
/** One where nobody ever sat down leaves the memory after this long. */
const UNUSED_MS = 60 * 1000;
/** Wrong codes and keys that one address may try: many pupils can mistype at once, and nobody can guess. */
const WRONG_CODES = { most: 60, seconds: 60 } as const;
/** New tables from one address: a whole school's, not a flood. */
const NEW_TABLES = { most: 300, seconds: 600 } as const;

/** What tests put in the place of the real thing. */
export interface Replacements {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly store?: LogStore;
  readonly logger?: Logger;
  readonly parkMs?: number;
  readonly wrongCodes?: FailureLimit;
}

export interface RunningServer {
  readonly port: number;
  /** Signs the logs of this server: Ed25519, in hex. */
  readonly publicKey: string;
  /** What can be played. */
  readonly catalogue: Catalogue;
  /** Tells everybody, writes what is under way, and closes. */
  stop(): Promise<void>;
}

/** Rejects when the folder, the scenarios or the port cannot be used; the error says which. */
export async function startServer(config: Config, replacements: Replacements = {}): Promise<RunningServer> {
  const logger = replacements.logger ?? createLogger(config.logLevel);
  const catalogue = await readCatalogue(join(PROJECT_ROOT, 'shared', 'scenarios'));
  const store = replacements.store ?? openSqliteLogStore(config.dataDir);
  const metrics = createMetrics();
  const clock = replacements.clock ?? systemClock;
  const ids = replacements.ids ?? randomIds(config.seed);
  const signingKey = hexToBytes(await store.signingKey(randomBytes(32).toString('hex')));
  const tableServices: TableServices = {
    clock,
    ids,
    store,
    committer: new Committer(store, metrics, logger),
    catalogue,
    metrics,
    logger,
    signingKey,
    publicKey: publicKeyOf(signingKey),
    dropOutMs: config.dropOutMs,
    parkMs: replacements.parkMs ?? PARK_MS,
    unusedMs: Math.min(UNUSED_MS, replacements.parkMs ?? PARK_MS),
  };
  const registry = new Registry(tableServices);
  const filter = createNicknameFilter();
  const sessions = new Sessions({ ...tableServices, registry, filter });
  const doors = openDoors(config, { ...tableServices, registry, sessions, filter }, replacements);
  try {
    await registry.start();
    await sessions.start();
    await listen(doors.server, config);
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    port: (doors.server.address() as AddressInfo).port,
    publicKey: tableServices.publicKey,
    catalogue,
    stop: async () => {
      const closed = new Promise((resolve) => doors.server.close(resolve));
      await Promise.all([doors.gateway.stop(), sessions.stop(), registry.stop()]);
      doors.server.closeAllConnections();
      await closed;
      await store.close();
    },
  };
}

interface Houses extends TableServices {
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly filter: NicknameFilter;
}

function openDoors(config: Config, houses: Houses, replacements: Replacements) {
  const wrongCodes = replacements.wrongCodes ?? new FailureLimit(WRONG_CODES.most, WRONG_CODES.seconds);
  const newTables = new FailureLimit(NEW_TABLES.most, NEW_TABLES.seconds);
  const mayConnect = originCheck(config.publicUrl, config.allowedOrigins);
  const common = { ...houses, wrongCodes, mayConnect };
  const gateway = new Gateway({ ...common, addressOf: clientAddress(config.trustProxy) });
  const app = createApp({
    ...common,
    gateway,
    newTables,
    whereabouts: { publicUrl: config.publicUrl, host: config.host },
    trustProxy: config.trustProxy,
    clientFolder: join(PROJECT_ROOT, 'dist', 'client'),
  });
  const server = createServer(app);
  gateway.attach(server);
  return { server, gateway };
}

/** Resolves when it listens; rejects with the error of the port. */
async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}
