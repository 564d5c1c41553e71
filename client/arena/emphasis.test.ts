import { describe, expect, test } from 'vitest';
import type { Anchor } from './arena.ts';
import { edgesOf } from './edges.ts';
import { emphasisFor } from './emphasis.ts';
import { id, madeUp, name, pictureOf } from './made-up-pictures.ts';

const edges = edgesOf(
  pictureOf(
    [madeUp(1, { slots: { '.left': 2 } }), madeUp(2, { slots: { '.next': 3 } }), madeUp(3)],
    [name(0, 'a', 1), name(0, 'b', 3)],
  ),
);

describe('emphasisFor', () => {
  test.each<{ anchor: Anchor; objects: readonly number[]; lines: readonly string[] }>([
    { anchor: { type: 'object', object: id(2) }, objects: [1, 2, 3], lines: ['1.left>2', '2.next>3'] },
    { anchor: { type: 'slot', object: id(2), slot: '.next' }, objects: [2, 3], lines: ['2.next>3'] },
    { anchor: { type: 'name', frame: 0, name: 'a' }, objects: [1], lines: ['0/a>1'] },
    { anchor: { type: 'frame', frame: 0 }, objects: [1, 3], lines: ['0/a>1', '0/b>3'] },
  ])('$anchor.type: its references and what is at their other ends', ({ anchor, objects, lines }) => {
    const emphasis = emphasisFor(anchor, edges);
    expect([...(emphasis?.objects ?? [])].sort()).toEqual(objects.map(id));
    expect([...(emphasis?.edges ?? [])].sort()).toEqual(lines);
  });

  test.each([null, { type: 'heap' }, { type: 'frame', frame: 7 }] as const)('%o lets nothing step back', (anchor) => {
    expect(emphasisFor(anchor, edges)).toBeNull();
  });
});
