import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PROJECT_ROOT } from '../project-root.ts';
import { exportLog } from './export.ts';

const GOLDEN = join(PROJECT_ROOT, 'test', 'golden', 'roommates.jsonl');

let folder: string;
let out: string;
let errors: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbage-day-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  out = '';
  errors = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function changed(change: (text: string) => string): Promise<string> {
  const path = join(folder, 'log.jsonl');
  await writeFile(path, change(await readFile(GOLDEN, 'utf8')));
  return path;
}

describe('export', () => {
  it('writes the program to standard output', async () => {
    expect(await exportLog(GOLDEN, { to: 'py' })).toBe(0);
    expect(out).toContain('def round_2(player_0, player_1, player_2):');
    expect(errors).toBe('');
  });

  it('writes it to a file, one round of it', async () => {
    const path = join(folder, 'match.py');
    expect(await exportLog(GOLDEN, { to: 'py', out: path, round: 2 })).toBe(0);
    const program = await readFile(path, 'utf8');
    expect(program).toContain('def round_2(');
    expect(program).not.toContain('def round_1(');
    expect(out).toBe('');
  });

  it.each([
    ['en', 'Round 2: Test', 'What they believed'],
    ['zh', '第 2 回合：测试', '大家怎么想'],
  ] as const)('writes a notebook in %s', async (lang, title, heading) => {
    expect(await exportLog(GOLDEN, { to: 'ipynb', lang })).toBe(0);
    const story = JSON.parse(out).cells.map(({ source }: { source: string }) => source);
    expect(story.join('\n')).toContain(`## ${title}`);
    expect(story.join('\n')).toContain(`### ${heading}`);
    expect(errors).toBe('');
  });

  it('writes a table and JSON', async () => {
    expect(await exportLog(GOLDEN, { to: 'csv', round: 2 })).toBe(0);
    expect(out).toMatch(/^\ufeffround,seq,seconds,.*\r\n2,/);
    out = '';
    expect(await exportLog(GOLDEN, { to: 'json', round: 2 })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: 'garbage-day-export/1', rounds: [{ round: 2 }] });
  });

  it('exports what there is of a match that was cut short, and says so', async () => {
    const path = await changed((text) => text.split('\n').slice(0, 20).join('\n').concat('\n'));
    expect(await exportLog(path, { to: 'py' })).toBe(0);
    expect(errors).toContain('the match is not over');
    expect(out).toContain('# The match was cut short');
  });

  it.each([
    ['no log', () => 'hello\n', ':1: not-json'],
    ['a line that is cut off', (text: string) => text.slice(0, -40), 'cut-off'],
    ['a changed move', (text: string) => text.replace('del shelf[0]', 'del shelf[1]'), 'wrong-hash: entry'],
    ['an entry left out', (text: string) => text.split('\n').toSpliced(9, 1).join('\n'), ':10: wrong-hash'],
  ])('refuses %s', async (_what, change, message) => {
    expect(await exportLog(await changed(change), { to: 'py' })).toBe(2);
    expect(errors).toContain(message);
    expect(out).toBe('');
  });

  it('refuses a round that there is not, a log that is not there, and a place where nothing can be written', async () => {
    expect(await exportLog(GOLDEN, { to: 'py', round: 3 })).toBe(2);
    expect(await exportLog(join(folder, 'missing'), { to: 'py' })).toBe(2);
    expect(await exportLog(GOLDEN, { to: 'py', out: join(folder, 'no', 'where.py') })).toBe(2);
    expect(errors).toMatch(/--round 3: the match has 2 rounds\n.*missing: no such file\n.*where.py: cannot be written/);
  });
});
