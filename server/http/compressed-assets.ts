/**
 * A class on one wireless network loads the client all at once: scripts, styles and WebAssembly go out compressed, each
 * done once. With gzip: browsers take nothing better over plain http, and ten megabytes of CPython need half a second.
 */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const compress = promisify(gzip);
const COMPRESSED = ['.js', '.mjs', '.css', '.wasm', '.json'];
/** One name, and nothing above it. */
const FILE_NAME = /^\/([\w-][\w.-]*)$/;

/** Answers for what can be compressed in a folder, where the browser takes gzip; leaves everything else to what comes after. */
export function compressedAssets(folder: string, cacheControl: string): RequestHandler {
  const known = new Map<string, Promise<Buffer | null>>();
  return async (request, response, next) => {
    const name = FILE_NAME.exec(request.path)?.[1] ?? '';
    const mayTry =
      request.method === 'GET' && COMPRESSED.includes(extname(name)) && request.headers.range === undefined;
    if (!mayTry || request.acceptsEncodings('gzip') !== 'gzip') return next();
    const found = known.get(name) ?? compressed(join(folder, name));
    known.set(name, found);
    const body = await found;
    if (body === null) {
      known.delete(name);
      return next();
    }
    response.type(extname(name)).set({ 'Content-Encoding': 'gzip', 'Cache-Control': cacheControl });
    response.vary('Accept-Encoding').send(body);
  };
}

/** Null when there is no such file. */
async function compressed(file: string): Promise<Buffer | null> {
  const content = await readFile(file).catch(() => null);
  return content === null ? null : compress(content, { level: 9 });
}
