import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from './input-error.ts';
import { readLines } from './read-input.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbage-day-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'program.py');
  await writeFile(path, content);
  return path;
}

describe('readLines', () => {
  it.each([
    ['', []],
    ['a = Node()', ['a = Node()']],
    ['a = Node()\nb = a\n', ['a = Node()', 'b = a']],
    ['a = Node()\r\n\r\nb = a\r\n', ['a = Node()', '', 'b = a']],
    ['\uFEFF名 = Node()\n', ['名 = Node()']],
  ])('reads %j', async (text, lines) => {
    expect(await readLines(await fileOf(text))).toEqual(lines);
  });

  it.each([
    ['Latin-1', Uint8Array.of(0xe9, 0x20, 0x3d, 0x20, 0x31)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0x00)],
  ])('names the file that is in %s', async (_case, bytes) => {
    const path = await fileOf(bytes);
    await expect(readLines(path)).rejects.toThrow(new InputError(`${path}: not a text in UTF-8`));
  });

  it('names the file that is not there', async () => {
    const path = join(folder, 'missing.py');
    await expect(readLines(path)).rejects.toThrow(new InputError(`${path}: no such file`));
  });
});
