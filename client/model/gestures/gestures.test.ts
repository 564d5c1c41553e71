import { describe, expect, it } from 'vitest';
import type { Label, ObjectId } from '../../../shared/heap/picture.ts';
import { readMove } from '../../../shared/match/lines.ts';
import { Machine } from '../../../shared/python/machine.ts';
import { pictureAfter, tableAfter } from '../scripted-match.ts';
import { dragProposal } from './drag.ts';
import { freshName } from './fresh-name.ts';
import { menuFor } from './menu.ts';
import type { Proposal } from './offer.ts';
import { type TableView, viewTable } from './table-view.ts';

const SHELF = ['g: shelf = [Node(), Node()]', "g: album = {'k1': shelf[0]}", '0: pet = Node()', '1: secret = Node()'];

function id(view: TableView, label: Label): ObjectId {
  const found = view.picture.objects.find((object) => object.label === label);
  if (found === undefined) throw new Error(`no ${label}`);
  return found.id;
}

function lines(proposal: Proposal | null): readonly string[] {
  return proposal?.type === 'offers' ? proposal.offers.map(({ line }) => line) : [];
}

function explanation(proposal: Proposal | null): string | null {
  return proposal?.type === 'explain' ? proposal.saying.key : null;
}

describe('a drag', () => {
  const view = tableAfter(...SHELF);
  const [node, list, dict, pet, secret] = [
    id(view, '#1'),
    id(view, '#3'),
    id(view, '#4'),
    id(view, '#5'),
    id(view, '#6'),
  ];
  const own = { type: 'frame', frame: 0 } as const;
  const object = (object: ObjectId) => ({ type: 'object', object }) as const;
  const slot = (object: ObjectId, slot: string) => ({ type: 'slot', object, slot }) as const;
  const name = (frame: number | 'globals', name: string) => ({ type: 'name', frame, name }) as const;

  it.each([
    ['an object onto one’s own frame names it', object(node), own, 'x = shelf[0]'],
    ['a shared name onto one’s own frame names its object', name('globals', 'album'), own, 'x = album'],
    ['a slot onto one’s own frame names what it refers to', slot(list, '[1]'), own, 'x = shelf[1]'],
    ['one’s own name onto an object rebinds it', name(0, 'pet'), object(node), 'pet = shelf[0]'],
    ['an object onto one’s own name rebinds it', object(node), name(0, 'pet'), 'pet = shelf[0]'],
    ['the frame onto an object names it', own, object(list), 'x = shelf'],
    ['an object onto another takes its first free attribute', object(pet), object(node), 'pet.left = shelf[0]'],
    ['a list appends', object(list), object(pet), 'shelf.append(pet)'],
    ['a dict takes its first free key', object(dict), object(pet), "album['k2'] = pet"],
    ['a shared name stands for its object', name('globals', 'shelf'), object(pet), 'shelf.append(pet)'],
    ['a slot is relinked', slot(list, '[1]'), object(pet), 'shelf[1] = pet'],
    ['a slot dropped into nothing is cut', slot(list, '[0]'), { type: 'heap' } as const, 'del shelf[0]'],
    ['a name dropped into nothing is unbound', name(0, 'pet'), { type: 'heap' } as const, 'del pet'],
  ])('%s', (_title, from, to, line) => {
    expect(lines(dragProposal(view, from, to))[0]).toBe(line);
  });

  it('offers the other places as well, taken ones last', () => {
    const taken = tableAfter(...SHELF, '0: pet.left = shelf');
    expect(lines(dragProposal(taken, object(pet), object(node)))).toEqual([
      'pet.right = shelf[0]',
      'pet.next = shelf[0]',
      'pet.left = shelf[0]',
      'pet is shelf[0]',
    ]);
  });

  it.each([
    ['what only others reach', object(secret), own, 'gesture.out-of-reach'],
    ['to what only others reach', object(pet), object(secret), 'gesture.out-of-reach'],
    ['onto another’s frame', object(node), { type: 'frame', frame: 1 } as const, 'gesture.not-your-frame'],
    ['another’s name', name(1, 'secret'), object(pet), 'gesture.not-your-frame'],
    ['what is gone', slot(list, '[9]'), object(pet), 'gesture.gone'],
  ])('explains kindly: %s', (_title, from, to, key) => {
    expect(explanation(dragProposal(view, from, to))).toBe(key);
  });

  it('explains why a tuple cannot take it, and what nobody reaches', () => {
    const sealed = tableAfter('0: t = (Node(), Node())', '0: n = Node()', '0: m = Node()', '0: m.next = m', '0: del m');
    expect(explanation(dragProposal(sealed, object(id(sealed, '#3')), object(id(sealed, '#4'))))).toBe(
      'gesture.tuple-sealed',
    );
    expect(explanation(dragProposal(sealed, object(id(sealed, '#5')), own))).toBe('gesture.out-of-everyones-reach');
  });

  it('offers to swap two places as well, and to ask whether two are the same', () => {
    const two = tableAfter(...SHELF, '0: dot = Node()');
    expect(lines(dragProposal(two, name(0, 'pet'), name(0, 'dot')))).toEqual(['dot = pet', 'pet, dot = dot, pet']);
    expect(lines(dragProposal(two, slot(list, '[0]'), slot(list, '[1]')))).toContain(
      'shelf[0], shelf[1] = shelf[1], shelf[0]',
    );
    expect(lines(dragProposal(two, object(pet), object(node)))).toContain('pet is shelf[0]');
  });

  it('is nothing when it ends where it began', () => {
    expect(dragProposal(view, object(pet), object(pet))).toBeNull();
    expect(dragProposal(view, name(0, 'pet'), name(0, 'pet'))).toBeNull();
  });
});

