import { describe, expect, test } from 'vitest';
import type { HeapEvent } from '../../shared/heap/events.ts';
import type { ArenaView } from './arena.ts';
import { diffOf } from './diff.ts';
import { id, madeUp, name, pictureOf, viewOf } from './made-up-pictures.ts';
import { type Cue, planOf } from './plan.ts';

function cues(before: ArenaView, after: ArenaView, events: readonly HeapEvent[] = [], line: string | null = 'a = b') {
  const plan = planOf(diffOf(before, after), { events, by: 0, line, speed: 1 });
  return plan.cues.map(({ cue }) => cue);
}

const at = (list: readonly Cue[], test: (cue: Cue) => boolean): number => {
  const index = list.findIndex(test);
  expect(index).toBeGreaterThanOrEqual(0);
  return index;
};

const EMPTY = viewOf(pictureOf([]));

describe('planOf', () => {
  test('making: the frame lights up, the object comes, then its name, then the reference with the line', () => {
    const after = viewOf(pictureOf([madeUp(1)], [name(0, 'a', 1)]));
    const list = cues(EMPTY, after, [], 'a = Node()');
    expect(list.map((cue) => cue.type)).toEqual(['flash', 'appear', 'name-in', 'grow']);
    expect(list[3]).toEqual({ type: 'grow', edge: '0/a>1', line: 'a = Node()' });
    expect(list[0]).toEqual({ type: 'flash', frame: 0, line: null });
  });

  test('a line that makes no reference is carried by the flash', () => {
    const before = viewOf(pictureOf([madeUp(1)], [name(0, 'a', 1), name(1, 'b', 1)]));
    const after = viewOf(pictureOf([madeUp(1)], [name(1, 'b', 1)]));
    const list = cues(before, after, [], 'del a');
    expect(list[0]).toEqual({ type: 'flash', frame: 0, line: 'del a' });
    expect(list.map((cue) => cue.type)).toEqual(['flash', 'cut', 'name-out']);
  });

  test('deaths come in the order of the events, each after its finalizer', () => {
    const before = viewOf(
      pictureOf([madeUp(1, { type: 'Loud', slots: { '.left': 2 } }), madeUp(2)], [name(0, 'a', 1)]),
    );
    const died = (number: number) =>
      ({ type: 'died', object: id(number), label: `#${number}`, typeName: 'Node', cause: 'count' }) as const;
    const events: readonly HeapEvent[] = [{ type: 'finalized', object: id(1), label: '#1' }, died(2), died(1)];
    const list = cues(before, EMPTY, events, 'del a');
    const fall = (number: number) => at(list, (cue) => cue.type === 'fall-apart' && cue.object === id(number));
    expect(at(list, (cue) => cue.type === 'ring')).toBeLessThan(fall(2));
    expect(fall(2)).toBeLessThan(fall(1));
    expect(at(list, (cue) => cue.type === 'cut' && cue.edge === '1.left>2')).toBeGreaterThan(fall(1));
  });

  test('whoever went without an event falls apart all the same', () => {
    const before = viewOf(pictureOf([madeUp(1)]));
    expect(cues(before, EMPTY).filter((cue) => cue.type === 'fall-apart')).toHaveLength(1);
  });

  test('a weak reference dies where its event says, and the resurrected rise', () => {
    const view = viewOf(pictureOf([madeUp(1, { type: 'Phoenix' })]));
    const events: readonly HeapEvent[] = [
      { type: 'weakref-cleared', weakref: id(5), referent: id(1), callback: true },
      { type: 'resurrected', object: id(1), label: '#1' },
      { type: 'exception-ignored', object: id(1), label: '#1' },
    ];
    expect(cues(view, view, events, null).map((cue) => cue.type)).toEqual(['flash', 'weakref-dies', 'rise', 'sputter']);
  });

  test('survivors move down last, once the terraces have made room', () => {
    const before = viewOf(pictureOf([madeUp(1), madeUp(2)]));
    const after = viewOf(pictureOf([madeUp(1, { place: 1 })]));
    const events: readonly HeapEvent[] = [
      { type: 'merged', generation: 0, objects: [id(1), id(2)] },
      { type: 'died', object: id(2), label: '#2', typeName: 'Node', cause: 'collector' },
    ];
    const types = cues(before, after, events, 'gc.collect(0)').map((cue) => cue.type);
    expect(types).toEqual(['flash', 'patrol', 'fall-apart', 'make-room', 'promote']);
  });

  test('cues are in order of time, and many deaths do not take for ever', () => {
    const before = viewOf(pictureOf(Array.from({ length: 80 }, (_, index) => madeUp(index))));
    const plan = planOf(diffOf(before, EMPTY), { events: [], by: null, line: null, speed: 1 });
    const times = plan.cues.map((cue) => cue.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(plan.length).toBeLessThan(2500);
    expect(plan.length).toBeGreaterThanOrEqual(times[times.length - 1] ?? 0);
  });

  test('taps are turned on once their wrappers are there, and off once these have died', () => {
    const opened = viewOf({ ...pictureOf([madeUp(1, { type: 'Handle', slots: { '.fd': '3' } })]), descriptors: [3] });
    expect(cues(EMPTY, opened, [], null).map((cue) => cue.type)).toEqual(['flash', 'appear', 'taps']);
    const leaked = viewOf({ ...pictureOf([]), descriptors: [3] });
    expect(cues(opened, leaked, [], null).map((cue) => cue.type)).toEqual(['flash', 'fall-apart', 'taps']);
    expect(cues(leaked, leaked, [], null).map((cue) => cue.type)).toEqual(['flash']);
  });

  test('given no difference, nobody and nothing happens', () => {
    const plan = planOf(diffOf(EMPTY, EMPTY), { events: [], by: null, line: null, speed: 1 });
    expect(plan).toEqual({ cues: [], length: 0 });
  });
});
