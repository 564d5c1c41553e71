/** The server's log. Keys, contracts, forecasts and lines never go into it; addresses only as hashes. */
import { createHash, randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/** A logger to standard error: standard output is for what people read. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

const salt = randomBytes(16);

/** Tells addresses apart within one run of the server, without saying what they are. */
export function hashedAddress(address: string): string {
  return createHash('sha256').update(salt).update(address).digest('hex').slice(0, 12);
}
