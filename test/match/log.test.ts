import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyBytes, verifyFiles } from '../../server/cli/verify.ts';
import { canonicalJson, type JsonValue } from '../../shared/match/canonical-json.ts';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { formatLog, type MatchLog, readLog, sealLog } from '../../shared/match/log.ts';
import { publicKeyOf, sha256Hex } from '../../shared/match/log-chain.ts';
import { entrySchema } from '../../shared/match/log-schema.ts';
import { randomFor } from '../../shared/match/random.ts';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { ROOMMATES, scenarioText } from './scenarios.ts';
import { TEST_SECRET_KEY, TestTable } from './table.ts';

/** A match with every type of entry in it. */
function scriptedMatch(): TestTable {
  const second = scenarioText(['box = [Node(), Node(), Loud()]', 'box[0].next = box[1]'], { truck: 0 });
  const at = new TestTable({
    scenarios: { roommates: ROOMMATES, second },
    settings: { peerSeconds: 15, tokensAtStart: 30, tokensAtMost: 30 },
  });
  at.begin();
  at.ready(0);
  at.until('build');
  at.do({ type: 'drop-out', seat: 1 });
  for (let move = 0; move < 21; move++) at.line(0, `a${move} = Node()`);
  at.do({ type: 'return', seat: 1 });
  at.line(1, "album['k3'] = shelf[1]");
  at.until('predict');
  const [stake = '#1', other = '#2'] = at.state.round?.stakes ?? [];
  at.forecast(0, { [stake]: 80, [other]: 10 });
  at.forecast(1, { [stake]: 30 });
  at.until('peer').forecast(1, { [stake]: 60 });
  return at.finish();
}

let log: MatchLog;
let text: string;
beforeAll(() => {
  const at = scriptedMatch();
  log = at.log();
  text = formatLog(log);
});

/** The log with some entries changed by somebody who has the server's key: only the rules can tell. */
function forged(change: (entries: Entry[]) => Entry[], header = log.header): string {
  const entries = change(log.entries.map(({ hash: _, ...entry }) => entry));
  return formatLog(sealLog(header, entries, TEST_SECRET_KEY));
}

const replaced = (type: Entry['type'], change: (entry: Entry) => unknown) => (entries: Entry[]) => {
  const index = entries.findIndex((entry) => entry.type === type);
  return entries.map((entry, at) => (at === index ? (change(entry) as Entry) : entry));
};

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
        players: log.header.players,
        rounds: 2,
        entries: log.entries.length,
        moves: 22,
        totals: [expect.objectContaining({ seat: 0 }), expect.objectContaining({ seat: 1 })],
        publicKey: publicKeyOf(TEST_SECRET_KEY),
      },
    });
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
  });

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
    for (let at = 0; at < lines.length; at++) {
      const without = lines.filter((_, index) => index !== at);
      const doubled = lines.flatMap((line, index) => (index === at ? [line, line] : [line]));
      expect(verifyLog(`${without.join('\n')}\n`).ok, `without line ${at + 1}`).toBe(false);
      expect(verifyLog(`${doubled.join('\n')}\n`).ok, `line ${at + 1} twice`).toBe(false);
      if (at === 0) continue;
      const swapped = lines.with(at, lines[at - 1] ?? '').with(at - 1, lines[at] ?? '');
      expect(verifyLog(`${swapped.join('\n')}\n`).ok, `lines ${at} and ${at + 1} swapped`).toBe(false);
    }
  });

  it('names the line and the entry that was changed', () => {
    const lines = text.split('\n');
    const at = log.entries.findIndex(({ type }) => type === 'moved');
    lines[at + 1] = (lines[at + 1] ?? '').replace('a0', 'b0');
    expect(verifyLog(lines.join('\n'))).toMatchObject({ ok: false, line: at + 2, seq: at + 1, code: 'wrong-hash' });
  });
});

