/** What real CPythons say of lines that go wrong, word for word, recorded one line at a time on the same small heap. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RUNTIME_IDS, type RuntimeId } from '../../shared/heap/runtime.ts';
import { Machine } from '../../shared/python/machine.ts';
import { parseLine } from '../../shared/python/parse.ts';

interface Said {
  readonly line: string;
  readonly says: readonly { readonly runtimes: readonly string[]; readonly error: string | null }[];
}

const [head = '', ...rest] = readFileSync(new URL('./messages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const { setup } = JSON.parse(head) as { setup: string[] };
const lines = rest.map((line) => JSON.parse(line) as Said);

function run(machine: Machine, text: string): string | null {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  const { error } = machine.run(parsed.move, 'globals');
  return error === undefined ? null : `${error.name}: ${error.message}`;
}

function prepared(runtime: RuntimeId): Machine {
  const machine = new Machine(runtime);
  for (const line of setup) run(machine, line);
  return machine;
}

describe.each(RUNTIME_IDS)('messages of %s', (runtime) => {
  it('are those of CPython', () => {
    const machine = prepared(runtime);
    for (const { line, says } of lines) {
      const recorded = says.find(({ runtimes }) => runtimes.includes(runtime));
      if (recorded !== undefined)
        expect(`${line} -> ${run(machine.fork(), line)}`).toBe(`${line} -> ${recorded.error}`);
    }
  });
});
