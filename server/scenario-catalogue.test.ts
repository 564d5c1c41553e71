import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './project-root.ts';
import { readCatalogue } from './scenario-catalogue.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'garbage-day-scenarios-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const scenario = (order: number) => `# order: ${order}
# title: One
# title.zh: 一
# teaches: cycles
# runtime: 3.15
# truck: 1
# vocabulary: Node 1
# contracts: keep
# stakes: 6
# briefing: One.
# briefing.zh: 一。
a = Node()
`;

describe('readCatalogue', () => {
  it('reads what is shipped', async () => {
    const catalogue = await readCatalogue(join(PROJECT_ROOT, 'shared', 'scenarios'));
    expect(catalogue.size).toBeGreaterThanOrEqual(8);
  });

  it('puts scenarios in their order, and leaves other files alone', async () => {
    const folder = folderWith({ 'b.py': scenario(20), 'c.py': scenario(10), 'a.py': scenario(20), 'notes.txt': 'x' });
    expect([...(await readCatalogue(folder)).keys()]).toEqual(['c', 'a', 'b']);
  });

  it('names the file and the line that is wrong', async () => {
    const folder = folderWith({ 'bad.py': scenario(1).replace('a = Node()', 'a = b') });
    await expect(readCatalogue(folder)).rejects.toThrow(`${join(folder, 'bad.py')}: line 12: python-error`);
  });

  it('refuses a folder without any', async () => {
    await expect(readCatalogue(folderWith({}))).rejects.toThrow('no scenarios');
  });
});
