import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RuntimeId } from '../../shared/heap/runtime.ts';
import { checkRecord, readRecord, runtimesOf } from '../../shared/python/conformance.ts';

const ALL: readonly RuntimeId[] = ['2.7', '3.8', '3.10', '3.13', '3.15'];

const SUITES: readonly [suite: string, runtimes: readonly RuntimeId[]][] = [
  ['refcount', ALL],
  ['cycles', ALL],
  ['weakrefs', ALL],
  ['finalizers', ALL],
  ['containers', ALL],
  ['errors', ALL],
  ['holders', ALL],
  ['introspection', ALL],
  ['debug', ALL],
  ['mixed', ['3.8', '3.10', '3.13', '3.15']],
  ['auto', ['3.13', '3.15']],
  ['assignment', ALL],
  ['init_arguments', ALL],
  ['class_registry', ALL],
  ['try_finally', ALL],
  ['gc_module', ALL],
  ['gc_debug', ALL],
  ['gc_count', ['3.13', '3.15']],
  ['resources', ALL],
  ['with_statement', ALL],
  ['thread_locals', ALL],
  ['parked_threads', ['2.7', '3.8', '3.10', '3.13']],
  ['logged_errors', ALL],
];

function recordsOf(suite: string) {
  const text = readFileSync(new URL(`./programs/${suite}.jsonl`, import.meta.url), 'utf8');
  return text.trim().split('\n').map(readRecord);
}

describe.each(SUITES)('%s', (suite, runtimes) => {
  const records = recordsOf(suite);
  it.each(runtimes)('does what CPython %s did', (runtime) => {
    const checked = records.filter((record) => runtimesOf(record).includes(runtime));
    expect(checked.length).toBeGreaterThan(0);
    for (const record of checked) {
      const mismatch = checkRecord(record, runtime);
      expect(mismatch, `${record.name} on ${runtime}: ${JSON.stringify(mismatch)}`).toBeNull();
    }
  });
});