describe('a log forged with the server’s own key', () => {
  const dealt = (entry: Entry) =>
    entry.type === 'contracts-dealt'
      ? { ...entry, contracts: entry.contracts.map((contract) => ({ ...contract, points: 30 })) }
      : entry;

  it.each([
    {
      given: 'other contracts',
      code: 'wrong-entry',
      change: replaced('contracts-dealt', (entry) => ({ ...dealt(entry), contracts: [] })),
    },
    {
      given: 'other stakes',
      code: 'wrong-entry',
      change: replaced('stakes-chosen', (entry) => ({ ...entry, stakes: ['#1'] })),
    },
    {
      given: 'another digest',
      code: 'wrong-entry',
      change: replaced('checkpointed', (entry) => ({ ...entry, digest: '0' })),
    },
    {
      given: 'another result',
      code: 'wrong-entry',
      change: replaced('revealed', (entry) => ({ ...entry, results: [] })),
    },
    { given: 'other totals', code: 'wrong-entry', change: replaced('finished', (entry) => ({ ...entry, totals: [] })) },
    {
      given: 'other disagreements',
      code: 'wrong-entry',
      change: replaced('disagreements-shown', (entry) => ({ ...entry, disagreements: [] })),
    },
    {
      given: 'a longer phase',
      code: 'wrong-entry',
      change: replaced('phase-started', (entry) => ({ ...entry, until: 1e6 })),
    },
    {
      given: 'a line that raises',
      code: 'not-foldable',
      change: replaced('moved', (entry) => ({ ...entry, line: 'a = q' })),
    },
    {
      given: 'a line that is none',
      code: 'illegal-entry',
      change: replaced('moved', (entry) => ({ ...entry, line: 'if' })),
    },
    {
      given: 'a line out of the vocabulary',
      code: 'illegal-entry',
      change: replaced('moved', (entry) => ({ ...entry, line: 'gc.enable()' })),
    },
    {
      given: 'a line in another spelling',
      code: 'wrong-entry',
      change: replaced('moved', (entry) => ({ ...entry, line: 'a0=Node()' })),
    },
    {
      given: 'a line too dear',
      code: 'illegal-entry',
      change: replaced('moved', (entry) => ({ ...entry, line: `a0 = [${Array(31).fill('Node()').join(', ')}]` })),
    },
    { given: 'a move of nobody', code: 'illegal-entry', change: replaced('moved', (entry) => ({ ...entry, by: 5 })) },
    {
      given: 'a move after the bell',
      code: 'illegal-entry',
      change: (entries: Entry[]) => movedTo(entries, 'moved', 'bell'),
    },
    {
      given: 'a forecast without values',
      code: 'illegal-entry',
      change: replaced('forecast-made', (entry) => ({ ...entry, values: null })),
    },
    {
      given: 'a forecast on no stake',
      code: 'illegal-entry',
      change: replaced('forecast-made', (entry) => ({ ...entry, values: { '#999': 3 } })),
    },
    {
      given: 'a forecast for the wrong pass',
      code: 'wrong-entry',
      change: replaced('forecast-made', (entry) => ({ ...entry, pass: 2 })),
    },
    {
      given: 'a bot where nobody dropped out',
      code: 'illegal-entry',
      change: replaced('player-returned', (entry) => ({ ...entry, type: 'bot-stepped-in' })),
    },
    {
      given: 'a phase that ends too soon',
      code: 'illegal-entry',
      change: replaced('checkpointed', (entry) => ({ ...entry, at: 24_999 })),
    },
    { given: 'a fall of time', code: 'wrong-time', change: replaced('finished', (entry) => ({ ...entry, at: 0 })) },
    { given: 'a gap', code: 'wrong-seq', change: replaced('finished', (entry) => ({ ...entry, seq: 9999 })) },
    { given: 'no end', code: 'not-finished', change: (entries: Entry[]) => entries.slice(0, -2) },
    {
      given: 'an entry without cause',
      code: 'illegal-entry',
      change: (entries: Entry[]) => renumbered(entries.filter(({ type }) => type !== 'round-started')),
    },
    {
      given: 'a missing checkpoint',
      code: 'wrong-entry',
      change: (entries: Entry[]) => renumbered(withoutMoveCheckpoint(entries)),
    },
  ] as { given: string; code: string; change: (entries: Entry[]) => Entry[] }[])(
    'fails with $given: $code',
    ({ change, code }) => {
      expect(verifyLog(forged(change))).toMatchObject({ ok: false, code });
    },
  );

  it('fails with another seed, another engine, another key', () => {
    const same = (entries: Entry[]) => entries;
    expect(verifyLog(forged(same))).toMatchObject({ ok: true });
    expect(verifyLog(forged(same, { ...log.header, seed: 'another' }))).toMatchObject({ line: 1, code: 'wrong-seed' });
    const promised = { ...log.header, seed: 'another', seedHash: sha256Hex('another') };
    expect(verifyLog(forged(same, promised))).toMatchObject({ ok: false, code: 'wrong-entry' });
    expect(verifyLog(forged(same, { ...log.header, engine: 99 }))).toMatchObject({ line: 1, code: 'wrong-engine' });
    const publicKey = publicKeyOf(new Uint8Array(32).fill(1));
    expect(verifyLog(text, { publicKey })).toMatchObject({ line: 1, code: 'wrong-key' });
    expect(verifyLog(forged(same, { ...log.header, publicKey }))).toMatchObject({ code: 'wrong-signature' });
  });

  it('fails where the scenario is missing or is none', () => {
    const same = (entries: Entry[]) => entries;
    expect(verifyLog(forged(same, { ...log.header, scenarios: {} }))).toMatchObject({ line: 2, code: 'not-foldable' });
    const broken = { ...log.header, scenarios: { ...log.header.scenarios, roommates: 'shelf = [' } };
    expect(verifyLog(forged(same, broken))).toMatchObject({ line: 2, code: 'not-foldable' });
  });
});

