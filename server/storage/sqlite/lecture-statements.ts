import type Database from 'libsql';
import type { Connection } from './open-database.ts';

export interface LectureStatements {
  readonly create: Database.Statement<[string, string, string]>;
  readonly read: Database.Statement<[string]>;
  readonly sign: Database.Statement<[string, string, string]>;
  readonly lastSeq: Database.Statement<[string]>;
  readonly append: Database.Statement<[string, number, string]>;
  readonly readEntries: Database.Statement<[string]>;
}

/** Every statement about lectures, prepared once. */
export function prepareLectureStatements(connection: Connection): LectureStatements {
  return {
    create: connection.prepare<[string, string, string]>('INSERT INTO lecture (id, session, header) VALUES (?, ?, ?)'),
    read: connection.prepare<[string]>('SELECT session, header, signature FROM lecture WHERE id = ?'),
    sign: connection.prepare<[string, string, string]>(
      'UPDATE lecture SET signature = ?, finished_at = ? WHERE id = ?',
    ),
    lastSeq: connection.prepare<[string]>('SELECT max(seq) AS seq FROM lecture_entry WHERE lecture = ?'),
    append: connection.prepare<[string, number, string]>(
      'INSERT INTO lecture_entry (lecture, seq, entry) VALUES (?, ?, ?)',
    ),
    readEntries: connection.prepare<[string]>('SELECT entry FROM lecture_entry WHERE lecture = ? ORDER BY seq'),
  };
}
