import { describe, expect, it } from 'vitest';
import type { Step } from '../../../shared/python/observe.ts';
import { collectsByItself, compareWith } from './comparison.ts';
import { runOnEngine } from './engine-steps.ts';
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
    ['an answer', 5, { ret: 2 }],
    ['the log', 5, { log: ['del #2'] }],
    ['an error', 4, { err: 'NameError' }],
    ['gc.garbage', 5, { garbage: ['#1'] }],
    ['a weak reference', 3, { weak: { w: null } }],
  ] as const)('sees another %s', (_what, line, change) => {
    const { agrees, said, differsFrom } = compareWith(RING, changed(RING, line, change), '3.15');
    expect([agrees, differsFrom]).toEqual([false, line]);
    expect(said.find(({ number }) => number === line)?.agrees).toBe(false);
  });

  it('does not compare counts that depend on all that an interpreter does', () => {
    const program = programOfLines(['gc.get_count()']);
    expect(compareWith(program, [{}], '3.15').agrees).toBe(true);
  });

  it('wants a step for each line', () => {
    expect(() => compareWith(RING, [{}], '3.15')).toThrow(RangeError);
  });

  it('knows when the collector may run by itself', () => {
    expect(collectsByItself(RING)).toBe(false);
    expect(collectsByItself(programOfLines(['gc.enable()']))).toBe(true);
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
