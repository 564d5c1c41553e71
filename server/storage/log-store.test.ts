/** What every store does: the same suite for each adapter of the port. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryLogStore } from '../../test/server/doubles/memory-log-store.ts';
import {
  FINISHED,
  finishedEntry,
  sampleEntry,
  sampleHeader,
  sampleRecord,
  sampleSession,
  sampleStudent,
} from '../../test/server/doubles/samples.ts';
import { type LogStore, StorageError } from './log-store.ts';
import { DATABASE_FILE, openDatabase } from './sqlite/open-database.ts';
import { openSqliteLogStore, SqliteLogStore } from './sqlite/sqlite-log-store.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUps.splice(0)) clean();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'garbage-day-store-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openSqlite(folder = newFolder()): LogStore {
  const store = openSqliteLogStore(folder);
  cleanUps.unshift(() => void store.close());
  return store;
}

/** Everything that lies in the folder. */
function bytesOf(folder: string): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');
}

const CREATED = { type: 'match-created', header: sampleHeader('m1'), table: 'BCDFGH' } as const;
const appended = (match: string, ...seqs: number[]) =>
  ({ type: 'entries-appended', match, entries: seqs.map(sampleEntry) }) as const;
const WRITTEN = { type: 'written' };
const CONFLICT = { type: 'conflict' };

describe.each([
  ['sqlite', () => openSqlite()],
  ['memory', () => new MemoryLogStore()],
] as const)('the %s store', (_name, open) => {
  it('reads what was written', async () => {
    const store = open();
    expect(
      await store.commit([[{ type: 'table-saved', record: sampleRecord() }], [CREATED, appended('m1', 1, 2)]]),
    ).toEqual([WRITTEN, WRITTEN]);
    expect(await store.readTable('BCDFGH')).toEqual(sampleRecord());
    expect(await store.readMatch('m1')).toEqual({ header: CREATED.header, table: 'BCDFGH', signature: null });
    expect(await store.readEntries('m1', 0)).toEqual([sampleEntry(1), sampleEntry(2)]);
    expect(await store.readEntries('m1', 1)).toEqual([sampleEntry(2)]);
  });

  it('knows nothing of what was never written', async () => {
    const store = open();
    expect(await store.readTable('BCDFGH')).toBeNull();
    expect(await store.readMatch('m1')).toBeNull();
    expect(await store.readEntries('m1', 0)).toEqual([]);
    expect(await store.listFinished(10)).toEqual([]);
  });

  it.each([
    ['a gap', [appended('m1', 4)]],
    ['what is there already', [appended('m1', 2)]],
    ['a gap within', [appended('m1', 3, 5)]],
    ['a gap after a right one in the same group', [appended('m1', 3), appended('m1', 5)]],
    ['the same twice', [appended('m1', 3), appended('m1', 3)]],
  ] as const)('refuses entries that follow something else: %s', async (_case, group) => {
    const store = open();
    await store.commit([[CREATED, appended('m1', 1, 2)]]);
    expect(await store.commit([group])).toEqual([CONFLICT]);
    expect(await store.readEntries('m1', 0)).toHaveLength(2);
  });

  it('writes a group as a whole or not at all, and the others all the same', async () => {
    const store = open();
    await store.commit([[CREATED, appended('m1', 1)]]);
    const stale = [{ type: 'table-saved', record: sampleRecord({ revision: 7 }) }, appended('m1', 2)] as const;
    expect(await store.commit([stale, [appended('m1', 2)], [appended('m1', 2)]])).toEqual([
      CONFLICT,
      WRITTEN,
      CONFLICT,
    ]);
    expect(await store.readEntries('m1', 0)).toHaveLength(2);
    expect(await store.readTable('BCDFGH')).toBeNull();
  });

  it('takes a record only after the one before it', async () => {
    const store = open();
    const save = (revision: number) => store.commit([[{ type: 'table-saved', record: sampleRecord({ revision }) }]]);
    expect(await save(2)).toEqual([CONFLICT]);
    expect(await save(1)).toEqual([WRITTEN]);
    expect(await save(1)).toEqual([CONFLICT]);
    expect(await save(2)).toEqual([WRITTEN]);
    expect((await store.readTable('BCDFGH'))?.revision).toBe(2);
  });

  it('removes a table that has not changed since', async () => {
    const store = open();
    await store.commit([[{ type: 'table-saved', record: sampleRecord() }]]);
    const remove = (revision: number) => store.commit([[{ type: 'table-removed', code: 'BCDFGH', revision }]]);
    expect(await remove(2)).toEqual([CONFLICT]);
    expect(await remove(1)).toEqual([WRITTEN]);
    expect(await store.readTable('BCDFGH')).toBeNull();
  });

  it('does not begin a match twice', async () => {
    const store = open();
    expect(await store.commit([[CREATED], [CREATED]])).toEqual([WRITTEN, CONFLICT]);
  });

  it('lists what is over, latest first, without seeds', async () => {
    const store = open();
    for (const [match, finishedAt] of [
      ['m1', '2026-01-02'],
      ['m2', '2026-01-03'],
      ['m3', null],
    ] as const) {
      await store.commit([[{ ...CREATED, header: sampleHeader(match) }]]);
      await store.commit([[{ type: 'entries-appended', match, entries: [finishedEntry(1)] }]]);
      if (finishedAt !== null) await store.commit([[{ type: 'match-signed', match, signature: 'sig', finishedAt }]]);
    }
    const finished = await store.listFinished(10);
    expect(finished.map(({ header }) => header.match)).toEqual(['m2', 'm1']);
    expect(finished[0]).toMatchObject({ finishedAt: '2026-01-03', totals: FINISHED });
    expect(JSON.stringify(finished)).not.toContain('a secret');
    expect(await store.listFinished(1)).toHaveLength(1);
    expect((await store.readMatch('m2'))?.signature).toBe('sig');
  });

  it('tells followers once for each commit, before the commit resolves, and only of what was written', async () => {
    const store = open();
    await store.commit([[CREATED]]);
    const heard: number[][] = [];
    const stop = store.follow('m1', (entries) => heard.push(entries.map(({ seq }) => seq)));
    await store.commit([[appended('m1', 1)], [appended('m1', 2, 3)], [appended('m1', 9)]]);
    expect(heard).toEqual([[1, 2, 3]]);
    await store.commit([[appended('m1', 9)]]);
    stop();
    await store.commit([[appended('m1', 4)]]);
    expect(heard).toHaveLength(1);
  });

  it('keeps the first signing key', async () => {
    const store = open();
    expect(await store.signingKey('first')).toBe('first');
    expect(await store.signingKey('second')).toBe('first');
  });

  it('can be checked', async () => {
    await expect(open().check()).resolves.toBeUndefined();
  });
});

