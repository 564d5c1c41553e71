/** What anybody may ask about a session before they are in it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import type { SessionOptions } from '../../shared/session/options.ts';
import { tableRound } from '../../shared/session/playlist.ts';
import { createTable, startTestServer, type TestServer } from './server.ts';

const PUBLIC_KEY = 'ab'.repeat(32);
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(async () => {
  await server?.stop();
});

async function openSession(options: Partial<SessionOptions>): Promise<string> {
  const response = await fetch(`${server.url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      options,
      activities: [tableRound('roommates')],
      hostKey: { name: 'Ada', hash: sha256Hex('the-key-of-the-first-host') },
      screenHash: sha256Hex('the-key-of-the-projector'),
      publicKey: PUBLIC_KEY,
    }),
  });
  return ((await response.json()) as { code: string }).code;
}

async function ask(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, body: await response.json() };
}

it('a code says whether it opens a table or a session, in small letters as well', async () => {
  const [session, table] = [await openSession({}), await createTable(server.url)];
  expect((await ask(`/api/codes/${session.toLowerCase()}`)).body).toEqual({ kind: 'session', code: session });
  expect((await ask(`/api/codes/${table}`)).body).toEqual({ kind: 'table', code: table });
  expect(await ask('/api/codes/NOBODY')).toMatchObject({ status: 404, body: { error: { code: 'no-such-table' } } });
});

it('a session tells what a newcomer needs to know, and nothing of those who are in it', async () => {
  const code = await openSession({ title: 'Lesson', language: 'zh', realNames: true, guestsOnly: true });
  expect((await ask(`/api/sessions/${code}`)).body).toEqual({
    code,
    title: 'Lesson',
    language: 'zh',
    stage: { type: 'lobby' },
    locked: false,
    guestsOnly: true,
    realNames: { publicKey: PUBLIC_KEY },
    link: expect.stringMatching(new RegExp(`^http://.*/play/${code}$`)),
  });
});

it('where no real names are asked for, there is no key to seal them with', async () => {
  expect((await ask(`/api/sessions/${await openSession({})}`)).body).toMatchObject({ realNames: null });
});

it('a session may be kept for a year, or not at all', async () => {
  expect(await openSession({ retentionDays: 0 })).toMatch(/^[A-Z0-9]{4,}$/);
  expect(await openSession({ retentionDays: 365 })).toMatch(/^[A-Z0-9]{4,}$/);
  expect(await openSession({ retentionDays: 366 })).toBeUndefined();
});
