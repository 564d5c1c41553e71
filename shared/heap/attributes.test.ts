import { describe, expect, it } from 'vitest';
import { deleteAttribute, newInstance, setAttribute } from './attributes.ts';
import { atomOf, atomValue, type Heap } from './heap.ts';
import { NODE, SLOT } from './kinds.ts';
import { dictOf, getAttribute } from './lookup.ts';
import { newHeap } from './new-heap.ts';
import { RUNTIMES } from './runtime.ts';

const inline = RUNTIMES['3.15'];

function set(heap: Heap, slot: number, name: string): boolean {
  return setAttribute(heap, slot, heap.atoms.intern(name), atomValue(heap.atoms.intern('None')));
}

describe('attributes', () => {
  it('of a class with __slots__ are those declared', () => {
    const heap = newHeap(inline);
    const slot = newInstance(heap, SLOT);
    expect(set(heap, slot, 'left')).toBe(true);
    expect(set(heap, slot, 'other')).toBe(false);
    expect(getAttribute(heap, slot, heap.atoms.intern('right'))).toBe(0);
    expect(deleteAttribute(heap, slot, heap.atoms.intern('left'))).toBe(true);
    expect(deleteAttribute(heap, slot, heap.atoms.intern('left'))).toBe(false);
  });

  it.each([
    [1, 28],
    [2, 27],
    [10, 19],
    [40, 1],
  ])('find room for names: with %i instances made, %i', (instances, names) => {
    const heap = newHeap(inline);
    let slot = 0;
    for (let i = 0; i < instances; i++) slot = newInstance(heap, NODE);
    for (let i = 0; i < names; i++) set(heap, slot, `a${i}`);
    expect(dictOf(heap, slot)).toBe(0);
    set(heap, slot, 'one more');
    expect(dictOf(heap, slot)).not.toBe(0);
    expect(getAttribute(heap, slot, heap.atoms.intern('a0'))).not.toBe(0);
  });

  it('that move to a dict keep the order in which the instance got them', () => {
    const heap = newHeap(inline);
    const first = newInstance(heap, NODE);
    for (let i = 0; i < 28; i++) set(heap, first, `a${i}`);
    const second = newInstance(heap, NODE);
    for (const name of ['a3', 'a1', 'a2', 'a0']) set(heap, second, name);
    deleteAttribute(heap, second, heap.atoms.intern('a1'));
    set(heap, second, 'one more');
    const dict = dictOf(heap, second);
    const keys = [0, 2, 4, 6].map((cell) => heap.atoms.text(atomOf(heap.cell(dict, cell))));
    expect(keys).toEqual(['a3', 'a2', 'a0', 'one more']);
  });
});
