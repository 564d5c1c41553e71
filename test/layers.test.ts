import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOnly, importCircles, importsOf, layerBreaches, projectRoot, readSources } from './layers.ts';

const root = projectRoot(import.meta.dirname);
const sources = readSources(root, ['shared', 'server', 'client', 'test']);

describe('the tree', () => {
  it('keeps the layer rules', () => {
    expect(layerBreaches(sources)).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(importCircles(sources)).toEqual([]);
  });

  it('has nothing but the known folders at the top', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.git'))
      .map((entry) => entry.name)
      .filter((name) => !['node_modules', 'dist', 'data'].includes(name));
    expect(folders.sort()).toEqual(['.ci', 'client', 'server', 'shared', 'test']);
  });

  it('compiles shared/ with neither DOM nor Node types', () => {
    const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')).compilerOptions;
    expect(read('tsconfig.base.json')).toMatchObject({ lib: ['ES2023'], types: [], strict: true });
    expect(read('shared/tsconfig.json')).not.toHaveProperty('lib');
    expect(read('shared/tsconfig.json')).not.toHaveProperty('types');
  });

  it('commits a lock file without download addresses or install scripts', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const packages = Object.entries<{ resolved?: string; hasInstallScript?: boolean; optional?: boolean }>(
      lock.packages,
    );
    expect(packages.length).toBeGreaterThan(20);
    expect(packages.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
    // fsevents is macOS's own and optional; npm runs without its script.
    expect(packages.filter(([path, entry]) => entry.hasInstallScript && !path.endsWith('/fsevents'))).toEqual([]);
  });
});

describe('the scan', () => {
  const breachesOf = (path: string, text: string) => layerBreaches([{ path, text }]);

  it.each([
    ['shared/heap/a.ts', "import { b } from '../python/b.ts';"],
    ['shared/python/a.ts', "import type { B } from '../match/b.ts';"],
    ['shared/match/a.ts', "import { b } from '../protocol/b.ts';"],
    ['shared/match/a.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/match/a.ts', "export { b } from '../../server/b.ts';"],
    ['server/a.ts', "import { b } from '../client/b.ts';"],
    ['client/a.ts', "import { b } from '../server/b.ts';"],
    ['client/model/a.ts', "const p = await import('phaser');"],
    ['server/tables/a.ts', "import Database from 'libsql';"],
    ['client/model/a.ts', "import { join } from 'node:path';"],
    ['shared/heap/a.ts', 'const now = Date.now();'],
    ['shared/heap/a.ts', 'const x = Math.random();'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    ['shared/heap/a.ts', 'const x = `${performance.now()}`;'],
    ['shared/heap/a.ts', 'setTimeout(() => 1, 2);'],
    ['server/a.test.ts', "import { b } from '../client/b.ts';"],
  ])('finds the breach in %s: %s', (path, text) => {
    expect(breachesOf(path, text)).toHaveLength(1);
  });

  it.each([
    ['shared/python/a.ts', "import { b } from '../heap/b.ts';"],
    ['shared/match/a.ts', "// Date.now() is not for us\nconst text = 'Math.random()';"],
    ['client/arena/a.ts', "import Phaser from 'phaser';"],
    ['server/storage/sqlite/a.ts', "import Database from 'libsql';"],
    ['shared/match/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
  ])('lets %s do: %s', (path, text) => {
    expect(breachesOf(path, text)).toEqual([]);
  });

  it('reads imports over several lines', () => {
    expect(importsOf("import {\n  a,\n  b,\n} from './c.ts';\nexport * from './d.ts';\nimport './e.css';")).toEqual([
      './c.ts',
      './d.ts',
      './e.css',
    ]);
  });

  it('blanks comments and strings', () => {
    expect(codeOnly("a('Date') // Date\n/* Date */ b")).not.toContain('Date');
  });

  it('finds circles', () => {
    const circle = [
      { path: 'shared/heap/a.ts', text: "import './b.ts';" },
      { path: 'shared/heap/b.ts', text: "import './a.ts';" },
    ];
    expect(importCircles(circle)).toEqual(['shared/heap/a.ts → shared/heap/b.ts → shared/heap/a.ts']);
  });
});
