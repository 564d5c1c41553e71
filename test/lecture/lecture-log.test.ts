/** A lecture's log holds exactly if a lecture made it so. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyBytes, verifyFiles } from '../../server/cli/verify.ts';
import type { LectureEntry, LoggedLectureEntry } from '../../shared/lecture/entries.ts';
import { formatLecture, isLectureLog, sealLecture } from '../../shared/lecture/lecture-log.ts';
import { verifyLecture } from '../../shared/lecture/verify-lecture.ts';
import { publicKeyOf } from '../../shared/match/log-chain.ts';
import { LECTURE_KEY, LectureRoom } from './lecture-room.ts';

function given(): LectureRoom {
  const room = new LectureRoom(['a = Node()', '# say: Now.', '# forecast: a', '# peer', 'del a', '# reveal', 'b = 1']);
  room.next(3);
  room.ask({ type: 'forecast', student: 1, values: { '#1': 80 } });
  room.ask({ type: 'forecast', student: 2, values: { '#1': 20 } });
  room.next();
  room.ask({ type: 'forecast', student: 1, values: { '#1': 10 } });
  room.next(3);
  room.ask({ type: 'skip' });
  room.ask({ type: 'finish' });
  return room;
}

const room = given();
const text = formatLecture(room.log());

/** The log with its entries changed, hashed and signed anew, as whoever has the key could. */
function forged(change: (entries: LectureEntry[]) => readonly LectureEntry[]): string {
  const entries = change(structuredClone(room.entries));
  return formatLecture(sealLecture(room.header, entries, LECTURE_KEY));
}

function edit<T extends LectureEntry['type']>(type: T, change: (entry: Extract<LectureEntry, { type: T }>) => object) {
  return forged((entries) =>
    entries.map((entry) =>
      entry.type === type
        ? ({ ...entry, ...change(entry as Extract<LectureEntry, { type: T }>) } as LectureEntry)
        : entry,
    ),
  );
}

describe("a lecture's log", () => {
  it('holds, and says what it was worth', () => {
    const verdict = verifyLecture(text);
    expect(verdict).toMatchObject({
      ok: true,
      summary: { lecture: 'test-lecture', lines: 2, checkpoints: 1, publicKey: publicKeyOf(LECTURE_KEY) },
    });
    // 25 − 100 · 0.1² and 25 − 100 · 0.2²
    expect(verdict.ok && [...verdict.summary.points]).toEqual([
      [1, 24],
      [2, 21],
    ]);
    expect(isLectureLog(text)).toBe(true);
  });

  it.each([
    ['another fate', edit('checkpoint-revealed', () => ({ alive: { '#1': true } })), 'wrong-entry'],
    ['another gain', edit('checkpoint-revealed', () => ({ gain: 1 })), 'wrong-entry'],
    [
      'another distribution',
      edit('distribution-shown', ({ stakes }) => ({ stakes: stakes.map((one) => ({ ...one, mean: 1 })) })),
      'wrong-entry',
    ],
    ['another stake', edit('checkpoint-opened', () => ({ stakes: ['#2'] })), 'wrong-entry'],
    ['another line ahead', edit('checkpoint-opened', () => ({ ahead: [] })), 'wrong-entry'],
    ['another note', edit('note-shown', () => ({ text: { en: 'Then.', zh: 'Then.' } })), 'wrong-entry'],
    ['a line that is not the script’s', edit('line-run', () => ({ line: 'c = Node()' })), 'wrong-entry'],
    ['another digest', edit('checkpointed', () => ({ digest: '0' })), 'wrong-entry'],
    [
      'no digest',
      forged((entries) => renumbered(entries.filter(({ type }) => type !== 'checkpointed'))),
      'wrong-entry',
    ],
    [
      'a forecast too late',
      forged((entries) => renumbered([...entries.slice(0, -1), late(entries), ...entries.slice(-1)])),
      'illegal-entry',
    ],
    ['a forecast by the host', edit('forecast-made', () => ({ by: 'host' })), 'illegal-entry'],
    ['no end', forged((entries) => entries.slice(0, -1)), 'not-finished'],
    ['two ends', forged((entries) => renumbered([...entries, ...entries.slice(-1)])), 'illegal-entry'],
    ['a gap', forged((entries) => entries.filter((_, index) => index !== 1)), 'wrong-seq'],
    [
      'time that falls',
      forged((entries) => entries.map((entry, index) => ({ ...entry, at: index === 0 ? 5 : 0 }))),
      'wrong-time',
    ],
  ])('does not hold with %s', (_case, forgery, code) => {
    expect(verifyLecture(forgery)).toMatchObject({ ok: false, code });
  });

  it.each([
    ['a changed line', text.replace('"a = Node()"', '"b = Node()"'), 'wrong-hash'],
    ['a changed script', text.replace('del a', 'del b'), 'bad-header'],
    ['another engine', text.replace(/"engine":\d+/, '"engine":99'), 'wrong-engine'],
    ['another signature', text.replace(/"signature":"../, '"signature":"00'), 'wrong-signature'],
    ['spaces', text.replace(',"at":', ', "at":'), 'not-canonical'],
    ['a match’s header', text.replace('garbage-day-lecture/1', 'garbage-day/1'), 'bad-header'],
    ['a cut', text.slice(0, -1), 'cut-off'],
  ])('does not hold with %s', (_case, changed, code) => {
    expect(verifyLecture(changed)).toMatchObject({ ok: false, code });
  });

  it('is not anybody else’s', () => {
    expect(verifyLecture(text, { publicKey: '00'.repeat(32) })).toMatchObject({ ok: false, code: 'wrong-key' });
  });

  it('is verified on the command line like a match’s', async () => {
    expect(verifyBytes(new TextEncoder().encode(text))).toMatchObject({ ok: true });
    const folder = mkdtempSync(join(tmpdir(), 'garbage-day-'));
    const [good, bad] = [join(folder, 'good.jsonl'), join(folder, 'bad.jsonl')];
    writeFileSync(good, text);
    writeFileSync(bad, text.replace('"a = Node()"', '"b = Node()"'));
    const said: string[] = [];
    const exit = await verifyFiles([good, bad], {}, { out: (line) => said.push(line), err: (line) => said.push(line) });
    rmSync(folder, { recursive: true });
    expect(exit).toBe(1);
    expect(said).toEqual([
      `${good}: valid: lecture test-lecture, 1 checkpoint, 2 lines, ${room.entries.length} entries; 2 students, 22.5 points each; signed by ${publicKeyOf(LECTURE_KEY)}`,
      expect.stringContaining(`${bad}: INVALID at line 2, entry 1: wrong-hash`),
    ]);
  });
});

function renumbered(entries: readonly LectureEntry[]): LectureEntry[] {
  return entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
}

function late(entries: readonly LectureEntry[]): LectureEntry {
  const { hash: _, ...forecast } = entries.find(({ type }) => type === 'forecast-made') as LoggedLectureEntry;
  return { ...forecast, at: entries.at(-1)?.at ?? 0 };
}
