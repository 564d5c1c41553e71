/** Nobody may read on the wire what only the table shows in the end. Looks at every frame of every client. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLog } from '../../shared/match/log.ts';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import { TestClient } from './client.ts';
import { createTable, startTestServer, type TestServer } from './server.ts';

const SEED = 'the-seed-that-nobody-may-know';
/** No other number on the wire is one of these. */
const FORECASTS = [83, 89] as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ SEED });
});
afterAll(() => server.stop());

/** What a client has heard before the first reveal, and after it. */
function split(client: TestClient): { before: string[]; after: string[] } {
  const reveal = client.frames.findIndex((frame) => frame.includes('"type":"revealed"'));
  if (reveal === -1) throw new Error('nothing was revealed');
  return { before: client.frames.slice(0, reveal), after: client.frames.slice(reveal) };
}

/** Every object in a JSON text, however deep. */
function objectsIn(frame: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  JSON.parse(frame, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      found.push(value as Record<string, unknown>);
    return value;
  });
  return found;
}

const isContract = (value: Record<string, unknown>) => 'kind' in value && 'object' in value && 'points' in value;

describe('the wire', () => {
  it('carries nobody’s contracts, forecasts, keys or seed to anybody else before they are revealed', async () => {
    const code = await createTable(server.url, {
      playlist: ['roommates'],
      bots: ['random'],
      settings: {
        briefingSeconds: 1,
        buildSeconds: 1,
        predictSeconds: 2,
        bellSeconds: 0.2,
        collectSeconds: 1,
        revealSeconds: 1,
      },
    });
    const players = [
      await TestClient.join(server.url, code, { name: 'Ann' }),
      await TestClient.join(server.url, code, { name: 'Ben' }),
    ] as const;
    const [ann, ben] = players;
    const fan = await TestClient.join(server.url, code, { role: 'spectator' });
    await ann.do({ t: 'start' });

    await Promise.all(players.map((player) => player.untilPhase('predict')));
    for (const [index, player] of players.entries()) {
      const values = Object.fromEntries(
        (player.state?.round?.stakes ?? []).map((stake) => [stake, FORECASTS[index] ?? 0]),
      );
      await player.do({ t: 'forecast', values });
    }
    // whoever comes back or disagrees is sent everything again, and that must hold no more
    await ben.close();
    const benAgain = await TestClient.join(server.url, code, { key: ben.key });
    await benAgain.do({ t: 'disagree', seq: 1 });
    const late = await TestClient.join(server.url, code, { role: 'spectator' });
    await Promise.all([ann, benAgain, fan, late].map((client) => client.untilPhase('finished')));

    const log = readLog(await (await fetch(`${server.url}/api/matches/${ann.header?.match}/log`)).text());
    if (!log.ok) throw new Error(log.message);
    const dealt = log.log.entries.flatMap((entry) => (entry.type === 'contracts-dealt' ? entry.contracts : []));
    expect(new Set(dealt.map(({ seat }) => seat)).size).toBe(3);

    const viewers = [
      { client: ann, seat: 0, own: FORECASTS[0], keys: [ben.key] },
      { client: ben, seat: 1, own: FORECASTS[1], keys: [ann.key] },
      { client: benAgain, seat: 1, own: FORECASTS[1], keys: [ann.key] },
      { client: fan, seat: null, own: null, keys: [ann.key, ben.key] },
      { client: late, seat: null, own: null, keys: [ann.key, ben.key] },
    ];
    for (const { client, seat, own, keys } of viewers) {
      const before = client === ben ? client.frames : split(client).before;
      const all = client.frames.join('\n');
      for (const secret of [SEED, ...keys, ...keys.map(sha256Hex), '"hash"', 'keyHash']) {
        expect(all.includes(secret), `${secret} to seat ${seat}`).toBe(false);
      }
      const objects = before.flatMap(objectsIn);
      const contracts = objects.filter(isContract);
      expect(contracts.filter((contract) => contract.seat !== seat)).toEqual([]);
      if (seat !== null) expect(contracts.length).toBeGreaterThan(0);
      const forecasts = objects.filter((value) => value.type === 'forecast-made');
      expect(forecasts.filter(({ by, values }) => by !== seat && values !== null)).toEqual([]);
      for (const value of FORECASTS) {
        const seen = before.some((frame) => new RegExp(`"#\\d+":${value}\\b`).test(frame));
        expect(seen, `forecast ${value} to seat ${seat}`).toBe(value === own);
      }
    }
    // the same look finds them once they are open
    const open = split(fan).after.flatMap(objectsIn);
    expect(open.filter(isContract)).toHaveLength(dealt.length);
    expect(split(fan).after.some((frame) => frame.includes(`:${FORECASTS[0]}`))).toBe(true);
  });
});
