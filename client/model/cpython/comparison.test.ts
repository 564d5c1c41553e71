import { describe, expect, it } from 'vitest';
import type { Step } from '../../../shared/python/observe.ts';
import { compareWith, startsThreads } from './comparison.ts';
import { collectionsOnEngine, runOnEngine } from './engine-steps.ts';
import { programOfLines, programOfRound, type RefereeProgram } from './referee-program.ts';

const RING = programOfLines(['a = Loud()', 'a.left = a', 'del a', 'x = Node()', 'gc.collect()', 'len([x])']);

/** What the engine says of a program, as if CPython had said it. */
function stepsOf(program: RefereeProgram): Step[] {
  return [...runOnEngine(program, '3.15').steps];
}

function changed(program: RefereeProgram, line: number, change: Partial<Step>): Step[] {
  return stepsOf(program).map((step, index) => (index === line - 1 ? { ...step, ...change } : step));
}

describe('a comparison', () => {
  it('says how each object ended on both sides, and what was said about lines', () => {
    const { agrees, objects, said, lines } = compareWith(RING, stepsOf(RING), '3.15');
    expect([agrees, lines]).toEqual([true, 6]);
    expect(objects).toEqual([
      { label: '#1', type: 'Loud', engine: { type: 'dead' }, cpython: { type: 'dead' }, differsFrom: null },
      {
        label: '#2',
        type: 'Node',
        engine: { type: 'alive', references: 1, place: 2 },
        cpython: { type: 'alive', references: 1, place: 2 },
        differsFrom: null,
      },
    ]);
    expect(said.map(({ number, engine }) => [number, engine])).toEqual([
      [5, { log: ['del #1'], answer: '1', error: null }],
      [6, { log: [], answer: '1', error: null }],
    ]);
  });

  it('says from which line on an object differs, also if it ends the same', () => {
    const { objects, agrees, differsFrom } = compareWith(RING, changed(RING, 2, { set: { '#1': [7, 0] } }), '3.15');
    expect([agrees, differsFrom]).toEqual([false, 2]);
    expect(objects.map((object) => object.differsFrom)).toEqual([2, null]);
  });

  it('tells what only one side made', () => {
    const { objects } = compareWith(RING, changed(RING, 6, { set: { '#9': [1, 0] } }), '3.15');
    expect(objects.at(-1)).toEqual({
      label: '#9',
      type: 'Node',
      engine: null,
      cpython: { type: 'alive', references: 1, place: 0 },
      differsFrom: 6,
    });
  });

  it.each([
    ['answer', 5, { ret: 2 }],
    ['log', 5, { log: ['del #2'] }],
    ['word of the collector', 5, { stderr: ['gc: done'] }],
    ['error', 4, { err: 'NameError' }],
    ['gc.garbage', 5, { garbage: ['#1'] }],
    ['weak reference', 3, { weak: { w: null } }],
  ] as const)('sees another %s', (_what, line, change) => {
    const { agrees, said, differsFrom } = compareWith(RING, changed(RING, line, change), '3.15');
    expect([agrees, differsFrom]).toEqual([false, line]);
    expect(said.find(({ number }) => number === line)?.agrees).toBe(false);
  });

  it('does not compare what CPython leaves open: a count that depends on all that an interpreter does', () => {
    const program = programOfLines(['gc.get_count()']);
    expect(compareWith(program, [{ ret: [null, 0, 0] }], '3.15').agrees).toBe(true);
    expect(compareWith(program, [{ ret: [null, 1, 0] }], '3.15').agrees).toBe(false);
  });

  it('wants a step for each line', () => {
    expect(() => compareWith(RING, [{}], '3.15')).toThrow(RangeError);
  });

  it('compares the collections of a program that collects by itself', () => {
    const lines = [
      'gc.enable()',
      'gc.set_threshold(3, 2, 2)',
      ...Array.from({ length: 9 }, (_, i) => `a${i} = [Node()]`),
    ];
    const program = programOfLines(lines);
    expect([program.automatic, programOfLines(lines, true).automatic, RING.automatic]).toEqual([true, false, false]);
    const collections = collectionsOnEngine(program, '3.15');
    expect(collections.length).toBeGreaterThan(2);
    expect(compareWith(program, { collections }, '3.15')).toMatchObject({ agrees: true, objects: [], lines: 11 });
    const fewer = compareWith(program, { collections: collections.slice(0, -1) }, '3.15');
    expect(fewer.collections?.at(-1)).toEqual({ engine: collections.at(-1), cpython: null, agrees: false });
    expect(fewer.differsFrom).toBe(collections.at(-1)?.[0]);
  });

  it('knows a program that starts threads', () => {
    expect(startsThreads(RING)).toBe(false);
    expect(startsThreads(programOfLines(['x = Node()', 't = park(x)']))).toBe(true);
    expect(startsThreads(programOfLines(['parked = Node()']))).toBe(false);
  });
});

describe('a round as a program', () => {
  const program = programOfRound(
    [
      { by: 'scenario', text: 'shelf = [Loud()]' },
      { by: 0, text: 'pet = shelf.pop()' },
      { by: 1, text: 'pet = Node()' },
      { by: { bell: 0 }, text: 'return' },
      { by: 'truck', text: 'gc.collect(2)' },
    ],
    [0, 1],
  );

  it('says lines in their players’ frames, and lets those return', () => {
    expect(program).toEqual({
      frames: [0, 1],
      automatic: false,
      moves: [
        { line: 'shelf = [Loud()]' },
        { line: 'pet = shelf.pop()', frame: 0 },
        { line: 'pet = Node()', frame: 1 },
        { leave: 0 },
        { line: 'gc.collect(2)' },
      ],
    });
  });

  it('runs so on the engine', () => {
    const { steps, errors } = runOnEngine(program, '3.15');
    expect(steps[3]).toMatchObject({ log: ['del #1'], dead: ['#1'] });
    expect(errors.every((error) => error === null)).toBe(true);
  });
});
