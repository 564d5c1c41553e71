/** Conformance records: what real CPython did with a program, and whether a machine does the same. */
import type { Label, Place } from '../heap/picture.ts';
import { isRuntimeId, type RuntimeId } from '../heap/runtime.ts';
import { Machine } from './machine.ts';
import { observe, type Step } from './observe.ts';
import type { Answer, Outcome } from './outcome.ts';
import { parseLine } from './parse.ts';
import { type RecordedCollection, type RecordedCounts, recordCollections } from './recorder.ts';
import type { SyntaxRefusal } from './refusal.ts';

export interface ConformanceRecord {
  readonly name: string;
  readonly suite: string;
  /** True if the program collects automatically: its one step tells the collections. */
  readonly auto?: boolean;
  /** True if its steps tell what the collector printed to `sys.stderr`. */
  readonly stderr?: boolean;
  readonly source: readonly string[];
  readonly expect: readonly { readonly runtimes: readonly string[]; readonly steps: readonly RecordedStep[] }[];
}

/** What a program did that collects automatically. */
export interface RecordedWhole {
  readonly collections: readonly RecordedCollection[];
  /** Absent if the program never asks. */
  readonly counts?: readonly RecordedCounts[];
}

export type RecordedStep = Step | RecordedWhole;

export interface Mismatch {
  /** The line's number in the program, from 1, and the line. */
  readonly line: number;
  readonly text: string;
  readonly key: string;
  readonly expected: string;
  readonly actual: string;
}

/** Thrown where a record cannot be read. */
export class UnreadableRecord extends Error {}

/** Reads a line of a record file. @throws UnreadableRecord */
export function readRecord(json: string): ConformanceRecord {
  let record: unknown;
  try {
    record = JSON.parse(json);
  } catch (cause) {
    throw new UnreadableRecord('not JSON', { cause });
  }
  if (!isRecord(record))
    throw new UnreadableRecord('not a conformance record: it needs name, suite, source and expect');
  return record;
}

function isRecord(value: unknown): value is ConformanceRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { name, suite, source, expect } = value as Record<string, unknown>;
  const isStrings = Array.isArray(source) && source.every((line) => typeof line === 'string');
  return (
    typeof name === 'string' && typeof suite === 'string' && isStrings && Array.isArray(expect) && expect.every(isGroup)
  );
}

function isGroup(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { runtimes, steps } = value as Record<string, unknown>;
  return Array.isArray(runtimes) && Array.isArray(steps);
}

/** The runtimes of the record that this engine knows. */
export function runtimesOf(record: ConformanceRecord): RuntimeId[] {
  return record.expect.flatMap(({ runtimes }) => runtimes.filter(isRuntimeId));
}

/** Runs the record's program and returns where it first departs from the record, or null. */
export function checkRecord(record: ConformanceRecord, runtime: RuntimeId): Mismatch | null {
  const steps = record.expect.find(({ runtimes }) => runtimes.includes(runtime))?.steps;
  if (steps === undefined) throw new UnreadableRecord(`${record.name} has no steps for ${runtime}`);
  return record.auto === true ? checkCollections(record, runtime, steps) : checkSteps(record, runtime, steps);
}

function checkSteps(record: ConformanceRecord, runtime: RuntimeId, steps: readonly RecordedStep[]): Mismatch | null {
  return checkPlayed(
    record.source.map((line) => ({ line })),
    runtime,
    steps,
    record.stderr === true ? [...KEYS, 'stderr'] : KEYS,
  );
}

/** A line of a program: run in the globals, or in a player's frame; or the return of that frame. */
export type Played = { readonly line: string; readonly frame?: number } | { readonly leave: number };

/**
 * Plays lines in the globals and in frames, and returns where the engine first departs from what CPython did, a step for
 * each, or null. A frame is there from the start.
 */
export function checkPlayed(
  played: readonly Played[],
  runtime: RuntimeId,
  steps: readonly RecordedStep[],
  keys: readonly Key[] = KEYS,
): Mismatch | null {
  const machine = new Machine(runtime, { record: false });
  for (const one of played) {
    const frame = 'leave' in one ? one.leave : one.frame;
    if (frame !== undefined) machine.openFrame(frame);
  }
  let seen = new Map<Label, readonly [number, Place]>();
  for (const [index, one] of played.entries()) {
    const text = 'leave' in one ? 'return' : one.line;
    const outcome = play(machine, one);
    if ('refusal' in outcome) return mismatch(index, text, 'line', 'a move', JSON.stringify(outcome.refusal));
    const { step, objects } = observe(machine, outcome, seen);
    seen = objects;
    const expected = steps[index];
    if (expected === undefined || 'collections' in expected) return mismatch(index, text, 'step', 'none', 'one');
    const difference = compareSteps(expected, step, runtime, keys);
    if (difference !== null) return { line: index + 1, text, ...difference };
  }
  return null;
}

