import { describe, expect, it } from 'vitest';
import { RUNTIME_IDS, type RuntimeId } from '../heap/runtime.ts';
import { withInlineAttributes } from './inline-attributes.ts';
import { Machine } from './machine.ts';
import { parseLine } from './parse.ts';

function machineAfter(runtime: RuntimeId, lines: readonly string[]): Machine {
  const machine = new Machine(runtime);
  for (const line of lines) {
    const parsed = parseLine(line);
    if (!parsed.ok) throw new Error(`${line}: ${parsed.refusal.code}`);
    expect(machine.run(parsed.move).error, line).toBeUndefined();
  }
  return machine;
}

const LINES = ['a = Node()', 'a.left = Node()', 'a.left.up = a', "d = {'k1': a}", 'a.word = 1'];

describe.each(RUNTIME_IDS)('withInlineAttributes on %s', (runtime) => {
  const picture = withInlineAttributes(machineAfter(runtime, LINES).picture());
  const slotsOf = (label: string) => picture.objects.find((object) => object.label === label)?.slots;

  it('spells attributes as Python does', () => {
    expect(
      slotsOf('#1')
        ?.map(({ name, kind }) => [name, kind])
        .sort(),
    ).toEqual([
      ['.left', 'attribute'],
      ['.word', 'attribute'],
    ]);
    expect(slotsOf('#2')).toMatchObject([{ name: '.up', kind: 'attribute' }]);
  });

  it('leaves no instance dict behind, and other dicts as they are', () => {
    expect(picture.objects.filter(({ type }) => type === 'dict').map(({ label }) => label)).toEqual(['#3']);
    expect(slotsOf('#3')).toMatchObject([{ name: "['k1']", kind: 'key' }]);
  });

  it('changes nothing a second time', () => {
    expect(withInlineAttributes(picture)).toBe(picture);
  });
});

it('finds the attributes of an instance that has more names than its class has room for', () => {
  const names = Array.from({ length: 40 }, (_, n) => `n${n}`);
  const machine = machineAfter('3.15', ['a = Node()', ...names.map((name) => `a.${name} = a`)]);
  const [object] = withInlineAttributes(machine.picture()).objects.filter(({ label }) => label === '#1');
  expect(object?.slots.map(({ name }) => name).sort()).toEqual(names.map((name) => `.${name}`).sort());
});
