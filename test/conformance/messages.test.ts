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

/** Each file has lines on a small heap of its own; the one about threads has no 3.15, whose recorder cannot start any. */
const FILES = ['messages.jsonl', 'messages-resources.jsonl', 'messages-threads.jsonl', 'messages-methods.jsonl'];

interface Recorded {
  readonly setup: readonly string[];
  readonly lines: readonly Said[];
}

function read(file: string): Recorded {
  const [head = '', ...rest] = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const { setup } = JSON.parse(head) as { setup: string[] };
  return { setup, lines: rest.map((line) => JSON.parse(line) as Said) };
}

function run(machine: Machine, text: string): string | null {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  const { error } = machine.run(parsed.move, 'globals');
  return error === undefined ? null : `${error.name}: ${error.message}`;
}

function prepared(runtime: RuntimeId, setup: readonly string[]): Machine {
  const machine = new Machine(runtime);
  for (const line of setup) run(machine, line);
  return machine;
}

describe.each(FILES)('the messages of %s', (file) => {
  const { setup, lines } = read(file);

  it.each(RUNTIME_IDS)('are those of CPython %s', (runtime) => {
    const machine = prepared(runtime, setup);
    for (const { line, says } of lines) {
      const recorded = says.find(({ runtimes }) => runtimes.includes(runtime));
      if (recorded !== undefined)
        expect.soft(`${line} -> ${run(machine.fork(), line)}`).toBe(`${line} -> ${recorded.error}`);
    }
  });
});
