/** `conform FILE... [--runtime R]`: checks conformance records against the engine. */
import type { Command } from 'commander';
import { RUNTIME_IDS, type RuntimeId } from '../../shared/heap/runtime.ts';
import {
  type ConformanceRecord,
  checkRecord,
  type Mismatch,
  readRecord,
  runtimesOf,
  UnreadableRecord,
} from '../../shared/python/conformance.ts';
import { exitCodeOf, InputError } from './input-error.ts';
import { readLines, requireRuntime } from './read-input.ts';

/** How many mismatches of a suite and runtime are shown. */
const SHOWN = 3;

interface Tally {
  readonly suite: string;
  readonly runtime: RuntimeId;
  passed: number;
  failed: number;
  readonly mismatches: { readonly name: string; readonly mismatch: Mismatch }[];
}

export function addConformCommand(program: Command): void {
  program
    .command('conform')
    .description('check conformance records: does the engine do what real CPython did?')
    .argument('<file...>', 'record files (.jsonl), one record a line')
    .option('--runtime <id>', 'only this runtime')
    .action(async (files: string[], options: { runtime?: string }) => {
      process.exitCode = await conform(
        options.runtime === undefined ? files : [...files, '--runtime', options.runtime],
      );
    });
}

/** Checks the files named in `args`. @returns 0 if all passed, 1 if some failed, 2 if the input cannot be used */
export async function conform(args: string[]): Promise<number> {
  return exitCodeOf(async () => {
    const { files, runtime } = readArguments(args);
    const tallies = new Map<string, Tally>();
    for (const file of files) await checkFile(file, runtime, tallies);
    const passed = sum(tallies, (tally) => tally.passed);
    const failed = sum(tallies, (tally) => tally.failed);
    for (const tally of tallies.values()) report(tally);
    print(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  });
}

function readArguments(args: readonly string[]): { files: string[]; runtime: RuntimeId | null } {
  const files = [...args];
  const at = files.indexOf('--runtime');
  if (at < 0) return { files, runtime: null };
  const [, id = ''] = files.splice(at, 2);
  return { files, runtime: requireRuntime(id) };
}

async function checkFile(file: string, only: RuntimeId | null, tallies: Map<string, Tally>): Promise<void> {
  for (const [index, line] of (await readLines(file)).entries()) {
    if (line.trim() === '') continue;
    const record = readRecordAt(line, `${file}:${index + 1}`);
    for (const runtime of RUNTIME_IDS) {
      if ((only ?? runtime) !== runtime || !runtimesOf(record).includes(runtime)) continue;
      tally(tallies, record, runtime);
    }
  }
}

function readRecordAt(line: string, place: string): ConformanceRecord {
  try {
    return readRecord(line);
  } catch (cause) {
    if (!(cause instanceof UnreadableRecord)) throw cause;
    throw new InputError(`${place}: ${cause.message}`, { cause });
  }
}

function tally(tallies: Map<string, Tally>, record: ConformanceRecord, runtime: RuntimeId): void {
  const key = `${record.suite} ${runtime}`;
  const entry = tallies.get(key) ?? { suite: record.suite, runtime, passed: 0, failed: 0, mismatches: [] };
  tallies.set(key, entry);
  const mismatch = checkRecord(record, runtime);
  if (mismatch === null) entry.passed++;
  else {
    entry.failed++;
    entry.mismatches.push({ name: record.name, mismatch });
  }
}

function report(entry: Tally): void {
  print(`${entry.suite} ${entry.runtime}: ${entry.passed} passed, ${entry.failed} failed`);
  for (const { name, mismatch } of entry.mismatches.slice(0, SHOWN)) {
    const { line, text, key, expected, actual } = mismatch;
    print(`  ${name}, line ${line}: ${text}\n    ${key}: expected ${expected}, got ${actual}`);
  }
}

function sum(tallies: ReadonlyMap<string, Tally>, count: (tally: Tally) => number): number {
  return [...tallies.values()].reduce((total, entry) => total + count(entry), 0);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
