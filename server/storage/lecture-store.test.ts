/** What every store does with lectures: the same suite for each adapter of the port. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LectureRoom } from '../../test/lecture/lecture-room.ts';
import { MemoryLogStore } from '../../test/server/doubles/memory-log-store.ts';
import type { LogStore } from './log-store.ts';
import { openSqliteLogStore } from './sqlite/sqlite-log-store.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanUps.splice(0)) clean();
});

function openSqlite(): LogStore {
  const folder = mkdtempSync(join(tmpdir(), 'garbage-day-store-'));
  const store = openSqliteLogStore(folder);
  cleanUps.push(
    () => void store.close(),
    () => rmSync(folder, { recursive: true, force: true }),
  );
  return store;
}

const room = new LectureRoom().line('a = Node()').line('b = a').line('del a').line('del b');
const { header, entries, signature } = room.log();
const CREATED = { type: 'lecture-created', header, session: 'CLASS1' } as const;
const appended = (...seqs: number[]) =>
  ({ type: 'lecture-appended', lecture: header.lecture, entries: seqs.map((seq) => entryAt(seq)) }) as const;

function entryAt(seq: number) {
  const found = entries[seq - 1] ?? entries[0];
  if (found === undefined) throw new Error('an empty lecture');
  return { ...found, seq };
}

describe.each([
  ['sqlite', openSqlite],
  ['memory', () => new MemoryLogStore()],
] as const)('lectures in the %s store', (_name, open) => {
  it('are read as they were written', async () => {
    const store = open();
    expect(await store.readLecture(header.lecture)).toBeNull();
    expect(await store.readLectureEntries(header.lecture)).toEqual([]);
    await store.commit([[CREATED, appended(1, 2)], [appended(3)]]);
    expect(await store.readLecture(header.lecture)).toEqual({ header, session: 'CLASS1', signature: null });
    expect(await store.readLectureEntries(header.lecture)).toEqual(entries.slice(0, 3));
  });

  it('are signed', async () => {
    const store = open();
    const signed = { type: 'lecture-signed', lecture: header.lecture, signature, finishedAt: '2026-01-02' } as const;
    await store.commit([[CREATED, appended(1), signed]]);
    expect((await store.readLecture(header.lecture))?.signature).toBe(signature);
  });

  it.each([
    ['a gap', [appended(4)]],
    ['what is there already', [appended(2)]],
    ['a gap within', [appended(3, 5)]],
    ['the same twice', [appended(3), appended(3)]],
    ['a second beginning', [CREATED]],
  ] as const)('refuse what follows something else: %s', async (_case, group) => {
    const store = open();
    await store.commit([[CREATED, appended(1, 2)]]);
    expect(await store.commit([group, [appended(3)]])).toEqual([{ type: 'conflict' }, { type: 'written' }]);
    expect(await store.readLectureEntries(header.lecture)).toHaveLength(3);
  });

  it('are gone with their session, and with no other', async () => {
    const store = open();
    await store.commit([[CREATED, appended(1, 2)]]);
    await store.commit([[{ type: 'session-removed', code: 'CLASS2' }]]);
    expect(await store.readLectureEntries(header.lecture)).toHaveLength(2);
    await store.commit([[{ type: 'session-removed', code: 'CLASS1' }]]);
    expect(await store.readLecture(header.lecture)).toBeNull();
    expect(await store.readLectureEntries(header.lecture)).toEqual([]);
  });
});
