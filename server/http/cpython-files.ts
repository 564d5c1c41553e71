/** CPython as WebAssembly (pyodide), for pages that want to ask it: served from here, so that a classroom needs no other host. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import { compressedAssets } from './compressed-assets.ts';

/** All that pyodide asks for to run plain Python; nothing else of its folder is given away. */
const FILES = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];

/** The files under `/cpython/<version of pyodide>/`: an update has another address, so they may be kept for good. */
export function cpythonFiles(): Router {
  const folder = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const base = `/cpython/${version}`;
  const router = Router();
  router.use('/cpython', (request, response, next) => {
    if (FILES.some((name) => request.path === `/${version}/${name}`)) return next();
    response.status(404).type('text/plain').send('not found');
  });
  router.use(base, compressedAssets(folder, 'public, max-age=31536000, immutable'));
  router.use(base, express.static(folder, { immutable: true, maxAge: '1y', index: false }));
  return router;
}
