import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from './run.ts';

const PROGRAM = ['gc.set_debug(gc.DEBUG_COLLECTABLE)', 'a = Node()', 'a.left = a', 'del a', 'gc.collect()'];
const PRINTED = 'gc: collectable <Node #1>';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The lines that the command prints for the program. */
async function printed(...flags: string[]): Promise<string[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'run-')), 'program.py');
  writeFileSync(file, PROGRAM.join('\n'));
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await run([file, ...flags])).toBe(0);
  return write.mock.calls.map(([text]) => String(text).trimEnd());
}

describe('run', () => {
  it('prints steps as JSON with the keys that every record has', async () => {
    const steps = await printed('--json');
    expect(JSON.parse(steps[4] ?? '')).toEqual({ ret: 1, dead: ['#1'] });
  });

  it('tells what the collector prints when asked to', async () => {
    const steps = await printed('--json', '--stderr');
    expect(JSON.parse(steps[4] ?? '')).toEqual({ ret: 1, dead: ['#1'], stderr: [PRINTED] });
    expect(JSON.parse(steps[1] ?? '')).not.toHaveProperty('stderr');
  });

  it('always shows it to who reads text', async () => {
    const steps = await printed();
    expect(steps[4]).toContain(`stderr: ${PRINTED}`);
  });
});
