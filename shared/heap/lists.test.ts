import { describe, expect, it } from 'vitest';
import { newList } from './containers.ts';
import { GENERATION_0, GENERATION_2, UNREACHABLE } from './heap.ts';
import { append, isEmpty, members, merge, move, size, unlink, untrack } from './lists.ts';
import { newHeap } from './new-heap.ts';
import { RUNTIMES } from './runtime.ts';

function heapWithLists(count: number) {
  const heap = newHeap(RUNTIMES['3.15']);
  return { heap, slots: Array.from({ length: count }, () => newList(heap)) };
}

describe('collector lists', () => {
  it('keep the order in which objects became tracked', () => {
    const { heap, slots } = heapWithLists(3);
    expect(members(heap, GENERATION_0)).toEqual(slots);
    expect(size(heap, GENERATION_0)).toBe(3);
  });

  it('move and merge to the end', () => {
    const { heap, slots } = heapWithLists(3);
    const [a = 0, b = 0, c = 0] = slots;
    move(heap, a, UNREACHABLE);
    move(heap, c, UNREACHABLE);
    expect([members(heap, GENERATION_0), members(heap, UNREACHABLE)]).toEqual([[b], [a, c]]);
    merge(heap, UNREACHABLE, GENERATION_0);
    expect(members(heap, GENERATION_0)).toEqual([b, a, c]);
    expect(isEmpty(heap, UNREACHABLE)).toBe(true);
    merge(heap, UNREACHABLE, GENERATION_2);
    expect(isEmpty(heap, GENERATION_2)).toBe(true);
  });

  it('let go of what is untracked, once', () => {
    const { heap, slots } = heapWithLists(2);
    const [a = 0, b = 0] = slots;
    untrack(heap, a);
    untrack(heap, a);
    expect(members(heap, GENERATION_0)).toEqual([b]);
    unlink(heap, b);
    append(heap, b, UNREACHABLE);
    expect(members(heap, UNREACHABLE)).toEqual([b]);
  });
});