describe('a menu', () => {
  const story = [
    ...SHELF,
    '0: w = weakref.ref(pet)',
    '0: h = closure(pet)',
    '0: g = generator(pet)',
    '0: s = {pet}',
    '0: pet.left = shelf',
    '0: tap = Handle()',
    '0: safe = SafeHandle()',
    '0: loud = Loud()',
    '0: t = park(pet)',
    '0: local.x = loud',
    '0: log_error(tap)',
    '0: r = logs[0]',
    '0: m = Member(pet)',
    '0: fin = guarded(m)',
  ];

  it('offers only lines that Python takes from there', () => {
    const view = tableAfter(...story);
    const anchors = [
      ...view.picture.objects.map(({ id }) => ({ type: 'object', object: id }) as const),
      ...view.picture.names.map(({ frame, name }) => ({ type: 'name', frame, name }) as const),
      { type: 'frame', frame: 0 } as const,
    ];
    const offered = new Set(anchors.flatMap((anchor) => lines(menuFor(view, anchor))));
    expect(offered.size).toBeGreaterThan(60);
    for (const line of offered) {
      const machine = new Machine('3.15');
      machine.openFrame(0);
      machine.openFrame(1);
      for (const text of story) {
        const parsed = readMove(text.slice(2).trim());
        if (parsed.ok) machine.run(parsed.move, text.startsWith('g') ? 'globals' : Number(text[0]));
      }
      const parsed = readMove(line);
      if (!parsed.ok) throw new Error(`${line} is no line`);
      const { error } = machine.run(parsed.move, 0);
      expect([line, error]).toEqual([line, undefined]);
    }
  });

  it.each([
    ['an open handle', '#1', ['h.close()', 'with h: pass', 'weakref.finalize(h, shut, h.fd)']],
    [
      'anything',
      '#2',
      ['keep = park(n)', 'local.y = n', 'log_error(n)', 'pet = Node(n)', 'keep = guarded(n)', 'del local.x'],
    ],
  ])('offers what can be done outside of the heap with %s', (_title, label, expected) => {
    const view = tableAfter('0: h = Handle()', '0: n = Node()', '0: local.x = n');
    const offered = lines(menuFor(view, { type: 'object', object: id(view, label as Label) }));
    expect(offered).toEqual(expect.arrayContaining(expected));
  });

  it('lets a parked thread return, whoever named it', () => {
    const view = tableAfter('g: t = park(Node())');
    const thread = view.picture.objects.find(({ type }) => type === 'thread');
    if (thread === undefined) throw new Error('no thread');
    expect(lines(menuFor(view, { type: 'object', object: thread.id }))).toContain('t.release()');
  });

  it('speaks of what a thread-local keeps in its dict as its attributes', () => {
    const view = tableAfter('0: local.x = Node()');
    const dict = view.picture.objects.find(({ type }) => type === 'dict');
    if (dict === undefined) throw new Error('no dict');
    const menu = menuFor(view, { type: 'slot', object: dict.id, slot: "['x']" });
    expect(lines(menu)).toEqual(['del local.x', 'local.x = None', 'x = local.x']);
    expect(
      lines(dragProposal(view, { type: 'object', object: dict.id }, { type: 'object', object: id(view, '#1') })),
    ).toContain('local.y = local.x');
  });

  it('cuts every reference within reach, one’s own names first', () => {
    const view = tableAfter(...SHELF, '0: x = shelf[0]');
    expect(
      lines(menuFor(view, { type: 'object', object: id(view, '#1') })).filter((line) => line.startsWith('del')),
    ).toEqual(['del x', 'del shelf[0]', "del album['k1']"]);
  });

  it('keeps to the vocabulary, with its prices', () => {
    const picture = pictureAfter(...SHELF);
    const view = viewTable(
      picture,
      0,
      new Map([
        ['Node', 1],
        ['sys.getrefcount', 2],
      ] as const),
    );
    const menu = menuFor(view, { type: 'object', object: id(view, '#5') });
    const offers = menu.type === 'offers' ? menu.offers : [];
    expect(offers.map(({ line, cost }) => [line, cost])).toEqual([
      ['x = pet', 1],
      ['del pet', 1],
      ['sys.getrefcount(pet)', 2],
    ]);
    expect(lines(menuFor(view, { type: 'heap' }))).toEqual(['dot = Node()']);
  });
});

describe('freshName', () => {
  it('avoids names in use, one’s own and shared ones', () => {
    const picture = pictureAfter('g: dot = Node()', '0: pet = dot', '1: fig = dot');
    expect(freshName(picture, 0, 'instance')).toBe('fig');
  });

  it('never runs out', () => {
    const words = ['w', 'ghost', 'hint', 'echo'];
    const picture = pictureAfter('g: n = Node()', ...words.map((word) => `0: ${word} = n`), '0: w2 = n');
    expect(freshName(picture, 0, 'weak')).toBe('ghost2');
  });
});
