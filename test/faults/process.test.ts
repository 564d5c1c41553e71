/** How the server's process begins and ends, and what it writes down. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../server/project-root.ts';
import { CLOSE_CODES } from '../../shared/protocol/limits.ts';
import { TestClient } from '../server/client.ts';
import { createTable, SHORT } from '../server/server.ts';
import { ServerProcess } from '../server-process.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUps.splice(0)) await clean();
});

async function running(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start(env);
  cleanUps.push(() => server.stop());
  return server;
}

/** Starts a server that cannot start; its exit code and what it said. */
async function failing(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'garbage-day-'));
  cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist/server/main.js')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

describe('a server that cannot start', () => {
  it('says which variable is wrong, and how', async () => {
    const { code, said } = await failing({ PORT: 'eighty' });
    expect(code).toBe(1);
    expect(said).toBe('Garbage Day cannot start: PORT: must be a whole number from 0 to 65535; it is "eighty"\n');
  }, 30_000);

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    cleanUps.push(() => other.close());
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? String(address.port) : '';
    const { code, said } = await failing({ PORT: port });
    expect(code).toBe(1);
    expect(said).toContain(`port ${port} is taken`);
  }, 30_000);

  it('says that another one uses its folder', async () => {
    const server = await running();
    const { code, said } = await failing({ DATA_DIR: server.dataDir });
    expect(code).toBe(1);
    expect(said).toContain(`DATA_DIR: another server uses the data folder ${server.dataDir}`);
  }, 30_000);
});

describe('a server that runs', () => {
  it('prints where it is, a code to scan, and where its data lie', async () => {
    const server = await running({ HOST: '0.0.0.0' });
    expect(server.output).toContain(new URL(server.url).port);
    expect(server.output).toContain(server.dataDir);
    expect(server.output).toContain('▄');
  }, 30_000);

  it('warns that SEED is set', async () => {
    expect((await running({ SEED: 'demo' })).output).toContain('SEED is set');
  }, 30_000);

  it('ends in order on SIGTERM: everybody is told, and everything is kept', async () => {
    const server = await running();
    const code = await createTable(server.url, {
      playlist: ['roommates'],
      settings: { buildSeconds: 60 },
      bots: ['random'],
    });
    const ann = await TestClient.join(server.url, code, { name: 'Ann' });
    await ann.do({ t: 'start' });
    await ann.do({ t: 'ready' });
    await ann.untilPhase('build');
    await ann.do({ t: 'line', text: 'pet = Node()' });
    await server.end();
    expect(ann.closeCode).toBe(CLOSE_CODES['server-stopping']);
    await server.restart();
    const again = await TestClient.join(server.url, code, { key: ann.key });
    expect(again.entries.slice(0, ann.entries.length)).toEqual(ann.entries);
  }, 60_000);

  it('writes no keys, contracts, forecasts, lines, names or addresses into its log', async () => {
    const server = await running({ LOG_LEVEL: 'trace', SEED: 'a-seed-for-the-test' });
    const code = await createTable(server.url, { playlist: ['roommates'], settings: SHORT, bots: ['random'] });
    const ann = await TestClient.join(server.url, code, { name: 'Annabella' });
    await ann.do({ t: 'start' });
    await ann.untilPhase('build');
    await ann.do({ t: 'line', text: 'pet_of_ann = Node()' });
    await ann.ask({ t: 'line', text: 'pet_of_ann.left = nothing_like_it' });
    await ann.untilPhase('predict');
    await ann.do({ t: 'forecast', values: { [ann.state?.round?.stakes[0] ?? '#1']: 83 } });
    await TestClient.join(server.url, code, { key: 'x'.repeat(30) });
    await ann.untilPhase('finished');
    await ann.close();
    const lines = server.output.split('\n').filter((line) => line.startsWith('{') && !line.includes('"listening"'));
    const log = lines.join('\n');
    expect(log).toContain('"level":20');
    for (const secret of [
      ann.key,
      'xxxxx',
      'a-seed-for',
      'pet_of_ann',
      'nothing_like_it',
      'Annabella',
      ':83',
      '"keep"',
      '127.0.0.1',
    ]) {
      expect(log.includes(secret), secret).toBe(false);
    }
  }, 60_000);
});
