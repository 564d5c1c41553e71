import { describe, expect, test } from 'vitest';
import { edgesOf, isUnspoken, rootsOf } from './edges.ts';
import { id, madeUp, name, pictureOf } from './made-up-pictures.ts';

describe('edgesOf', () => {
  test('slots and names that refer to objects, not those bound to atoms', () => {
    const picture = pictureOf(
      [madeUp(1, { slots: { '.left': 2, '.right': 'None' } }), madeUp(2)],
      [name(0, 'a', 1), name(0, 'n', '1'), name('globals', 'shelf', 2)],
    );
    expect(edgesOf(picture).map((edge) => edge.key)).toEqual(['1.left>2', '0/a>1', 'globals/shelf>2']);
  });

  test('a reference to what is no longer there is not drawn', () => {
    expect(edgesOf(pictureOf([madeUp(1, { slots: { '.left': 9 } })], [name(0, 'a', 9)]))).toEqual([]);
  });

  test('gc.garbage is one more shared name, with a reference to each', () => {
    const picture = { ...pictureOf([madeUp(1), madeUp(2)]), garbage: [id(1), id(2)] };
    expect(rootsOf(picture).map((each) => each.name)).toEqual(['gc.garbage']);
    expect(edgesOf(picture).map((edge) => edge.key)).toEqual(['globals/gc.garbage>1', 'globals/gc.garbage>2']);
    expect(rootsOf(pictureOf([madeUp(1)]))).toEqual([]);
  });

  test('a parked thread is a root without a name, and keeps its own while another ends', () => {
    const parked = (...threads: readonly number[]) => ({
      ...pictureOf([madeUp(1, { type: 'frame' }), madeUp(2, { type: 'frame' })]),
      threads: threads.map((frame) => ({ frame: id(frame), handle: null })),
    });
    const both = edgesOf(parked(1, 2)).map((edge) => edge.key);
    expect(both).toHaveLength(2);
    expect(edgesOf(parked(2)).map((edge) => edge.key)).toEqual([both[1]]);
    expect(rootsOf(parked(1, 2)).every(({ name }) => isUnspoken(name))).toBe(true);
    expect(isUnspoken('park')).toBe(false);
  });
});
