import { readFile } from 'node:fs/promises';
import { isRuntimeId, RUNTIME_IDS, type RuntimeId } from '../../shared/heap/runtime.ts';
import { InputError } from './input-error.ts';

/** The lines of a text file, without the empty one that ends it. @throws InputError if it cannot be read */
export async function readLines(path: string): Promise<string[]> {
  try {
    const lines = (await readFile(path, 'utf8')).split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    return lines;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new InputError(`${path}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}`, { cause });
  }
}

/** @throws InputError if it is none that the engine knows */
export function requireRuntime(id: string): RuntimeId {
  if (isRuntimeId(id)) return id;
  throw new InputError(`--runtime ${id}: not one of ${RUNTIME_IDS.join(', ')}`);
}
