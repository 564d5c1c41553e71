import type Database from 'libsql';
import type { Connection } from './open-database.ts';

export interface Statements {
  readonly tableRevision: Database.Statement<[string]>;
  readonly readTable: Database.Statement<[string]>;
  readonly saveTable: Database.Statement<[string, number, string]>;
  readonly removeTable: Database.Statement<[string]>;
  readonly createMatch: Database.Statement<[string, string, string]>;
  readonly readMatch: Database.Statement<[string]>;
  readonly signMatch: Database.Statement<[string, string, string]>;
  readonly lastSeq: Database.Statement<[string]>;
  readonly appendEntry: Database.Statement<[string, number, string]>;
  readonly readEntries: Database.Statement<[string, number]>;
  readonly listFinished: Database.Statement<[number]>;
  readonly readKey: Database.Statement<[]>;
  readonly keepKey: Database.Statement<[string]>;
}

/** Every statement, prepared once. */
export function prepareStatements(connection: Connection): Statements {
  return {
    tableRevision: connection.prepare<[string]>('SELECT revision FROM play_table WHERE code = ?'),
    readTable: connection.prepare<[string]>('SELECT record FROM play_table WHERE code = ?'),
    saveTable: connection.prepare<[string, number, string]>(
      'INSERT INTO play_table (code, revision, record) VALUES (?, ?, ?)' +
        ' ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, record = excluded.record',
    ),
    removeTable: connection.prepare<[string]>('DELETE FROM play_table WHERE code = ?'),
    createMatch: connection.prepare<[string, string, string]>(
      'INSERT INTO match (id, table_code, header) VALUES (?, ?, ?)',
    ),
    readMatch: connection.prepare<[string]>('SELECT table_code, header, signature FROM match WHERE id = ?'),
    signMatch: connection.prepare<[string, string, string]>(
      'UPDATE match SET signature = ?, finished_at = ? WHERE id = ?',
    ),
    lastSeq: connection.prepare<[string]>('SELECT max(seq) AS seq FROM entry WHERE match = ?'),
    appendEntry: connection.prepare<[string, number, string]>('INSERT INTO entry (match, seq, entry) VALUES (?, ?, ?)'),
    readEntries: connection.prepare<[string, number]>(
      'SELECT entry FROM entry WHERE match = ? AND seq > ? ORDER BY seq',
    ),
    listFinished: connection.prepare<[number]>(
      'SELECT header, finished_at,' +
        ' (SELECT entry FROM entry WHERE match = match.id ORDER BY seq DESC LIMIT 1) AS last_entry' +
        ' FROM match WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, id LIMIT ?',
    ),
    readKey: connection.prepare<[]>('SELECT signing_key FROM server'),
    keepKey: connection.prepare<[string]>('INSERT INTO server (only, signing_key) VALUES (1, ?)'),
  };
}
