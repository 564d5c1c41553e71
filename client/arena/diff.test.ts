import { describe, expect, test } from 'vitest';
import { diffOf } from './diff.ts';
import { frameOf, id, madeUp, name, pictureOf, viewOf } from './made-up-pictures.ts';

const keys = (edges: readonly { readonly key: string }[]) => edges.map((edge) => edge.key);

describe('diffOf', () => {
  test('before the first view there was nothing', () => {
    const diff = diffOf(null, viewOf(pictureOf([madeUp(1)], [name(0, 'a', 1)])));
    expect(diff.came.map((object) => object.id)).toEqual([id(1)]);
    expect(keys(diff.edgesCame)).toEqual(['0/a>1']);
    expect(diff.framesReturned).toEqual([]);
  });

  test('given the same view twice, nothing differs', () => {
    const view = viewOf(pictureOf([madeUp(1, { slots: { '.left': 1 } })], [name(0, 'a', 1)]));
    const diff = diffOf(view, view);
    for (const part of [diff.came, diff.went, diff.counted, diff.moved, diff.lost, diff.edgesCame, diff.edgesWent]) {
      expect(part).toEqual([]);
    }
    expect(diff.truckMoved).toBe(false);
  });

  test('given pet.left = shelf, one reference came and one count changed', () => {
    const before = viewOf(pictureOf([madeUp(1), madeUp(2)]));
    const after = viewOf(pictureOf([madeUp(1, { slots: { '.left': 2 } }), madeUp(2, { references: 2 })]));
    const diff = diffOf(before, after);
    expect(keys(diff.edgesCame)).toEqual(['1.left>2']);
    expect(diff.counted).toEqual([id(2)]);
  });

  test('a slot that refers elsewhere is cut and grows anew', () => {
    const before = viewOf(pictureOf([madeUp(1, { slots: { '.left': 2 } }), madeUp(2), madeUp(3)]));
    const after = viewOf(pictureOf([madeUp(1, { slots: { '.left': 3 } }), madeUp(2), madeUp(3)]));
    const diff = diffOf(before, after);
    expect(keys(diff.edgesWent)).toEqual(['1.left>2']);
    expect(keys(diff.edgesCame)).toEqual(['1.left>3']);
  });

  test('when a list loses its first item, the others slide and are not cut', () => {
    const list = (slots: Readonly<Record<string, number>>) => madeUp(1, { type: 'list', slots });
    const before = viewOf(pictureOf([list({ '[0]': 2, '[1]': 3 }), madeUp(2), madeUp(3)]));
    const after = viewOf(pictureOf([list({ '[0]': 3 }), madeUp(2), madeUp(3)]));
    const diff = diffOf(before, after);
    expect(keys(diff.edgesWent)).toEqual(['1[0]>2']);
    expect(diff.edgesCame).toEqual([]);
    expect(diff.edgesSlid.map(({ before: was, after: is }) => [was.key, is.key])).toEqual([['1[1]>3', '1[0]>3']]);
  });

  test('survival, loss, the bell and the truck are told', () => {
    const before = viewOf(pictureOf([madeUp(1), madeUp(2)], [name(1, 'x', 2)]));
    const after = viewOf(pictureOf([madeUp(1, { place: 1 }), madeUp(2, { reachable: false })]), {
      frames: [frameOf('globals'), frameOf(0), frameOf(1, { returned: true })],
      truck: { takes: 1, at: 0 },
    });
    const diff = diffOf(before, after);
    expect(diff.moved).toEqual([id(1)]);
    expect(diff.lost).toEqual([id(2)]);
    expect(diff.namesWent.map((each) => each.name)).toEqual(['x']);
    expect(diff.framesReturned).toEqual([1]);
    expect(diff.truckMoved).toBe(true);
  });

  test('two members of a set that are the same name are two references', () => {
    const set = madeUp(1, { type: 'set' });
    const slots = [2, 3].map((to) => ({ name: '{}', kind: 'member', to: { object: id(to) }, weak: false }) as const);
    const diff = diffOf(null, viewOf(pictureOf([{ ...set, slots }, madeUp(2), madeUp(3)])));
    expect(new Set(keys(diff.edgesCame)).size).toBe(2);
  });
});
