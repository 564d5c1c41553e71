import type Database from 'libsql';
import { type LectureStatements, prepareLectureStatements } from './lecture-statements.ts';
import type { Connection } from './open-database.ts';

export interface Statements {
  readonly lecture: LectureStatements;
  readonly tableRevision: Database.Statement<[string]>;
  readonly readTable: Database.Statement<[string]>;
  readonly listLobbies: Database.Statement<[]>;
  readonly saveTable: Database.Statement<[string, number, string]>;
  readonly removeTable: Database.Statement<[string]>;
  readonly createMatch: Database.Statement<[string, string, string]>;
  readonly readMatch: Database.Statement<[string]>;
  readonly signMatch: Database.Statement<[string, string, string]>;
  readonly lastSeq: Database.Statement<[string]>;
  readonly appendEntry: Database.Statement<[string, number, string]>;
  readonly readEntries: Database.Statement<[string, number]>;
  readonly listFinished: Database.Statement<[number]>;
  readonly sessionRevision: Database.Statement<[string]>;
  readonly readSession: Database.Statement<[string]>;
  readonly saveSession: Database.Statement<[string, number, string]>;
  readonly listSessions: Database.Statement<[]>;
  readonly readStudents: Database.Statement<[string]>;
  readonly saveStudent: Database.Statement<[string, string, number, string]>;
  readonly removeStudent: readonly Database.Statement<[string, string]>[];
  readonly readRefusedLines: Database.Statement<[string]>;
  readonly saveRefusedLine: Database.Statement<[string, string, string]>;
  /** In this order: what is referred to last. */
  readonly removeSession: readonly Database.Statement<[string]>[];
  readonly readKey: Database.Statement<[]>;
  readonly keepKey: Database.Statement<[string]>;
}

const TABLES_OF_SESSION = "SELECT code FROM play_table WHERE json_extract(record, '$.session') = ?";

/** Every statement, prepared once. */
export function prepareStatements(connection: Connection): Statements {
  return {
    lecture: prepareLectureStatements(connection),
    tableRevision: connection.prepare<[string]>('SELECT revision FROM play_table WHERE code = ?'),
    readTable: connection.prepare<[string]>('SELECT record FROM play_table WHERE code = ?'),
    listLobbies: connection.prepare<[]>(
      "SELECT record FROM play_table WHERE json_extract(record, '$.session') IS NULL" +
        " AND json_extract(record, '$.stage.type') = 'lobby'",
    ),
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
    sessionRevision: connection.prepare<[string]>('SELECT revision FROM session WHERE code = ?'),
    readSession: connection.prepare<[string]>('SELECT record FROM session WHERE code = ?'),
    saveSession: connection.prepare<[string, number, string]>(
      'INSERT INTO session (code, revision, record) VALUES (?, ?, ?)' +
        ' ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, record = excluded.record',
    ),
    listSessions: connection.prepare<[]>('SELECT record FROM session'),
    readStudents: connection.prepare<[string]>('SELECT record FROM student WHERE session = ? ORDER BY number'),
    saveStudent: connection.prepare<[string, string, number, string]>(
      'INSERT INTO student (session, id, number, record) VALUES (?, ?, ?, ?)' +
        ' ON CONFLICT (session, id) DO UPDATE SET record = excluded.record',
    ),
    removeStudent: [
      connection.prepare<[string, string]>('DELETE FROM refused_line WHERE session = ? AND student = ?'),
      connection.prepare<[string, string]>('DELETE FROM student WHERE session = ? AND id = ?'),
    ],
    readRefusedLines: connection.prepare<[string]>('SELECT record FROM refused_line WHERE session = ? ORDER BY rowid'),
    saveRefusedLine: connection.prepare<[string, string, string]>(
      'INSERT INTO refused_line (session, student, record) VALUES (?, ?, ?)',
    ),
    removeSession: [
      `DELETE FROM entry WHERE match IN (SELECT id FROM match WHERE table_code IN (${TABLES_OF_SESSION}))`,
      `DELETE FROM match WHERE table_code IN (${TABLES_OF_SESSION})`,
      "DELETE FROM play_table WHERE json_extract(record, '$.session') = ?",
      'DELETE FROM lecture_entry WHERE lecture IN (SELECT id FROM lecture WHERE session = ?)',
      'DELETE FROM lecture WHERE session = ?',
      'DELETE FROM refused_line WHERE session = ?',
      'DELETE FROM student WHERE session = ?',
      'DELETE FROM session WHERE code = ?',
    ].map((sql) => connection.prepare<[string]>(sql)),
    readKey: connection.prepare<[]>('SELECT signing_key FROM server'),
    keepKey: connection.prepare<[string]>('INSERT INTO server (only, signing_key) VALUES (1, ?)'),
  };
}
