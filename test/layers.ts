/** The layer rules of the project, as data and a scan of source text. The test beside this file holds the tree to them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Which of our own folders a file in a folder may import; the longest matching folder counts. */
const MAY_IMPORT: readonly (readonly [folder: string, allowed: readonly string[]])[] = [
  ['shared/heap', ['shared/heap']],
  ['shared/python', ['shared/heap', 'shared/python']],
  ['shared/match', ['shared/heap', 'shared/python', 'shared/match']],
  ['shared/export', ['shared/heap', 'shared/python', 'shared/match', 'shared/lecture', 'shared/export']],
  ['shared/beliefs', ['shared/heap', 'shared/python', 'shared/match', 'shared/beliefs']],
  [
    'shared/report',
    [
      'shared/heap',
      'shared/python',
      'shared/match',
      'shared/lecture',
      'shared/session',
      'shared/beliefs',
      'shared/export',
      'shared/report',
    ],
  ],
  ['shared/bots', ['shared/heap', 'shared/python', 'shared/match', 'shared/bots']],
  ['shared/lecture', ['shared/heap', 'shared/python', 'shared/match', 'shared/lecture']],
  ['shared/session', ['shared/heap', 'shared/python', 'shared/match', 'shared/lecture', 'shared/session']],
  [
    'shared/protocol',
    [
      'shared/heap',
      'shared/python',
      'shared/match',
      'shared/beliefs',
      'shared/lecture',
      'shared/session',
      'shared/protocol',
    ],
  ],
  ['server', ['server', 'shared']],
  ['client', ['client', 'shared']],
  ['test', ['test', 'server', 'shared', 'client']],
];

/** Packages that only one place may know. */
const ONLY_IN: readonly (readonly [name: string, folder: string])[] = [
  ['phaser', 'client/arena'],
  ['libsql', 'server/storage/sqlite'],
];

/** Pure packages: no I/O, no clock, no platform types. */
const SHARED_PACKAGES = [
  'valibot',
  '@dagrejs/dagre',
  '@lezer/python',
  '@lezer/common',
  '@lezer/lr',
  '@noble/hashes',
  '@noble/curves',
];

/** What would make `shared/` depend on when or where it runs. */
const IMPURE =
  /(?<![.\w$])(Date|performance|setTimeout|setInterval|setImmediate|queueMicrotask|fetch|process|console|require|crypto|document|window|navigator|localStorage|WebSocket|Buffer|globalThis|Intl)(?![\w$]*:)\b|\bMath\s*\.\s*random\b/g;

/** All TypeScript sources below the folders, tests of units included. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mts)$/.test(name))
      .map((name) => join(folder, name).split(sep).join('/'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );
}

/** What a file imports, exports from, or imports dynamically, as written. */
export function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, '');
  const statements = code.matchAll(/^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/gm);
  const dynamic = code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...statements, ...dynamic].map((match) => match[1] ?? '');
}

/** The text with comments and the insides of strings blanked; what stands in `${}` stays. */
export function codeOnly(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (token) =>
      token.startsWith('`') ? [...token.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1]).join(' ; ') : "''",
  );
}

/** Every breach of the layer rules, one sentence each; empty when all is well. */
export function layerBreaches(sources: readonly SourceFile[]): string[] {
  return sources.flatMap((file) => [...importBreaches(file), ...purityBreaches(file)]);
}

function importBreaches(file: SourceFile): string[] {
  const isTest = file.path.startsWith('test/') || /\.test\.tsx?$/.test(file.path);
  return importsOf(file.text).flatMap((name) => {
    if (name.startsWith('.')) return isTest ? crossBreaches(file, name) : relativeBreaches(file, name);
    return isTest ? [] : packageBreaches(file, name);
  });
}

/** The file that a relative import means, from the project's root. */
export function resolveImport(from: string, name: string): string {
  return posix.normalize(posix.join(posix.dirname(from), name));
}

function relativeBreaches(file: SourceFile, name: string): string[] {
  const target = resolveImport(file.path, name);
  const rule = MAY_IMPORT.find(([folder]) => file.path.startsWith(`${folder}/`));
  if (rule === undefined) return [`${file.path} stands in no layer`];
  if (rule[1].some((folder) => target.startsWith(`${folder}/`))) return [];
  return [`${file.path} imports ${target}: ${rule[0]} may import ${rule[1].join(', ')}`];
}

/** Unit tests may reach for what they test with, but server and client stay strangers. */
function crossBreaches(file: SourceFile, name: string): string[] {
  const target = resolveImport(file.path, name);
  const strangers = [
    ['server/', 'client/'],
    ['client/', 'server/'],
    ['shared/', 'server/'],
    ['shared/', 'client/'],
  ] as const;
  return strangers
    .filter(([from, to]) => file.path.startsWith(from) && target.startsWith(to))
    .map(() => `${file.path} imports ${target}`);
}

function packageBreaches(file: SourceFile, name: string): string[] {
  const breaches: string[] = [];
  for (const [only, folder] of ONLY_IN) {
    const named = name === only || name.startsWith(`${only}/`);
    if (named && !file.path.startsWith(`${folder}/`)) breaches.push(`${file.path} imports ${only}: only ${folder} may`);
  }
  if (
    file.path.startsWith('shared/') &&
    !SHARED_PACKAGES.some((pure) => name === pure || name.startsWith(`${pure}/`))
  ) {
    breaches.push(`${file.path} imports ${name}: shared is pure`);
  }
  if (file.path.startsWith('client/') && name.startsWith('node:') && !file.path.endsWith('vite.config.ts')) {
    breaches.push(`${file.path} imports ${name}: the client runs in a browser`);
  }
  return breaches;
}

function purityBreaches(file: SourceFile): string[] {
  if (!file.path.startsWith('shared/') || /\.test\.ts$/.test(file.path)) return [];
  return [...codeOnly(file.text).matchAll(IMPURE)].map((match) => `${file.path} uses ${match[0]}: shared is pure`);
}

/** Circles of imports among the files, each as a chain of paths; type-only circles count too. */
export function importCircles(sources: readonly SourceFile[]): string[] {
  const known = new Set(sources.map((file) => file.path));
  const edges = new Map(
    sources.map((file) => [
      file.path,
      importsOf(file.text)
        .filter((name) => name.startsWith('.'))
        .map((name) => resolveImport(file.path, name))
        .filter((target) => known.has(target)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      circles.push([...trail.slice(at), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of edges.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const file of sources) walk(file.path, []);
  return circles;
}

/** The project's root: the nearest folder above `start` that holds a package.json. */
export function projectRoot(start: string): string {
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`no package.json above ${relative('.', start)}`);
    folder = above;
  }
  return folder;
}
