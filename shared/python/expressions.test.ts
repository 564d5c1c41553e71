import { describe, expect, it } from 'vitest';
import type { FrameId, ObjectId, Picture, PicturedName, PicturedObject, Slot } from '../heap/picture.ts';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { expressionsFrom } from './expressions.ts';
import { Machine } from './machine.ts';
import { parseLine } from './parse.ts';

const id = (number: number): ObjectId => number as ObjectId;

function slot(kind: Slot['kind'], name: string, to: number, weak = false): Slot {
  return { kind, name, to: { object: id(to) }, weak };
}

function object(number: number, type: PicturedObject['type'], ...slots: Slot[]): PicturedObject {
  return {
    id: id(number),
    label: `#${number}`,
    type,
    references: 1,
    place: 0,
    slots,
    finalized: false,
    reachable: true,
  };
}

function named(frame: FrameId, name: string, to: number): PicturedName {
  return { frame, name, to: { object: id(to) } };
}

function picture(objects: readonly PicturedObject[], names: readonly PicturedName[]): Picture {
  return {
    objects,
    names,
    garbage: [],
    threads: [],
    descriptors: [],
    collector: { enabled: true, thresholds: [2000, 10, 10], counts: [0, 0, 0] },
  };
}

const shelf = object(1, 'list', slot('index', '[0]', 2), slot('index', '[1]', 3));
const node = object(2, 'Node', slot('attribute', '.next', 3));
const pet = object(3, 'Node');

interface Case {
  readonly title: string;
  readonly objects: readonly PicturedObject[];
  readonly names: readonly PicturedName[];
  readonly frame: FrameId;
  readonly expected: Readonly<Record<number, string>>;
}

const CASES: readonly Case[] = [
  {
    title: 'a shared name reaches what it holds, by the shortest path',
    objects: [shelf, node, pet],
    names: [named('globals', 'shelf', 1)],
    frame: 0,
    expected: { 1: 'shelf', 2: 'shelf[0]', 3: 'shelf[1]' },
  },
  {
    title: 'own names go before shared ones',
    objects: [shelf, node, pet],
    names: [named('globals', 'shelf', 1), named(0, 'mine', 3)],
    frame: 0,
    expected: { 1: 'shelf', 2: 'shelf[0]', 3: 'mine' },
  },
  {
    title: "other players' names are out of reach",
    objects: [pet],
    names: [named(1, 'theirs', 3)],
    frame: 0,
    expected: {},
  },
  {
    title: 'an own name hides the shared name of the same spelling',
    objects: [shelf, node, pet],
    names: [named('globals', 'shelf', 1), named(0, 'shelf', 3)],
    frame: 0,
    expected: { 3: 'shelf' },
  },
  {
    title: 'an own name that holds an atom hides as well',
    objects: [pet],
    names: [named('globals', 'pet', 3), { frame: 0, name: 'pet', to: { atom: 'None' } }],
    frame: 0,
    expected: {},
  },
  {
    title: 'the scenario sees its own names alone',
    objects: [node, pet],
    names: [named('globals', 'first', 2), named(0, 'mine', 3)],
    frame: 'globals',
    expected: { 2: 'first', 3: 'first.next' },
  },
  {
    title: 'keys are written as Python writes them, set members cannot be named',
    objects: [object(4, 'dict', slot('key', "['k1']", 5)), object(5, 'set', slot('member', '{}', 3)), pet],
    names: [named('globals', 'album', 4)],
    frame: 0,
    expected: { 4: 'album', 5: "album['k1']" },
  },
  {
    title: 'a weak reference reaches its referent by a call, and holds its callback out of sight',
    objects: [
      object(6, 'weakref', slot('hidden', '__callback__', 7), slot('hidden', 'referent', 3, true)),
      pet,
      object(7, 'function'),
    ],
    names: [named('globals', 'w', 6)],
    frame: 0,
    expected: { 6: 'w', 3: 'w()' },
  },
  {
    title: 'an item of the weak cache is the referent, not the weak reference',
    objects: [
      object(9, 'WeakValueDictionary', slot('key', "['k1']", 6)),
      object(6, 'weakref', slot('hidden', '()', 3, true)),
      pet,
    ],
    names: [named('globals', 'weakcache', 9)],
    frame: 0,
    expected: { 9: 'weakcache', 3: "weakcache['k1']" },
  },
  {
    title: 'a closure is called for what its cell holds',
    objects: [
      object(8, 'function', slot('hidden', '__closure__', 10)),
      object(10, 'tuple', slot('index', '[0]', 11)),
      object(11, 'cell', slot('hidden', 'cell_contents', 3)),
      pet,
    ],
    names: [named('globals', 'h', 8)],
    frame: 0,
    expected: { 8: 'h', 3: 'h()' },
  },
  {
    title: 'what a generator holds is out of reach',
    objects: [object(8, 'generator', slot('hidden', 'f_locals', 3)), pet],
    names: [named('globals', 'g', 8)],
    frame: 0,
    expected: { 8: 'g' },
  },
  {
    title: 'a cycle ends',
    objects: [object(2, 'Node', slot('attribute', '.next', 3)), object(3, 'Node', slot('attribute', '.next', 2))],
    names: [named('globals', 'a', 2)],
    frame: 0,
    expected: { 2: 'a', 3: 'a.next' },
  },
];

describe('expressionsFrom', () => {
  it.each(CASES)('$title', ({ objects, names, frame, expected }) => {
    const found = expressionsFrom(picture(objects, names), frame);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('stops where a path grows longer than anybody would type', () => {
    const chain = Array.from({ length: 8 }, (_, index) =>
      object(index + 1, 'Node', slot('attribute', '.next', index + 2)),
    );
    const found = expressionsFrom(picture(chain, [named('globals', 'a', 1)]), 0);
    expect([...found.values()]).toEqual(['a', 'a.next', 'a.next.next', 'a.next.next.next', 'a.next.next.next.next']);
  });
});

/** A heap with something of everything that can be read. */
const PROGRAM = [
  'shelf = [Node(), Loud(), (Node(), 1), [Slot()]]',
  'shelf[0].next = shelf[1]',
  'shelf[0].right = Node()',
  "album = {'k1': shelf[2], 'k2': Node()}",
  'shelf[3][0].left = album',
  'h = closure(Node())',
  'w = weakref.ref(shelf[0], watcher)',
  "weakcache['k1'] = shelf[1]",
  'registry.append(Node())',
];

describe.each(RUNTIME_IDS)('every expression on %s', (runtime) => {
  const machine = new Machine(runtime);
  const run = (text: string, frame: FrameId): void => {
    const parsed = parseLine(text);
    if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
    expect(machine.run(parsed.move, frame).error, text).toBeUndefined();
  };
  for (const line of PROGRAM) run(line, 'globals');
  machine.openFrame(0);
  const found = [...expressionsFrom(machine.picture(), 0)];

  it('covers items, attributes and calls', () => {
    const texts = found.map(([, text]) => text);
    expect(texts).toEqual(expect.arrayContaining(['shelf[0]', 'shelf[2][0]', "album['k2']", 'shelf[0].right', 'h()']));
  });

  it.each(found.map(([object, text]) => ({ object, text })))('$text gives its object', ({ object, text }) => {
    run(`it = ${text}`, 0);
    const name = machine.picture().names.find((candidate) => candidate.frame === 0 && candidate.name === 'it');
    expect(name?.to).toEqual({ object });
  });
});
