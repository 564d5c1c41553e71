import { describe, expect, it } from 'vitest';
import { newInstance } from './attributes.ts';
import { newList } from './containers.ts';
import { decref } from './deallocate.ts';
import type { Heap, ObjectSlot } from './heap.ts';
import { checkInvariants } from './invariants.ts';
import { NODE } from './kinds.ts';
import { newHeap } from './new-heap.ts';
import { RUNTIMES } from './runtime.ts';
import { newRef } from './weakrefs.ts';

/** A heap with one name for a list, which holds a node that a name refers to weakly. */
function smallHeap(): { heap: Heap; list: ObjectSlot; node: ObjectSlot; weakref: ObjectSlot } {
  const heap = newHeap(RUNTIMES['3.15']);
  const list = newList(heap);
  const node = newInstance(heap, NODE);
  heap.giveLabel(node);
  heap.push(list, node);
  const weakref = newRef(heap, node, 1);
  heap.globals.bind(heap.atoms.intern('l'), list);
  heap.globals.bind(heap.atoms.intern('w'), weakref);
  return { heap, list, node, weakref };
}

describe('checkInvariants', () => {
  it('finds nothing wrong with a whole heap', () => {
    const { heap, list } = smallHeap();
    expect(checkInvariants(heap)).toEqual([]);
    heap.globals.unbind(heap.atoms.intern('l'));
    decref(heap, list);
    expect(checkInvariants(heap)).toEqual([]);
  });

  it.each<[string, RegExp, (small: ReturnType<typeof smallHeap>) => void]>([
    ['a count too high', /counts 2 references, there are 1/, ({ heap, node }) => heap.incref(node)],
    ['a reference to the dead', /refers to a dead object/, ({ heap, node }) => heap.kind.fill(0, node, node + 1)],
    ['a wrong generation', /is in the list of 1/, ({ heap, node }) => heap.generation.fill(1, node, node + 1)],
    ['a link that is missing', /linked one way only/, ({ heap, node }) => heap.prev.fill(1, node, node + 1)],
    ['a mark left behind', /still being collected/, ({ heap, node }) => heap.gcRefs.fill(0, node, node + 1)],
    ['a lost weak reference', /not in its referent's list once/, ({ heap, node }) => heap.weak.fill(0, node, node + 1)],
    ['a lost label', /not known by its label/, ({ heap }) => heap.slotOfLabel.fill(0)],
    ['a lost block', /cells have been lost/, ({ heap }) => heap.cellsUsed++],
  ])('tells %s', (_, sentence, damage) => {
    const small = smallHeap();
    damage(small);
    expect(checkInvariants(small.heap).join('\n')).toMatch(sentence);
  });
});