function play(machine: Machine, one: Played): Outcome | { readonly refusal: SyntaxRefusal } {
  if ('leave' in one) return machine.returnFrame(one.leave);
  const parsed = parseLine(one.line);
  return parsed.ok ? machine.run(parsed.code, one.frame ?? 'globals') : { refusal: parsed.refusal };
}

type Difference = Pick<Mismatch, 'key' | 'expected' | 'actual'>;

const KEYS = ['err', 'ret', 'log', 'dead', 'set', 'garbage', 'weak'] as const;
type Key = (typeof KEYS)[number] | 'stderr';

/** The first of the keys about which a step of CPython and one of a machine differ, as far as CPython's tells; or null. */
export function compareSteps(
  expected: Step,
  actual: Step,
  runtime: RuntimeId,
  keys: readonly Key[],
): Difference | null {
  for (const key of keys) {
    const wanted = canonical(key, expected[key], runtime);
    const told = key === 'ret' ? asFarAsTold(expected.ret, actual.ret) : actual[key];
    const got = canonical(key, told, runtime);
    if (wanted !== got) return { key, expected: wanted, actual: got };
  }
  return null;
}

/** A null among recorded numbers is a number that depends on more than the program, as the first of `gc.get_count()` does. */
function asFarAsTold(expected: Answer | undefined, actual: Answer | undefined): Answer | undefined {
  if (!Array.isArray(expected) || !Array.isArray(actual)) return actual;
  return actual.map((value: Answer, i) => (expected[i] === null ? null : value));
}

/** What 2.7 says of the sizes of generations depends on the recorder's own frames. */
function withoutSizes(line: string): string {
  return line.replace(/^(gc: objects in each generation:).*/, '$1');
}

/** One text for equal values. What one line writes depends on string hashes on 2.7, and is a multiset there. */
function canonical(key: Key, value: unknown, runtime: RuntimeId): string {
  if (value === undefined) return '(nothing)';
  if (key === 'stderr' && runtime === '2.7' && Array.isArray(value)) {
    return JSON.stringify(value.map(withoutSizes).sort());
  }
  if (key === 'log' && runtime === '2.7' && Array.isArray(value)) return JSON.stringify([...value].sort());
  if (key !== 'set' && key !== 'weak') return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}

function checkCollections(
  record: ConformanceRecord,
  runtime: RuntimeId,
  steps: readonly RecordedStep[],
): Mismatch | null {
  const [step] = steps;
  const expected: RecordedWhole = step !== undefined && 'collections' in step ? step : { collections: [] };
  const machine = new Machine(runtime, { record: false });
  const recording = recordCollections(machine.heap);
  for (const [index, text] of record.source.entries()) {
    const parsed = parseLine(text);
    if (!parsed.ok) return mismatch(index, text, 'line', 'a move', JSON.stringify(parsed.refusal));
    recording.line = index + 1;
    machine.run(parsed.code, 'globals');
  }
  return (
    compareEntries(record, 'collections', expected.collections, recording.collections) ??
    compareEntries(record, 'counts', expected.counts ?? [], recording.counts)
  );
}

type Entries = readonly (readonly [line: number, ...numbers: number[]])[];

function compareEntries(record: ConformanceRecord, key: string, expected: Entries, actual: Entries): Mismatch | null {
  const at = expected.findIndex((entry, i) => JSON.stringify(entry) !== JSON.stringify(actual[i]));
  if (at < 0 && expected.length === actual.length) return null;
  const first = at < 0 ? expected.length : at;
  const wanted = expected[first];
  const got = actual[first];
  const line = Math.min(wanted?.[0] ?? Number.POSITIVE_INFINITY, got?.[0] ?? Number.POSITIVE_INFINITY);
  return mismatch(line - 1, record.source[line - 1] ?? '', key, print(wanted), print(got));
}

function print(value: unknown): string {
  return value === undefined ? '(nothing)' : JSON.stringify(value);
}

function mismatch(index: number, text: string, key: string, expected: string, actual: string): Mismatch {
  return { line: index + 1, text, key, expected, actual };
}
