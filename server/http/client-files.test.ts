import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientFiles } from './client-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'garbage-day-client-'));
const servers: Server[] = [];

async function serve(from: string): Promise<string> {
  const server = createServer(express().use(clientFiles(from)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let url = '';
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), 'the page');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'main-a1b2c3.js'), 'the script');
  url = await serve(folder);
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

describe('the built client', () => {
  it.each([
    '/',
    '/play',
    '/play/BCDFGH',
    '/play/BCDFGH/',
    '/replay',
    '/replay/m1',
    '/sandbox',
    '/host',
    '/host/QRST9',
    '/host/QRST9/report',
    '/host/QRST9/try',
    '/screen/QRST9',
    '/?lang=zh',
  ])('shows its page at %s', async (path) => {
    const response = await fetch(url + path);
    expect([response.status, await response.text()]).toEqual([200, 'the page']);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/nothing', '/play/BCDFGH/more', '/sandbox/more', '/index.php', '/.env', '/..%2fsecret'])(
    'shows the same page at %s, as not found',
    async (path) => {
      const response = await fetch(url + path);
      expect([response.status, await response.text()]).toEqual([404, 'the page']);
    },
  );

  it('gives away files whose name holds a hash for good', async () => {
    const response = await fetch(`${url}/assets/main-a1b2c3.js`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toContain('javascript');
  });

  it('compresses scripts for browsers that take it, and gives them as they are to others', async () => {
    const script = `${url}/assets/main-a1b2c3.js`;
    for (const [accepted, encoding] of [
      ['gzip, br', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await fetch(script, { headers: { 'accept-encoding': accepted } });
      expect([await response.text(), response.headers.get('content-encoding')]).toEqual(['the script', encoding]);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toContain('javascript');
    }
  });

  it.each(['..%2findex.html', '%2e%2e/index.html', '..\\index.js', '.hidden.js'])(
    'gives nothing outside at assets/%s',
    async (name) => {
      expect(await (await fetch(`${url}/assets/${name}`)).text()).not.toContain('script');
    },
  );

  it('gives no page where a script was', async () => {
    const response = await fetch(`${url}/assets/main-old.js`);
    expect([response.status, await response.text()]).toEqual([404, 'not found']);
  });

  it('gives away other files for a while', async () => {
    const response = await fetch(`${url}/icon.svg`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('says what to do where nothing was built', async () => {
    const response = await fetch(await serve(join(folder, 'nowhere')));
    expect([response.status, await response.text()]).toEqual([503, 'The client is not built yet: npm run build']);
  });
});