/** The first entry of a type, put behind the start of a phase. */
function movedTo(entries: Entry[], type: Entry['type'], phase: string): Entry[] {
  const entry = entries.find((candidate) => candidate.type === type);
  const rest = entries.filter((candidate) => candidate !== entry);
  const after = rest.findIndex((candidate) => candidate.type === 'phase-started' && candidate.phase === phase);
  const at = rest[after]?.at ?? 0;
  return renumbered(entry === undefined ? rest : rest.toSpliced(after + 1, 0, { ...entry, at }));
}

function withoutMoveCheckpoint(entries: Entry[]): Entry[] {
  const at = entries.findIndex((entry, index) => entry.type === 'checkpointed' && entries[index - 1]?.type === 'moved');
  return entries.toSpliced(at, 1);
}

function renumbered(entries: Entry[]): Entry[] {
  return entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
}

/** Both players with what they won, as the command line says it. */
function scores(): string {
  const last = log.entries.at(-1);
  const totals = last?.type === 'finished' ? last.totals : [];
  return totals
    .map(({ seat, forecastPoints, contractPoints }) => `Player ${seat} ${forecastPoints + contractPoints}`)
    .join(', ');
}

describe('verify on the command line', () => {
  const files = async (...names: string[]) => {
    const said: string[] = [];
    const exit = await verifyFiles(names, {}, { out: (line) => said.push(line), err: (line) => said.push(line) });
    return { exit, said };
  };

  it('says that a log is valid, and what it held', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'garbage-day-'));
    const file = join(folder, 'match.jsonl');
    await writeFile(file, text);
    const { exit, said } = await files(file);
    await rm(folder, { recursive: true });
    expect(exit).toBe(0);
    expect(said).toEqual([
      `${file}: valid: match test-match, 2 rounds, 22 moves, ${log.entries.length} entries; ${scores()}`,
    ]);
  });

  it('tells a file that cannot be read from one that does not hold', async () => {
    const { exit, said } = await files(new URL('scenarios.ts', import.meta.url).pathname);
    expect(exit).toBe(1);
    expect(said[0]).toContain('INVALID at line 1: not-json');
    expect((await files('/nowhere/at/all.jsonl')).exit).toBe(2);
  });
});

describe('canonical JSON', () => {
  it('is what every line of the log is', () => {
    for (const line of text.split('\n').slice(0, -1)) expect(canonicalJson(JSON.parse(line) as JsonValue)).toBe(line);
  });
});
