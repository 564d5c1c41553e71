import { beforeAll, describe, expect, it } from 'vitest';
import { verifyBytes } from '../../server/cli/verify.ts';
import { canonicalJson, type JsonValue } from '../../shared/match/canonical-json.ts';
import type { LoggedEntry } from '../../shared/match/entries.ts';
import { EntryCheck } from '../../shared/match/entry-check.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { formatLog, type MatchLog, readLog } from '../../shared/match/log.ts';
import { canonicalText, publicKeyOf, sha256Hex } from '../../shared/match/log-chain.ts';
import { entrySchema } from '../../shared/match/log-schema.ts';
import { randomFor } from '../../shared/match/random.ts';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { scriptedMatch } from './scripted-match.ts';
import { TEST_SECRET_KEY } from './table.ts';

let log: MatchLog;
let text: string;
beforeAll(() => {
  log = scriptedMatch().log();
  text = formatLog(log);
});

/** A checkpoint or the first round comes first, and these behind it. */
const DECIDED_BEHIND_ANOTHER: LoggedEntry['type'][] = [
  'checkpointed',
  'round-started',
  'contracts-dealt',
  'phase-started',
  'stakes-chosen',
  'disagreements-shown',
  'revealed',
  'finished',
];

describe('a log', () => {
  it('has every type of entry, for what follows', () => {
    expect(new Set(log.entries.map(({ type }) => type))).toEqual(
      new Set(entrySchema.options.map(({ entries }) => entries.type.literal)),
    );
  });

  it('holds', () => {
    expect(verifyLog(text)).toEqual({
      ok: true,
      summary: {
        match: 'test-match',
        createdAt: log.header.createdAt,
        players: [...log.header.players, { seat: 2, name: 'Late', kind: 'person' }],
        rounds: 2,
        entries: log.entries.length,
        moves: 22,
        totals: [
          expect.objectContaining({ seat: 0 }),
          expect.objectContaining({ seat: 1 }),
          expect.objectContaining({ seat: 2 }),
        ],
        publicKey: publicKeyOf(TEST_SECRET_KEY),
      },
    });
  });

  it('needs no reading where the rules decide what comes', () => {
    const read = readLog(text);
    const entries = read.ok ? read.log.entries : [];
    const check = new EntryCheck(log.header, sha256Hex);
    const unread = entries.filter((entry) => {
      const line = canonicalText(entry);
      const taken = check.nextDecided(line);
      if (taken !== null) return taken.fault === null;
      expect(check.next(entry, line)).toBeNull();
      return false;
    });
    expect(new Set(unread.map(({ type }) => type))).toEqual(new Set(DECIDED_BEHIND_ANOTHER));
    expect(entries.filter(({ type }) => type === 'revealed').every((entry) => unread.includes(entry))).toBe(true);
  });

  it('is read as it was written, and folds to the same match', () => {
    const read = readLog(text);
    expect(read).toEqual({ ok: true, log });
    if (!read.ok) return;
    expect(formatLog(read.log)).toBe(text);
    const state = read.log.entries.reduce(evolve, startMatch(read.log.header));
    expect(state.stage.type).toBe('finished');
  });

  it('fails when any one byte is changed', () => {
    const bytes = new TextEncoder().encode(text);
    const random = randomFor('a byte at a time', 'flips');
    // every line gets its share, and a line's every place comes up sooner or later
    for (const at of [
      0,
      1,
      2,
      bytes.length - 1,
      bytes.length - 2,
      ...Array.from({ length: 300 }, () => random.below(bytes.length)),
    ]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
      expect(verifyBytes(changed).ok, `byte ${at}`).toBe(false);
    }
  }, 60_000);

  it.each([
    ['a newline more at the end', (all: string) => `${all}\n`],
    ['no newline at the end', (all: string) => all.slice(0, -1)],
    ['an empty line', (all: string) => all.replace('\n', '\n\n')],
    ['a space in a line', (all: string) => all.replace('"at":', '"at": ')],
    ['another spelling of a letter', (all: string) => all.replace('"type":"readied"', '"type":"readie\\u0064"')],
    ['another spelling of a number', (all: string) => all.replace('"seq":1,', '"seq":1.0,')],
    ['a member twice', (all: string) => all.replace('"seq":1,', '"seq":1,"seq":1,')],
    ['a member more', (all: string) => all.replace('"seq":1,', '"seq":1,"sex":1,')],
    ['__proto__', (all: string) => all.replace('{"at":0,', '{"__proto__":{},"at":0,')],
    ['Windows newlines', (all: string) => all.replaceAll('\n', '\r\n')],
    ['a byte order mark', (all: string) => `\uFEFF${all}`],
    [
      'the signature in capitals',
      (all: string) =>
        all.replace(/"signature":"(.*)"/, (line) => line.toUpperCase().replace('SIGNATURE', 'signature')),
    ],
    ['a second signature', (all: string) => all + (all.split('\n').at(-2) ?? '')],
    ['nothing', () => ''],
    ['one line', (all: string) => all.slice(0, all.indexOf('\n') + 1)],
    ['no signature', (all: string) => `${all.split('\n').slice(0, -2).join('\n')}\n`],
    ['nesting without end', () => `${'['.repeat(100_000)}\n{}\n`],
  ])('fails with %s', (_, change) => {
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(verifyLog(changed).ok).toBe(false);
    expect(verifyBytes(new TextEncoder().encode(changed)).ok).toBe(false);
  });

  it('fails when lines are dropped, doubled or swapped', () => {
    const lines = text.split('\n').slice(0, -1);
    // every third line, and the last ones
    for (let at = 0; at < lines.length; at += at < lines.length - 4 ? 3 : 1) {
      const without = lines.filter((_, index) => index !== at);
      const doubled = lines.flatMap((line, index) => (index === at ? [line, line] : [line]));
      expect(verifyLog(`${without.join('\n')}\n`).ok, `without line ${at + 1}`).toBe(false);
      expect(verifyLog(`${doubled.join('\n')}\n`).ok, `line ${at + 1} twice`).toBe(false);
      if (at === 0) continue;
      const swapped = lines.with(at, lines[at - 1] ?? '').with(at - 1, lines[at] ?? '');
      expect(verifyLog(`${swapped.join('\n')}\n`).ok, `lines ${at} and ${at + 1} swapped`).toBe(false);
    }
  }, 60_000);

  it('names the line and the entry that was changed', () => {
    const lines = text.split('\n');
    const at = log.entries.findIndex(({ type }) => type === 'moved');
    lines[at + 1] = (lines[at + 1] ?? '').replace('a0', 'b0');
    expect(verifyLog(lines.join('\n'))).toMatchObject({ ok: false, line: at + 2, seq: at + 1, code: 'wrong-hash' });
  });
});

describe('canonical JSON', () => {
  it('is what every line of the log is', () => {
    for (const line of text.split('\n').slice(0, -1)) expect(canonicalJson(JSON.parse(line) as JsonValue)).toBe(line);
  });
});
