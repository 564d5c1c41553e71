import { canonicalText } from '../../../shared/match/log-chain.ts';
import type { Write, WriteGroup, WriteResult } from '../log-store.ts';
import type { Statements } from './statements.ts';

/** Writes a group inside the transaction that is open; writes nothing of it when it follows something else. */
export function writeGroup(statements: Statements, group: WriteGroup): WriteResult {
  if (!follows(statements, group)) return { type: 'conflict' };
  for (const write of group) apply(statements, write);
  return { type: 'written' };
}

/** Whether each write follows what is stored, or what stands before it in the group. */
function follows(statements: Statements, group: WriteGroup): boolean {
  const lastSeqs = new LastSeqs(statements);
  return group.every((write) => followsStored(statements, write, lastSeqs));
}

/** The seq that each match and each lecture will have come to by the next write of a group. */
class LastSeqs {
  readonly #statements: Statements;
  readonly #known = new Map<string, number>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Whether entries follow, one by one; those after them will have to follow these. */
  take(kind: 'match' | 'lecture', id: string, entries: readonly { readonly seq: number }[]): boolean {
    const key = `${kind}/${id}`;
    let last = this.#known.get(key) ?? lastSeq(this.#statements, kind, id);
    const inOrder = entries.every((entry) => entry.seq === ++last);
    this.#known.set(key, last);
    return inOrder;
  }
}

function followsStored(statements: Statements, write: Write, lastSeqs: LastSeqs): boolean {
  switch (write.type) {
    case 'table-saved':
      return tableRevision(statements, write.record.code) === write.record.revision - 1;
    case 'table-removed':
      return tableRevision(statements, write.code) === write.revision;
    case 'match-created':
      return statements.readMatch.get(write.header.match) === undefined;
    case 'session-saved':
      return sessionRevision(statements, write.record.code) === write.record.revision - 1;
    case 'match-signed':
    case 'student-saved':
    case 'student-removed':
    case 'line-refused':
    case 'session-removed':
    case 'lecture-signed':
      return true;
    case 'lecture-created':
      return statements.lecture.read.get(write.header.lecture) === undefined;
    case 'entries-appended':
      return lastSeqs.take('match', write.match, write.entries);
    case 'lecture-appended':
      return lastSeqs.take('lecture', write.lecture, write.entries);
  }
}

function apply(statements: Statements, write: Write): void {
  switch (write.type) {
    case 'table-saved':
      statements.saveTable.run(write.record.code, write.record.revision, JSON.stringify(write.record));
      return;
    case 'table-removed':
      statements.removeTable.run(write.code);
      return;
    case 'match-created':
      statements.createMatch.run(write.header.match, write.table, canonicalText(write.header));
      return;
    case 'entries-appended':
      for (const entry of write.entries) statements.appendEntry.run(write.match, entry.seq, canonicalText(entry));
      return;
    case 'match-signed':
      statements.signMatch.run(write.signature, write.finishedAt, write.match);
      return;
    case 'lecture-created':
      statements.lecture.create.run(write.header.lecture, write.session, canonicalText(write.header));
      return;
    case 'lecture-appended':
      for (const entry of write.entries) statements.lecture.append.run(write.lecture, entry.seq, canonicalText(entry));
      return;
    case 'lecture-signed':
      statements.lecture.sign.run(write.signature, write.finishedAt, write.lecture);
      return;
    case 'session-saved':
      statements.saveSession.run(write.record.code, write.record.revision, JSON.stringify(write.record));
      return;
    case 'student-saved': {
      const { id } = write.student;
      statements.saveStudent.run(write.session, id, Number(id.slice(1)), JSON.stringify(write.student));
      return;
    }
    case 'student-removed':
      for (const statement of statements.removeStudent) statement.run(write.session, write.id);
      return;
    case 'line-refused':
      statements.saveRefusedLine.run(write.session, write.line.student, JSON.stringify(write.line));
      return;
    case 'session-removed':
      for (const statement of statements.removeSession) statement.run(write.code);
      return;
  }
}

/** Of the record that is stored; 0 when there is none. */
function tableRevision(statements: Statements, code: string): number {
  const row = statements.tableRevision.get(code) as { revision: number } | undefined;
  return row?.revision ?? 0;
}

/** Of the record that is stored; 0 when there is none. */
function sessionRevision(statements: Statements, code: string): number {
  const row = statements.sessionRevision.get(code) as { revision: number } | undefined;
  return row?.revision ?? 0;
}

/** Of the last entry that is stored; 0 when there is none. */
function lastSeq(statements: Statements, kind: 'match' | 'lecture', id: string): number {
  const asked = kind === 'match' ? statements.lastSeq : statements.lecture.lastSeq;
  const row = asked.get(id) as { seq: number | null } | undefined;
  return row?.seq ?? 0;
}
