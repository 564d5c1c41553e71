import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { TestClient } from './client.ts';
import { createTable, SHORT, startTestServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('a whole match', () => {
  it('takes two people and a bot from the lobby to the podium, and again', async () => {
    const code = await createTable(server.url, { playlist: ['roommates'], settings: SHORT, bots: ['greedy'] });
    const ann = await TestClient.join(server.url, code, { name: 'Ann' });
    const ben = await TestClient.join(server.url, code, { name: 'Ben' });
    expect([ann.seat, ben.seat]).toEqual([0, 1]);
    expect(ben.lobby).toMatchObject({
      host: 0,
      playlist: ['roommates'],
      seats: [{ name: 'Ann' }, { name: 'Ben' }, {}],
    });

    await ann.do({ t: 'start' });
    await playRound(ann, ben);
    await Promise.all([ann.untilPhase('finished'), ben.untilPhase('finished')]);
    expect(ann.state?.stage).toEqual(ben.state?.stage);
    expect(ann.entries.map(({ seq }) => seq)).toEqual(ben.entries.map(({ seq }) => seq));
    expect(ann.entries.filter(({ by }) => by === 2).length).toBeGreaterThan(1);

    const first = ann.header?.match ?? '';
    const log = await fetch(`${server.url}/api/matches/${first}/log`);
    expect(log.headers.get('content-type')).toContain('application/x-ndjson');
    const verdict = verifyLog(await log.text());
    expect(verdict).toMatchObject({ ok: true });

    await ann.do({ t: 'start' });
    expect(ann.header?.match).not.toBe(first);
    await ben.untilPhase('build');
  }, 30_000);
});

/** Both say a line, forecast, and are ready in every phase that asks for it. */
async function playRound(ann: TestClient, ben: TestClient): Promise<void> {
  await Promise.all([ann.do({ t: 'ready' }), ben.do({ t: 'ready' })]);
  await Promise.all([ann.untilPhase('build'), ben.untilPhase('build')]);
  await ann.do({ t: 'line', text: 'pet = Node()' });
  expect(await ben.ask({ t: 'line', text: 'pet.left = 1' })).toMatchObject({
    t: 'refused',
    refusal: { code: 'python-error', params: { name: 'NameError' } },
  });
  await Promise.all([ann.untilPhase('predict'), ben.untilPhase('predict')]);
  const [stake = '#1'] = ann.state?.round?.stakes ?? [];
  await ann.do({ t: 'forecast', values: { [stake]: 80 } });
  await Promise.all([ann.do({ t: 'ready' }), ben.do({ t: 'ready' })]);
}
