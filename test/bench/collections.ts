/** What a full collection costs for each live object, at four sizes, and how much memory an object takes. */
import type { Heap } from '../../shared/heap/heap.ts';
import { randomFor } from '../../shared/match/random.ts';
import { Machine } from '../../shared/python/machine.ts';
import type { Expression, Move } from '../../shared/python/move.ts';
import type { CPython } from './cpython.ts';
import { FLOORS } from './floors.ts';
import { codeOf } from './programs.ts';
import { type Pair, secondsOf, sideBySide } from './side-by-side.ts';
import type { Measure } from './verdict.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
const KINDS = ['instances', 'lists'] as const;
type Size = (typeof SIZES)[number];
type Kind = (typeof KINDS)[number];

/** Each repetition collects so often that about this many objects are looked at. */
const OBJECTS_A_REPETITION = 200_000;
/** Linear: an object of a million costs at most so many times what one of a thousand costs; the rest is the memory's. */
const LINEAR_FACTOR = 3;
const MOST_BYTES = 100;

const FIRST_ATTRIBUTES = ['all[0].left = None', 'all[0].right = None'];
const COLLECT = codeOf('gc.collect()');

export async function measureCollections(python: CPython | null): Promise<Measure[]> {
  const rows: Measure[] = [];
  for (const kind of KINDS) {
    const bySize: number[] = [];
    for (const size of SIZES) {
      const { machine, bytes } = heapOf(kind, size);
      const { ours, theirs } = await collectionAt(machine, kind, size, python);
      bySize.push(ours);
      rows.push({
        name: `full collection, ${size.toLocaleString('en-US')} ${kind}`,
        unit: 'ns/object',
        ours,
        against: theirs ?? FLOORS.collection[kind][size],
        required: { bound: 'at most', factor: 1 },
      });
      if (size === 1_000_000) rows.push(...memoryRows(kind, bytes));
    }
    rows.push({
      name: `linear: a million ${kind} against a thousand`,
      unit: 'ns/object',
      ours: bySize.at(-1) ?? Number.NaN,
      against: bySize[0] ?? null,
      required: { bound: 'at most', factor: LINEAR_FACTOR },
    });
  }
  return rows;
}

/** Nanoseconds an object, on both sides. */
async function collectionAt(machine: Machine, kind: Kind, size: Size, python: CPython | null): Promise<Pair> {
  const times = Math.max(1, Math.floor(OBJECTS_A_REPETITION / size));
  await python?.ask(['build', kind, size, size]);
  const collectAll = (): void => {
    for (let time = 0; time < times; time++) machine.run(COLLECT);
  };
  const pair = await sideBySide(() => secondsOf(collectAll) / times, python, ['collect', times]);
  const byObject = (seconds: number): number => (1e9 * seconds) / size;
  return {
    ours: byObject(pair.ours),
    theirs: pair.theirs === null ? null : byObject(pair.theirs),
  };
}

/** A heap of so many objects in one list, with two references each to any of them. */
function heapOf(kind: Kind, size: number): { readonly machine: Machine; readonly bytes: BytesAnObject } {
  const random = randomFor(`${size}`, 'heap');
  const machine = new Machine('3.13', { record: false });
  const anyOne = (): Expression => ({
    kind: 'item',
    object: { kind: 'name', name: 'all' },
    key: `${random.below(size)}`,
  });
  machine.run(codeOf('all = []'));
  const made = codeOf(kind === 'instances' ? 'all.append(Node())' : 'all.append([])');
  machine.run(made);
  // the class learns the names from its first instance, so that none needs a dict of its own
  if (kind === 'instances') for (const line of FIRST_ATTRIBUTES) machine.run(codeOf(line));
  for (let index = 1; index < size; index++) machine.run(made);
  for (let index = 0; index < size; index++) {
    machine.run({
      kind: 'assign',
      target: { kind: 'name', name: 'one' },
      value: { kind: 'item', object: { kind: 'name', name: 'all' }, key: `${index}` },
    });
    for (const side of ['left', 'right']) machine.run(hung(kind, side, anyOne()));
  }
  machine.run(codeOf('del one'));
  return { machine, bytes: bytesAnObject(machine.heap, size) };
}

function hung(kind: Kind, side: string, value: Expression): Move {
  const one: Expression = { kind: 'name', name: 'one' };
  return kind === 'instances'
    ? { kind: 'assign', target: { kind: 'attribute', object: one, name: side }, value }
    : { kind: 'expression', value: { kind: 'method', object: one, method: 'append', argument: value } };
}

/** Bytes of the arrays for each object. `rows`: as far as rows are in use; `grown`: with the room made for more. */
interface BytesAnObject {
  readonly rows: number;
  readonly grown: number;
  readonly cells: number;
}

/** The arrays have one element a row, one a label, or are the cells in which attributes and items lie. */
function bytesAnObject(heap: Heap, objects: number): BytesAnObject {
  const arrays = Object.values(heap).filter((value) => ArrayBuffer.isView(value)) as (Int32Array | Uint8Array)[];
  const beside = arrays.filter((array) => array !== heap.cells);
  const inUse = (array: Int32Array | Uint8Array): number => Math.min(array.length, heap.slotsUsed);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    rows: sum(beside.map((array) => inUse(array) * array.BYTES_PER_ELEMENT)) / objects,
    grown: sum(beside.map((array) => array.byteLength)) / objects,
    cells: heap.cells.byteLength / objects,
  };
}

function memoryRows(kind: Kind, { rows, grown, cells }: BytesAnObject): Measure[] {
  const told = { unit: 'bytes', against: null, required: null };
  return [
    {
      name: `an object of a million ${kind}, beyond its attributes`,
      unit: 'bytes',
      ours: grown,
      against: MOST_BYTES,
      required: { bound: 'at most', factor: 1 },
    },
    { ...told, name: `… of them in use`, ours: rows },
    { ...told, name: `… its attributes or items besides`, ours: cells },
  ];
}
