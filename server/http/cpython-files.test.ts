import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpythonFiles } from './cpython-files.ts';

const { version } = createRequire(import.meta.url)('pyodide/package.json') as { version: string };

let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer(express().use(cpythonFiles()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cpython`;
});
afterAll(() => {
  server.close();
});

describe('CPython in the browser', () => {
  it.each([
    ['pyodide.mjs', 'javascript', 'gzip'],
    ['pyodide.asm.mjs', 'javascript', 'gzip'],
    ['pyodide.asm.wasm', 'application/wasm', 'gzip'],
    ['pyodide-lock.json', 'application/json', 'gzip'],
    ['python_stdlib.zip', 'application/zip', null],
  ])('is given for good: %s', async (name, type, encoding) => {
    const response = await fetch(`${url}/${version}/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    await response.arrayBuffer();
  });

  it('is whole to whoever takes no compression', async () => {
    const response = await fetch(`${url}/${version}/pyodide.asm.wasm`, { headers: { 'accept-encoding': 'identity' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    const start = new Uint8Array(await response.arrayBuffer()).slice(0, 4);
    expect([...start]).toEqual([0, 0x61, 0x73, 0x6d]);
  });

  it.each([`${version}/package.json`, `${version}/console.html`, '0.0.0/pyodide.mjs', `${version}/..%2fws/index.js`])(
    'has nothing else: %s',
    async (path) => {
      const response = await fetch(`${url}/${path}`);
      expect([response.status, await response.text()]).toEqual([404, 'not found']);
    },
  );
});
