/** What only the rules can tell: logs that somebody with the server's key has changed and sealed again. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/match/entries.ts';
import { formatLog, type MatchLog, sealLog } from '../../shared/match/log.ts';
import { publicKeyOf, sha256Hex } from '../../shared/match/log-chain.ts';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { scriptedMatch } from './scripted-match.ts';
import { TEST_SECRET_KEY } from './table.ts';

let log: MatchLog;
let text: string;
beforeAll(() => {
  log = scriptedMatch().log();
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

  it('fails with another runtime than that of the first round', () => {
    const header = { ...log.header, runtime: '2.7' as const };
    expect(verifyLog(forged((entries) => entries, header))).toMatchObject({ line: 1, code: 'wrong-runtime' });
  });

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
