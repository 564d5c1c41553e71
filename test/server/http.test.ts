import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FailureLimit } from '../../server/failure-limit.ts';
import { CODE_LENGTH } from '../../server/ids.ts';
import { verifyLog } from '../../shared/match/verify-log.ts';
import { TestClient } from './client.ts';
import { MemoryLogStore } from './doubles/memory-log-store.ts';
import { createTable, SHORT, startTestServer, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const get = (path: string) => fetch(server.url + path);
const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/tables`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const code = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

describe('POST /api/tables', () => {
  it('creates a table with one click', async () => {
    const response = await fetch(`${server.url}/api/tables`, { method: 'POST' });
    expect(response.status).toBe(201);
    const created = (await response.json()) as { code: string };
    expect(created.code).toHaveLength(CODE_LENGTH);
    const table = await (await get(`/api/tables/${created.code}`)).json();
    const link = `${server.url}/play/${created.code}`;
    expect(table).toEqual({ link, code: created.code, phase: 'lobby', seats: 0, free: 8 });
  });

  it('takes a playlist, times and bots', async () => {
    const table = await createTable(server.url, {
      playlist: ['old-town', 'roommates'],
      settings: { buildSeconds: 33, contractsPerSeat: 1 },
      bots: ['random', 'lookahead'],
    });
    const ann = await TestClient.join(server.url, table, { name: 'Ann' });
    expect(ann.lobby).toMatchObject({
      playlist: ['old-town', 'roommates'],
      seats: [{}, { kind: 'random' }, { kind: 'lookahead' }],
    });
    await ann.do({ t: 'start' });
    expect(ann.header?.settings).toMatchObject({ buildSeconds: 33, contractsPerSeat: 1, predictSeconds: 60 });
    await ann.close();
  });

  it.each([
    ['{"playlist":["nowhere"]}', 400, 'no-such-scenario'],
    ['{"playlist":[]}', 400, 'bad-message'],
    ['{"settings":{"buildSeconds":1e9}}', 400, 'bad-message'],
    ['{"settings":{"buildSeconds":0}}', 400, 'bad-message'],
    ['{"settings":{"seed":"mine"}}', 400, 'bad-message'],
    ['{"bots":["clever"]}', 400, 'bad-message'],
    [JSON.stringify({ bots: Array(8).fill('random') }), 400, 'bad-message'],
    ['{"more":1}', 400, 'bad-message'],
    ['{', 400, 'bad-message'],
    ['[]', 400, 'bad-message'],
    ['null', 400, 'bad-message'],
    ['"{}"', 400, 'bad-message'],
    ['{"settings":[]}', 400, 'bad-message'],
    [`{"playlist":["${'x'.repeat(10_000)}"]}`, 413, 'too-large'],
  ])('refuses %.60s', async (body, status, expected) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await code(response)).toBe(expected);
  });

  it.each([
    ['text/plain', '{"bots":["random"]}', 415, 'the body is declared as text/plain, not as application/json'],
    ['application/x-www-form-urlencoded', 'a=b', 415, 'not as application/json'],
    ['application/json', '[]', 400, 'the body is not a JSON object'],
    ['application/json', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'the body is not JSON in UTF-8'],
  ])('names what is wrong with a body of %s', async (type, body, status, issue) => {
    const response = await fetch(`${server.url}/api/tables`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      error: { code: 'bad-message', params: { issue: expect.stringContaining(issue) } },
    });
  });

  it('takes an empty body for none, whatever it is declared as', async () => {
    for (const type of ['text/plain', 'application/json']) {
      expect((await post('', { 'content-type': type })).status).toBe(201);
    }
  });

  it('refuses a page from elsewhere', async () => {
    const response = await post('{}', { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(await code(response)).toBe('origin-refused');
    expect((await post('{}', { origin: server.url })).status).toBe(201);
  });
});

describe('GET /api/tables/CODE', () => {
  it('finds a table however it is typed', async () => {
    const table = await createTable(server.url);
    expect((await get(`/api/tables/${table.toLowerCase()}`)).status).toBe(200);
  });

  it('says that there is none', async () => {
    const response = await get('/api/tables/NOWHERE');
    expect(response.status).toBe(404);
    expect(await code(response)).toBe('no-such-table');
  });

  it('gives the link as a QR code', async () => {
    const table = await createTable(server.url);
    const response = await get(`/api/tables/${table}/qr.svg`);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(await response.text()).toMatch(/^<svg /);
    expect((await get('/api/tables/NOWHERE/qr.svg')).status).toBe(404);
  });

  it('gives a link that others can use, also to who came by a name for their own machine', async () => {
    const table = await createTable(server.url);
    const here = (await (await get(`/api/tables/${table}`)).json()) as { link: string };
    expect(here.link).toBe(`${server.url}/play/${table}`);
    const known = await startTestServer({ PUBLIC_URL: 'https://play.example.org' });
    const open = await createTable(known.url);
    const there = (await (await fetch(`${known.url}/api/tables/${open}`)).json()) as { link: string };
    await known.stop();
    expect(there.link).toBe(`https://play.example.org/play/${open}`);
  });

  it('counts what is not found, and only that', async () => {
    const guarded = await startTestServer({}, { wrongCodes: new FailureLimit(2, 60) });
    const table = await createTable(guarded.url);
    const look = async (name: string) => (await fetch(`${guarded.url}/api/tables/${name}`)).status;
    for (let asked = 0; asked < 5; asked++) expect(await look(table)).toBe(200);
    expect([await look('NOWHERE'), await look('NOWHERE'), await look('NOWHERE')]).toEqual([404, 404, 429]);
    expect(await look(table)).toBe(429);
    await guarded.stop();
  });
});

