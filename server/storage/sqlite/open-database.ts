import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { StorageError } from '../log-store.ts';
import { MIGRATIONS } from './schema.ts';

export type Connection = Database.Database;

export const DATABASE_FILE = 'garbage-day.db';

/**
 * The one connection to the database in a folder, which is made if need be. It holds the file alone until it is
 * closed, or its process is gone. Throws a StorageError that names the folder.
 */
export function openDatabase(folder: string): Connection {
  try {
    mkdirSync(folder, { recursive: true });
    const connection = new Database(join(folder, DATABASE_FILE));
    takeAlone(connection);
    assertDurable(connection);
    migrate(connection);
    return connection;
  } catch (cause) {
    if (cause instanceof StorageError) throw cause;
    if (isBusy(cause)) throw new StorageError(`another server uses the data folder ${folder}`, { cause });
    throw new StorageError(`the data folder ${folder} cannot be used: ${messageOf(cause)}`, { cause });
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** Lets go of the file: whoever copies the folder finds everything in one file, and another server may have it. */
export function closeDatabase(connection: Connection): void {
  // the binding keeps a closed file open until its statements are collected; its locks must not wait for that: they
  // are given back by the next transaction, all of them only without a WAL
  connection.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; BEGIN IMMEDIATE; COMMIT');
  connection.close();
}

function takeAlone(connection: Connection): void {
  // in this order, or the lock could not be given back
  connection.pragma('journal_mode = WAL');
  connection.exec('BEGIN IMMEDIATE');
  connection.exec('COMMIT');
  connection.pragma('locking_mode = EXCLUSIVE');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // what is deleted is overwritten
  connection.pragma('secure_delete = ON');
  // an exclusive lock is taken with the first write, and kept
  connection.exec('BEGIN IMMEDIATE');
  connection.exec('COMMIT');
}

/** With less than FULL a commit in WAL mode is not on the disk when it returns. */
function assertDurable(connection: Connection): void {
  const mode = String(setting(connection, 'journal_mode'));
  const synchronous = Number(setting(connection, 'synchronous'));
  if (mode !== 'wal' || synchronous !== 2) {
    throw new StorageError(`the database must run with journal_mode=wal, synchronous=2, not ${mode}, ${synchronous}`);
  }
}

function setting(connection: Connection, name: string): unknown {
  const [row] = connection.pragma(name) as readonly Readonly<Record<string, unknown>>[];
  return row?.[name];
}

function migrate(connection: Connection): void {
  const taken = Number(setting(connection, 'user_version'));
  if (taken > MIGRATIONS.length) {
    throw new StorageError(`the database was written by a later version (schema ${taken})`);
  }
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < taken) continue;
    connection.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}

function isBusy(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_BUSY');
}
