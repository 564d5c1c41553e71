import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameId, Label } from '../heap/picture.ts';
import { Machine } from '../python/machine.ts';
import { parseLine } from '../python/parse.ts';
import { cycleThrough, isOnCycle, objectsOnCycles } from './cycles.ts';
import { indexObjects, pictureOf } from './sight.ts';

function machineAfter(lines: readonly string[], frame: FrameId = 'globals'): Machine {
  const machine = new Machine('3.15');
  for (const line of lines) {
    const parsed = parseLine(line);
    if (!parsed.ok) throw new Error(`${line}: ${parsed.refusal.code}`);
    machine.run(parsed.move, frame);
  }
  return machine;
}

describe('cycleThrough', () => {
  it.each<{ lines: string[]; object: Label; cycle: Label[] }>([
    { lines: ['a = Node()'], object: '#1', cycle: [] },
    { lines: ['a = Node()', 'a.me = a'], object: '#1', cycle: ['#1'] },
    { lines: ['a = Node()', 'a.next = Node()', 'a.next.next = a'], object: '#2', cycle: ['#1', '#2'] },
    { lines: ['a = Node()', 'a.me = a', 'b = [a]'], object: '#2', cycle: [] },
    { lines: ['a = Node()', 'a.me = a', 'a.leaf = Node()'], object: '#2', cycle: [] },
    { lines: ['a = [Node()]', 'a[0].up = a', 'a.append(a)'], object: '#2', cycle: ['#1', '#2'] },
    // two rings that share one object are one
    {
      lines: ['a = Node()', 'a.x = Node()', 'a.x.up = a', 'a.y = Node()', 'a.y.up = a'],
      object: '#3',
      cycle: ['#1', '#2', '#3'],
    },
    // a weak reference closes no ring
    { lines: ['a = Node()', 'a.me = weakref.ref(a)'], object: '#1', cycle: [] },
  ])('$lines: $object lies on $cycle', ({ lines, object, cycle }) => {
    const machine = machineAfter(lines);
    const id = machine.objectOf(object);
    if (id === null) throw new Error(`${object} is dead`);
    const objects = indexObjects(pictureOf(machine));
    const found = [...cycleThrough(objects, id)].map((member) => machine.labelOf(member));
    expect(found.sort()).toEqual(cycle);
    expect(isOnCycle(objects, id)).toBe(cycle.length > 0);
  });
});

describe('objectsOnCycles', () => {
  it('finds what lies on some cycle, whatever the references', () => {
    const count = 8;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 16 }), (references) => {
        const lines = [
          `all = [${Array.from({ length: count }, () => '[]').join(', ')}]`,
          ...references.map(([from, to]) => `all[${from}].append(all[${to}])`),
        ];
        const machine = machineAfter(lines);
        const objects = indexObjects(pictureOf(machine));
        const expected = [...objects.keys()].map((id) => isOnCycle(objects, id));
        expect(objectsOnCycles(machine.graph().objects)).toEqual(expected);
      }),
    );
  });
});
