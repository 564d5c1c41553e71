import { describe, expect, test } from 'vitest';
import type { Picture } from '../../shared/heap/picture.ts';
import { Machine } from '../../shared/python/machine.ts';
import { parseLine } from '../../shared/python/parse.ts';
import { hasOutside, isOpen, openDescriptors } from './descriptors.ts';
import { madeUp } from './made-up-pictures.ts';

function pictureAfter(...lines: readonly string[]): Picture {
  const machine = new Machine('3.15');
  for (const line of lines) {
    const parsed = parseLine(line);
    if (!parsed.ok) throw new Error(`${line}: ${parsed.refusal.code}`);
    machine.run(parsed.move, 'globals');
  }
  return machine.picture();
}

/** Each open descriptor with who could close it. */
const keepers = (...lines: readonly string[]) =>
  openDescriptors(pictureAfter(...lines)).map(({ number, keeper }) => [number, keeper?.label ?? keeper?.type ?? null]);

describe('openDescriptors', () => {
  test('a living wrapper is who could close it', () => {
    expect(keepers('h = Handle()', 's = SafeHandle()')).toEqual([
      [3, '#1'],
      [4, '#2'],
    ]);
  });

  test('closed ones are not there', () => {
    expect(keepers('h = Handle()', 'h.close()', 'with Handle() as k: pass')).toEqual([]);
  });

  test('a wrapper that died without closing leaves it to nobody; one with __del__ closes', () => {
    expect(keepers('h = Handle()', 's = SafeHandle()', 'del h', 'del s')).toEqual([[3, null]]);
  });

  test('a finalizer that waits for another object could still close it', () => {
    const lines = ['h = Handle()', 'n = Node()', 'f = weakref.finalize(n, shut, h.fd)', 'del h'];
    expect(keepers(...lines)).toEqual([[3, 'finalize']]);
    expect(keepers(...lines, 'del n')).toEqual([]);
  });

  test('a wrapper that lost its number can close nothing', () => {
    expect(keepers('h = Handle()', 'del h.fd')).toEqual([[3, null]]);
  });
});

test('a wrapper is open until it is closed; nothing else is either', () => {
  const open = (...lines: readonly string[]) => {
    const picture = pictureAfter(...lines);
    return picture.objects.map((object) => isOpen(object, picture));
  };
  expect(open('h = Handle()')).toEqual([true]);
  expect(open('h = Handle()', 'h.close()')).toEqual([false]);
  expect(open('n = Node()')).toEqual([null]);
});

test('there is something outside of memory while a wrapper lives or a descriptor is open', () => {
  expect(hasOutside(pictureAfter('n = Node()'))).toBe(false);
  expect(hasOutside(pictureAfter('h = Handle()', 'h.close()'))).toBe(true);
  expect(hasOutside(pictureAfter('h = Handle()', 'del h'))).toBe(true);
  expect(hasOutside(pictureAfter('h = Handle()', 'h.close()', 'del h'))).toBe(false);
  expect(hasOutside({ ...pictureAfter(), objects: [madeUp(1, { type: 'Handle', slots: { '.fd': 2 } })] })).toBe(false);
});