const SESSION = { type: 'session-saved', record: sampleSession() } as const;
const student = (change: Parameters<typeof sampleStudent>[0] = {}) =>
  ({ type: 'student-saved', session: 'SESSN1', student: sampleStudent(change) }) as const;
const refused = (who: string, text: string) =>
  ({
    type: 'line-refused',
    session: 'SESSN1',
    line: { student: who, round: 0, text, code: 'python-error', params: { name: 'NameError', message: '' } },
  }) as const;
const OF_SESSION = { ...sampleRecord(), session: 'SESSN1' };

describe.each([
  ['sqlite', () => openSqlite()],
  ['memory', () => new MemoryLogStore()],
] as const)('sessions in the %s store', (_name, open) => {
  it('are read with their students, in the order in which they came', async () => {
    const store = open();
    const twelve = Array.from({ length: 12 }, (_, index) => student({ id: `s${index + 1}` }));
    await store.commit([[SESSION, ...twelve], [student({ id: 's2', name: 'Ben' })]]);
    const state = await store.readSession('SESSN1');
    expect(state?.record).toEqual(SESSION.record);
    expect([...(state?.students.keys() ?? [])]).toEqual(twelve.map((write) => write.student.id));
    expect(state?.students.get('s2')?.name).toBe('Ben');
    expect(await store.listSessions()).toEqual([
      { code: 'SESSN1', touchedAt: SESSION.record.touchedAt, retentionDays: 30, hasEnded: false },
    ]);
    expect(await store.readSession('OTHER')).toBeNull();
  });

  it('follow the revision before', async () => {
    const store = open();
    const second = { type: 'session-saved', record: sampleSession({ revision: 2 }) } as const;
    expect(await store.commit([[second]])).toEqual([CONFLICT]);
    expect(await store.commit([[SESSION], [SESSION], [second]])).toEqual([WRITTEN, CONFLICT, WRITTEN]);
    expect((await store.readSession('SESSN1'))?.record.revision).toBe(2);
  });

  it('are none of the tables that wait in a lobby', async () => {
    const store = open();
    const waiting = { ...sampleRecord(), code: 'WAITS', stage: { type: 'lobby' } } as const;
    const playing = { ...sampleRecord(), code: 'PLAYS', stage: { type: 'playing', match: 'm1' } } as const;
    const records = [waiting, playing, { ...OF_SESSION, stage: { type: 'lobby' } } as const];
    await store.commit([[SESSION], ...records.map((record) => [{ type: 'table-saved', record } as const])]);
    expect(await store.listLobbies()).toEqual([waiting]);
  });

  it('lose a student with the lines of theirs that were refused', async () => {
    const store = open();
    await store.commit([[SESSION, student(), student({ id: 's2' }), refused('s1', 'a'), refused('s2', 'b')]]);
    expect(await store.readRefusedLines('SESSN1')).toHaveLength(2);
    await store.commit([[{ type: 'student-removed', session: 'SESSN1', id: 's1' }]]);
    expect([...((await store.readSession('SESSN1'))?.students.keys() ?? [])]).toEqual(['s2']);
    expect((await store.readRefusedLines('SESSN1')).map(({ text }) => text)).toEqual(['b']);
  });

  it('go with everything that belongs to them, and with nothing else', async () => {
    const store = open();
    const other = { ...sampleRecord(), code: 'OTHER' };
    await store.commit([
      [SESSION, student(), refused('s1', 'a')],
      [{ type: 'table-saved', record: OF_SESSION }, CREATED, appended('m1', 1, 2)],
      [
        { type: 'table-saved', record: other },
        { type: 'match-created', header: sampleHeader('m2'), table: 'OTHER' },
      ],
    ]);
    await store.commit([[{ type: 'session-removed', code: 'SESSN1' }]]);
    expect(await store.readSession('SESSN1')).toBeNull();
    expect(await store.readRefusedLines('SESSN1')).toEqual([]);
    expect([await store.readTable(OF_SESSION.code), await store.readMatch('m1')]).toEqual([null, null]);
    expect(await store.readEntries('m1', 0)).toEqual([]);
    expect(await store.readTable('OTHER')).toEqual(other);
    expect(await store.readMatch('m2')).not.toBeNull();
  });
});