describe('matches', () => {
  it('are listed and given away when they are over, not before', async () => {
    const table = await createTable(server.url, { playlist: ['roommates'], settings: SHORT, bots: ['random'] });
    const ann = await TestClient.join(server.url, table, { name: 'Ann' });
    await ann.do({ t: 'start' });
    const match = ann.header?.match ?? '';
    const early = await get(`/api/matches/${match}/log`);
    expect(early.status).toBe(403);
    expect(await code(early)).toBe('match-not-over');

    await ann.untilPhase('finished');
    const { matches } = (await (await get('/api/matches')).json()) as { matches: { id: string }[] };
    const listed = matches.find(({ id }) => id === match);
    expect(listed).toMatchObject({
      scenarios: ['roommates'],
      players: [
        { seat: 0, name: 'Ann', kind: 'person' },
        { seat: 1, name: 'Bit', kind: 'random' },
      ],
      totals: [{ seat: 0 }, { seat: 1 }],
    });
    const log = await get(`/api/matches/${match}/log`);
    expect(log.headers.get('content-disposition')).toBe(`attachment; filename=garbage-day-${match}.jsonl`);
    const { publicKey } = (await (await get('/api/key')).json()) as { publicKey: string };
    expect(publicKey).toMatch(/^[0-9a-f]{64}$/);
    expect(verifyLog(await log.text(), { publicKey }).ok).toBe(true);
    await ann.close();
  });

  it('that nobody knows are not found', async () => {
    const response = await get('/api/matches/nothing/log');
    expect(response.status).toBe(404);
    expect(await code(response)).toBe('no-such-match');
  });
});

describe('the rest', () => {
  it('lists scenarios in both languages', async () => {
    const { scenarios } = (await (await get('/api/scenarios')).json()) as {
      scenarios: { id: string; title: object }[];
    };
    expect(scenarios.length).toBeGreaterThanOrEqual(8);
    expect(scenarios.find(({ id }) => id === 'roommates')).toMatchObject({ title: { en: 'Roommates', zh: '室友' } });
  });

  it('tells whether it is alive and ready, and how it is doing', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
    const metrics = await (await get('/metrics')).text();
    for (const name of [
      'connections',
      'tables',
      'moves_total',
      'refusals_total',
      'commit_seconds',
      'sent_bytes_total',
    ]) {
      expect(metrics).toContain(`garbage_day_${name}`);
    }
  });

  it('is not ready when it cannot write', async () => {
    const store = new MemoryLogStore();
    const broken = await startTestServer({}, { store });
    store.failNext(100);
    const response = await fetch(`${broken.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('disk is full');
    await broken.stop();
  });

  it('answers an unknown address of the interface in JSON', async () => {
    const response = await get('/api/nothing');
    expect(response.status).toBe(404);
    expect(await code(response)).toBe('not-found');
  });

  it('sets the headers that keep pages safe', async () => {
    const { headers } = await get('/api/scenarios');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).toContain("frame-ancestors 'self'");
    const { host } = new URL(server.url);
    expect(policy).toContain(`connect-src 'self' ws://${host} wss://${host};`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});
