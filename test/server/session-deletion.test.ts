/** On a real server with its real files: who may read a report, and what is left of whoever is deleted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import type { HostAction } from '../../shared/protocol/host-actions.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import type { SessionReport } from '../../shared/report/session-report.ts';
import { tableRound } from '../../shared/session/playlist.ts';
import { TestClient } from './client.ts';
import { startTestServer, type TestServer } from './server.ts';

const HOST_KEY = 'the-key-of-the-first-host';
const SEALED = 'cd'.repeat(90);
let server: TestServer;
let code = '';
let host: TestClient;
let zeb: TestClient;
let ann: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  const created = await fetch(`${server.url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      options: { title: 'A title to find', tableSize: 2, realNames: true },
      activities: [tableRound('roommates')],
      hostKey: { name: 'Ada', hash: sha256Hex(HOST_KEY) },
      screenHash: sha256Hex('the-key-of-the-projector'),
      publicKey: 'ab'.repeat(32),
    }),
  });
  code = ((await created.json()) as { code: string }).code;
  host = await TestClient.open(server.url);
  host.say({ t: 'hello-host', v: PROTOCOL_VERSION, session: code, key: HOST_KEY });
  await host.until(() => host.hosting !== null);
  zeb = await student('Zebediah');
  ann = await student('Annabella');
  await act({ do: 'start', activity: 0 });
  await act({ do: 'skip', table: null });
  await zeb.until(() => zeb.phase === 'build' && ann.phase === 'build');
  await zeb.ask({ t: 'line', text: 'a = nobody' });
  await act({ do: 'skip', table: null });
  await zeb.until(() => (zeb.state?.round?.stakes.length ?? 0) > 0);
  const [stake = '#1'] = zeb.state?.round?.stakes ?? [];
  await zeb.do({ t: 'forecast', values: { [stake]: 37 } });
  await act({ do: 'end-activity' });
}, 60_000);

afterAll(async () => {
  await server?.stop();
});

async function student(name: string): Promise<TestClient> {
  const client = await TestClient.open(server.url);
  client.say({ t: 'hello-student', v: PROTOCOL_VERSION, session: code, name, sealedName: SEALED });
  await client.until(() => client.session !== null);
  return client;
}

async function act(action: HostAction): Promise<void> {
  await host.do({ t: 'host', action });
}

function report(path: string, key: string | null = HOST_KEY): Promise<Response> {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  return fetch(`${server.url}/api/sessions/${code}/${path}`, { headers });
}

/** Which of these texts stand somewhere in the files of the server, as they are on the disk now. */
function foundInFiles(...texts: readonly string[]): string[] {
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const bytes = files.map((file) => readFileSync(join(file.parentPath, file.name)));
  return texts.filter((text) => bytes.some((content) => content.includes(text)));
}

describe('a report', () => {
  it('is for hosts alone, and kept by nobody on the way', async () => {
    for (const key of [null, 'another-key-that-is-none']) {
      const refused = await report('report.json', key);
      expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'not-a-host' } }]);
    }
    const response = await report('report.json');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { students, class: whole } = (await response.json()) as SessionReport;
    expect(students.map(({ name }) => name)).toEqual(['Zebediah', 'Annabella']);
    expect(students[0]?.forecasts[0]).toMatchObject({ first: 37, counted: 37 });
    expect(whole.errors[0]).toMatchObject({ error: 'NameError', examples: ['a = nobody'] });
  });

  it('holds neither keys nor real names, sealed or not', async () => {
    const text = await (await report('report.json')).text();
    for (const secret of [SEALED, zeb.studentKey ?? '?', sha256Hex(zeb.studentKey ?? ''), sha256Hex(HOST_KEY)]) {
      expect(text).not.toContain(secret);
    }
  });

  it('comes as tables in both languages, by default in the session’s own', async () => {
    const english = await report('report.csv');
    expect(english.headers.get('content-type')).toContain('text/csv');
    const bytes = Buffer.from(await english.arrayBuffer());
    expect(bytes.subarray(0, 7).toString('hex')).toBe('efbbbf6e616d65');
    expect(await (await report('report.csv?table=forecasts&lang=zh')).text()).toContain('名字,化名,回合');
    expect((await report('report.csv?table=secrets')).status).toBe(400);
    expect((await report('report.csv?lang=la')).status).toBe(400);
  });
});

describe('what is deleted', () => {
  it('of a student is in no report and in no file', async () => {
    const key = zeb.studentKey ?? '?';
    const traces = ['Zebediah', key, sha256Hex(key), 'a = nobody'];
    expect(foundInFiles(...traces)).toEqual(['Zebediah', sha256Hex(key), 'a = nobody']);
    await act({ do: 'delete-student', student: 's1' });
    expect(foundInFiles(...traces)).toEqual([]);
    for (const path of [
      'report.json',
      ...['students', 'forecasts', 'rounds', 'errors'].map((t) => `report.csv?table=${t}`),
    ]) {
      const text = await (await report(path)).text();
      for (const trace of [...traces, 'Player 1,', '"Player 1"']) expect(text, path).not.toContain(trace);
    }
    expect(foundInFiles('Annabella')).toEqual(['Annabella']);
  });

  it('of a session is all of it', async () => {
    const match = ann.header?.match ?? '?';
    const traces = ['Annabella', 'A title to find', sha256Hex(HOST_KEY), SEALED, match, code];
    expect(foundInFiles(...traces)).toEqual(traces);
    const removed = await fetch(`${server.url}/api/sessions/${code}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${HOST_KEY}` },
    });
    expect(removed.status).toBe(204);
    expect(foundInFiles(...traces)).toEqual([]);
    expect((await report('report.json')).status).toBe(404);
  });
});
