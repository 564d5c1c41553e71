/** A sandbox's download: CPython and the command line tell the same of it, line for line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { run } from '../../server/cli/run.ts';
import { linesProgram } from '../../shared/export/lines-program.ts';
import { parseScenario } from '../../shared/match/scenario-file.ts';
import { shippedScenarios } from '../match/shipped-scenarios.ts';
import { type CPython, loadCPython, needsThreads } from './cpython.ts';

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const SOURCES = { referee: text('shared/cpython/referee.py'), exported: text('shared/cpython/exported.py') };

let cpython: CPython;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'garbage-day-'));
  cpython = await loadCPython();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

/** What CPython prints of the lines, and what the command line does. */
async function toldBy(lines: readonly string[]): Promise<{ readonly python: string; readonly engine: string }> {
  const { runtime } = cpython;
  const program = linesProgram({ runtime, lines }, ['垃圾回收日'], SOURCES);
  const file = join(folder, 'sandbox.py');
  writeFileSync(file, program);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await run([file, '--runtime', runtime])).toBe(0);
  const engine = write.mock.calls.map(([printed]) => String(printed)).join('');
  vi.restoreAllMocks();
  const { code, output } = cpython.script(program);
  expect(code).toBe(0);
  return { python: output, engine };
}

it('tells everything that a line can do', async () => {
  const { python, engine } = await toldBy([
    'a = Loud()',
    'a.left = [a, (1, 2)]',
    'w = weakref.ref(a, watcher)',
    'gc.get_referrers(a)',
    'gc.is_tracked(a)',
    'gc.set_debug(gc.DEBUG_SAVEALL)',
    'del a',
    'gc.collect()',
    'gc.garbage.clear()',
    'gc.freeze()',
    'b = Node()',
    'del b',
  ]);
  expect(python).toBe(engine);
  for (const part of ['-> [', '-> True', 'log: del #1', 'freed: ', 'gc.garbage: #1', 'weak w: #1', 'untracked']) {
    expect(python).toContain(part);
  }
});

it('goes on after a line that raises, and names what it raised', async () => {
  const { python, engine } = await toldBy(['zz.left = Loud()', 'a = Node()']);
  expect(python).toContain('zz.left = Loud()\n        NameError\n        log: del #1');
  expect(python.replace('NameError', "NameError: name 'zz' is not defined")).toBe(engine);
});

it.each(shippedScenarios().filter((one) => !needsThreads(one.text)))('the lines of $id', async ({ id, text }) => {
  const scenario = parseScenario(id, text.replace(/^# runtime: .*$/m, `# runtime: ${cpython.runtime}`));
  const lines = scenario.lines.map((line) => line.text);
  const { python, engine } = await toldBy([...lines, 'gc.collect()']);
  expect(python).toBe(engine);
});
