import { describe, expect, test } from 'vitest';
import { DISPLAY_TYPES, HIDDEN_TYPES, INSTANCE_CLASSES } from '../../shared/heap/picture.ts';
import { bodyOf, isDeadWeakref, portsOf, short } from './body.ts';
import { insidePolygon } from './geometry.ts';
import { madeUp } from './made-up-pictures.ts';

describe('bodyOf', () => {
  test.each([...INSTANCE_CLASSES, ...DISPLAY_TYPES, ...HIDDEN_TYPES])(
    'a %s has an outline around its centre',
    (type) => {
      const body = bodyOf(madeUp(1, { type }));
      expect(insidePolygon(body.outline, { x: 0, y: 0 })).toBe(true);
      expect(body.extent.width).toBeGreaterThanOrEqual(body.width);
      expect(body.extent.height).toBeGreaterThanOrEqual(body.height);
    },
  );

  test('classes differ in form: no two kinds of instance and display share one, but for Slots and handles', () => {
    const forms = [...INSTANCE_CLASSES, ...DISPLAY_TYPES].map((type) => bodyOf(madeUp(1, { type })).form);
    expect(new Set(forms).size).toBe(forms.length - 2);
  });

  test('a list shows an index and a port for each item, an atom instead of the port', () => {
    const { cells } = bodyOf(madeUp(1, { type: 'list', slots: { '[0]': 2, '[1]': 'None' } }));
    expect(cells.map(({ title, atom }) => [title, atom])).toEqual([
      ['0', null],
      ['1', 'None'],
    ]);
  });

  test('a long list tells how many more there are', () => {
    const slots = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`[${index}]`, 2]));
    const { cells } = bodyOf(madeUp(1, { type: 'list', slots }));
    expect(cells).toHaveLength(6);
    expect(cells[5]).toMatchObject({ slot: null, title: '+15' });
  });

  test('a dict has a row for each key', () => {
    const { cells } = bodyOf(madeUp(1, { type: 'dict', slots: { "['k1']": 2, "['k2']": "'x'" } }));
    expect(cells.map(({ title, atom }) => [title, atom])).toEqual([
      ["'k1'", null],
      ["'k2'", "'x'"],
    ]);
  });

  test('an attribute that is an atom is written below', () => {
    expect(bodyOf(madeUp(1, { slots: { '.left': 'None' } })).captions).toEqual(['Node', '.left = None']);
  });
});

describe('portsOf', () => {
  test('an attribute of a Node leaves wherever its target is', () => {
    expect(portsOf(bodyOf(madeUp(1, { slots: { '.left': 2 } })), '.left')).toEqual([]);
  });

  test('the ends of a list can be left to the side, its middle up and down', () => {
    const body = bodyOf(madeUp(1, { type: 'list', slots: { '[0]': 2, '[1]': 2, '[2]': 2 } }));
    expect(portsOf(body, '[0]').map((port) => port.towards)).toContainEqual({ x: -1, y: 0 });
    expect(portsOf(body, '[1]').map((port) => port.towards)).toEqual([
      { x: 0, y: 1 },
      { x: 0, y: -1 },
    ]);
  });
});

test('a weak reference is dead once it has no referent', () => {
  expect(isDeadWeakref(madeUp(1, { type: 'weakref', weak: true, slots: { __callback__: 2 } }))).toBe(false);
  expect(isDeadWeakref(madeUp(1, { type: 'weakref' }))).toBe(true);
  expect(isDeadWeakref(madeUp(1))).toBe(false);
});

test.each([
  ['None', 4, 'None'],
  ["'a long one'", 5, "'a l…"],
])('%s in %d letters is %s', (text, most, result) => {
  expect(short(text, most)).toBe(result);
});

test('a generator inside try shows that it still has to leave it', () => {
  const generator = madeUp(1, { type: 'generator' });
  expect(bodyOf(generator).label).toBe('gen');
  expect(bodyOf({ ...generator, guarded: true }).label).toBe('try');
});
