import { readFile } from 'node:fs/promises';
import { isRuntimeId, RUNTIME_IDS, type RuntimeId } from '../../shared/heap/runtime.ts';
import { InputError } from './input-error.ts';

/** The lines of a text file, without the empty one that ends it. @throws InputError if it cannot be read, or is not UTF-8 */
export async function readLines(path: string): Promise<string[]> {
  const lines = (await readText(path)).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A text file. @throws InputError if it cannot be read, or is not UTF-8 */
export async function readText(path: string): Promise<string> {
  return decode(path, await readBytes(path));
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new InputError(`${path}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}`, { cause });
  }
}

/** Bytes that are no text would be read as names that nobody wrote. */
function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InputError(`${path}: not a text in UTF-8`, { cause });
  }
}

/** @throws InputError if it is none that the engine knows */
export function requireRuntime(id: string): RuntimeId {
  if (isRuntimeId(id)) return id;
  throw new InputError(`--runtime ${id}: not one of ${RUNTIME_IDS.join(', ')}`);
}