describe('the sqlite store on the disk', () => {
  it('holds nothing of what was deleted, in any of its files', async () => {
    const folder = newFolder();
    const store = openSqlite(folder);
    const filler = Array.from({ length: 50 }, (_, index) => student({ id: `s${index + 3}`, name: `Filler ${index}` }));
    await store.commit([
      [SESSION, student({ name: 'Unmistakable One' }), student({ id: 's2', name: 'Unmistakable Two' })],
    ]);
    await store.commit([[...filler, refused('s1', 'unmistakable_line = 1')]]);
    await store.commit([[{ type: 'student-removed', session: 'SESSN1', id: 's1' }]]);
    expect(bytesOf(folder)).not.toMatch(/Unmistakable One|unmistakable_line/);
    expect(bytesOf(folder)).toContain('Unmistakable Two');
    await store.commit([[{ type: 'session-removed', code: 'SESSN1' }]]);
    expect(bytesOf(folder)).not.toMatch(/Unmistakable|Filler|SESSN1/);
  });

  it('finds everything again', async () => {
    const folder = newFolder();
    const before = openSqliteLogStore(folder);
    await before.commit([[{ type: 'table-saved', record: sampleRecord() }, CREATED, appended('m1', 1)]]);
    await before.signingKey('the key');
    await before.close();
    const after = openSqlite(folder);
    expect(await after.readTable('BCDFGH')).toEqual(sampleRecord());
    expect(await after.readEntries('m1', 0)).toEqual([sampleEntry(1)]);
    expect(await after.signingKey('another')).toBe('the key');
  });

  it('is alone with its folder, and says so to a second one', () => {
    const folder = newFolder();
    openSqlite(folder);
    expect(() => openSqliteLogStore(folder)).toThrow(`another server uses the data folder ${folder}`);
  });

  it('refuses a database of a later version', async () => {
    const folder = newFolder();
    await openSqliteLogStore(folder).close();
    const raw = new Database(join(folder, DATABASE_FILE));
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    expect(() => openSqliteLogStore(folder)).toThrow('later version (schema 99)');
  });

  it('refuses a file that is no database, and names the folder', () => {
    const folder = newFolder();
    const raw = new Database(join(folder, 'other.db'));
    raw.close();
    expect(() => openSqliteLogStore(join(folder, 'other.db'))).toThrow(join(folder, 'other.db'));
  });

  it('writes nothing of a commit that fails', async () => {
    const store = openSqlite();
    await store.commit([[CREATED]]);
    const orphan = [appended('no such match', 1)] as const;
    await expect(store.commit([[appended('m1', 1)], orphan])).rejects.toBeInstanceOf(StorageError);
    expect(await store.readEntries('m1', 0)).toEqual([]);
    expect(await store.commit([[appended('m1', 1)]])).toEqual([WRITTEN]);
  });

  it('refuses what does not fit on the disk, loses nothing, and goes on when there is room again', async () => {
    const connection = openDatabase(newFolder());
    const store = new SqliteLogStore(connection);
    cleanUps.unshift(() => void store.close());
    await store.commit([[CREATED, appended('m1', 1)]]);
    connection.exec('PRAGMA max_page_count = 1');
    const seqs = Array.from({ length: 500 }, (_, index) => index + 2);
    await expect(store.commit([[appended('m1', ...seqs)]])).rejects.toThrow('full');
    expect(await store.readEntries('m1', 0)).toEqual([sampleEntry(1)]);
    connection.exec('PRAGMA max_page_count = 1000000');
    expect(await store.commit([[appended('m1', ...seqs)]])).toEqual([WRITTEN]);
  });
});
