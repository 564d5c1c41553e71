import { describe, expect, it } from 'vitest';
import { roundOfLines } from '../../test/match/round-of-lines.ts';
import type { Label } from '../heap/picture.ts';
import { RUNTIME_IDS } from '../heap/runtime.ts';
import { TOPICS } from '../match/topics.ts';
import { BELIEF_IDS, type BeliefId, type Reason } from './belief.ts';
import { BELIEFS } from './beliefs.ts';
import { trueSurvivors } from './course.ts';
import type { ForecastRound } from './forecast-round.ts';
import { predict } from './predictions.ts';

/** What the belief says of each stake where it is wrong; first that CPython does what the round says it does. */
function wrongOf(round: ForecastRound, belief: BeliefId): Partial<Record<Label, 'lives' | 'dies'>> {
  const survivors = trueSurvivors(round);
  for (const stake of round.stakes) {
    const object = round.machine.objectOf(stake);
    expect(object !== null && survivors.has(object), `${stake} lives`).toBe(round.truth[stake]);
  }
  const wrong = predict(round)[belief].filter(({ matter }) => matter !== null);
  return Object.fromEntries(wrong.map((one) => [one.stake, one.belief ? 'lives' : 'dies']));
}

function reasonFor(round: ForecastRound, belief: BeliefId, stake: Label): Reason | null | undefined {
  return predict(round)[belief].find((one) => one.stake === stake)?.reason;
}

describe('del frees', () => {
  // #1 and #2 are in the list #3; seat 0 names #2 and makes #4, which nobody else holds
  const held = roundOfLines(
    ['shelf = [Node(), Node()]'],
    2,
    { alive: ['#1', '#2', '#3'], dead: ['#4'] },
    {
      moves: [
        [0, 'mine = shelf[1]'],
        [0, 'own = Node()'],
      ],
    },
  );

  it('has what a name stood for die at the bell, whoever else holds it', () => {
    expect(wrongOf(held, 'del-frees')).toEqual({ '#2': 'dies' });
  });

  it('points at the name that went', () => {
    expect(reasonFor(held, 'del-frees', '#2')).toEqual({ type: 'name-gone', seat: 0, name: 'mine' });
  });

  it('has what only the deleted object held go with it', () => {
    // #2 hangs from #1 alone, #3 from #1 and from the list #4
    const hanging = roundOfLines(
      ['shelf = [Node(), Node()]', 'shelf[0].left = Node()', 'shelf[0].right = shelf[1]'],
      2,
      { alive: ['#1', '#2', '#3', '#4'], dead: [] },
      { moves: [[1, 'x = shelf[0]']] },
    );
    // labels: #1 and #2 are the list's items, #3 the list, #4 hangs from #1
    expect(wrongOf(hanging, 'del-frees')).toEqual({ '#1': 'dies', '#4': 'dies' });
    expect(reasonFor(hanging, 'del-frees', '#4')).toEqual({ type: 'name-gone', seat: 1, name: 'x' });
  });

  it('does not take the interpreter’s own lists for objects that go', () => {
    const kept = roundOfLines(
      ['registry.append(Node())'],
      2,
      { alive: ['#1'], dead: [] },
      { moves: [[0, 'r = registry']] },
    );
    expect(wrongOf(kept, 'del-frees')).toEqual({});
  });

  it('takes the lines of a lecture as they come: names, attributes and items', () => {
    // a is held by b.left, c by the list, d by b.right, which the last line cuts
    const lecture = roundOfLines(
      ['a = Node()', 'b = Node()', 'b.left = a', 'c = Node()', 'l = [c]', 'd = Node()', 'b.right = d'],
      0,
      { alive: ['#1', '#2', '#3', '#4', '#5'], dead: [] },
      { lines: ['del a', 'del l[0]', 'del b.right'] },
    );
    expect(wrongOf(lecture, 'del-frees')).toEqual({ '#1': 'dies', '#3': 'dies', '#5': 'dies' });
    expect(reasonFor(lecture, 'del-frees', '#3')).toEqual({ type: 'line', text: 'del l[0]', about: '#3' });
  });

  it('has a Phoenix rise all the same', () => {
    const risen = roundOfLines(
      ['p = Phoenix()', 'l = [p]'],
      null,
      { alive: ['#1', '#2'], dead: [] },
      { lines: ['del p'] },
    );
    expect(wrongOf(risen, 'del-frees')).toEqual({});
  });
});

/** #1 and #2 hold each other and #3; #4 is a list that holds #5. Nothing but `shelf` is named in the end. */
const CYCLE = [
  'a = Node()',
  'a.next = Node()',
  'a.next.next = a',
  'a.left = Node()',
  'del a',
  'shelf = []',
  'shelf.append(Node())',
];

describe('counts alone', () => {
  it('has everything live whose count is not zero after the bell', () => {
    // #6 has only the seat's name
    const round = roundOfLines(
      CYCLE,
      2,
      { alive: ['#4', '#5'], dead: ['#1', '#2', '#3', '#6'] },
      { moves: [[0, 'x = Node()']] },
    );
    expect(wrongOf(round, 'counts-alone')).toEqual({ '#1': 'lives', '#2': 'lives', '#3': 'lives' });
    expect(reasonFor(round, 'counts-alone', '#3')).toEqual({ type: 'line', text: 'gc.collect(2)', about: null });
  });

  it('is right where no collection comes', () => {
    expect(wrongOf(roundOfLines(CYCLE, null, { alive: ['#1', '#3', '#5'], dead: [] }), 'counts-alone')).toEqual({});
  });

  it('passes over a lecture’s own collections', () => {
    const round = roundOfLines(CYCLE, null, { alive: ['#4'], dead: ['#2'] }, { lines: ['gc.collect()'] });
    expect(wrongOf(round, 'counts-alone')).toEqual({ '#2': 'lives' });
  });
});

describe('cycles never die', () => {
  it('spares the members of cycles, and what merely hangs from them goes', () => {
    const round = roundOfLines(CYCLE, 2, { alive: ['#4', '#5'], dead: ['#1', '#2', '#3'] });
    expect(wrongOf(round, 'cycles-never-die')).toEqual({ '#1': 'lives', '#2': 'lives' });
  });

  it('spares what holds itself, also through hidden holders', () => {
    // the list #1 holds itself; #2 holds a closure that holds #2
    const round = roundOfLines(
      ['l = []', 'l.append(l)', 'n = Node()', 'n.call = closure(n)', 'n.left = Node()', 'del l, n'],
      2,
      { alive: [], dead: ['#1', '#2', '#3'] },
    );
    expect(wrongOf(round, 'cycles-never-die')).toEqual({ '#1': 'lives', '#2': 'lives' });
  });

  it('knows that a cut cycle is none', () => {
    // by counts alone
    const round = roundOfLines(
      ['a = Node()', 'a.next = a', 'del a.next'],
      2,
      { alive: [], dead: ['#1'] },
      { lines: ['del a'] },
    );
    expect(wrongOf(round, 'cycles-never-die')).toEqual({});
  });
});

describe('every collection is full', () => {
  /** The cycle #1, #2 is in generation 1, then forgotten; #3 hangs from it. #4 is young, and a cycle of its own. */
  const OLD = [
    'a = Node()',
    'a.next = Node()',
    'a.next.next = a',
    'gc.collect(0)',
    'a.left = Node()',
    'del a',
    'b = Node()',
    'b.left = b',
    'del b',
  ];

  it('has the old and forgotten die, and what they hold', () => {
    const round = roundOfLines(OLD, 0, { alive: ['#1', '#2', '#3'], dead: ['#4'] });
    expect(wrongOf(round, 'every-collection-is-full')).toEqual({ '#1': 'dies', '#2': 'dies', '#3': 'dies' });
    expect(reasonFor(round, 'every-collection-is-full', '#1')).toEqual({
      type: 'line',
      text: 'gc.collect(0)',
      about: null,
    });
  });

  it('is right of full collections, and of those that reach far enough', () => {
    const gone = { alive: [], dead: ['#1', '#2', '#3', '#4'] } as const;
    expect(wrongOf(roundOfLines(OLD, 2, gone), 'every-collection-is-full')).toEqual({});
    expect(wrongOf(roundOfLines(OLD, 1, gone), 'every-collection-is-full')).toEqual({});
  });

  it('knows that nothing collects what is frozen', () => {
    const round = roundOfLines(['a = Node()', 'a.next = a', 'gc.freeze()', 'del a'], 0, { alive: ['#1'], dead: [] });
    expect(wrongOf(round, 'every-collection-is-full')).toEqual({});
  });
});

describe('weak references hold', () => {
  it.each(['weakref.ref(x)', 'weakref.ref(x, watcher)'])('has %s keep its referent, and what hangs from it', (made) => {
    // seat 0 makes #2 and hangs #3 from it; the shared list #1 has a weak reference to #2
    const round = roundOfLines(
      ['book = []'],
      2,
      { alive: ['#1'], dead: ['#2', '#3'] },
      {
        moves: [
          [0, 'x = Node()'],
          [0, 'x.left = Node()'],
          [0, `book.append(${made})`],
        ],
      },
    );
    expect(wrongOf(round, 'weak-references-hold')).toEqual({ '#2': 'lives', '#3': 'lives' });
    expect(reasonFor(round, 'weak-references-hold', '#3')).toEqual({
      type: 'line',
      text: `book.append(${made})`,
      about: null,
    });
  });

  it('has an entry of the weak dictionary keep its value', () => {
    const round = roundOfLines(
      [],
      2,
      { alive: [], dead: ['#1', '#2'] },
      {
        moves: [
          [0, 'x = Node()'],
          [0, "weakcache['k1'] = x"],
          [0, 'y = Node()'],
        ],
      },
    );
    expect(wrongOf(round, 'weak-references-hold')).toEqual({ '#1': 'lives' });
  });

  it('counts a weak reference that goes itself for nothing', () => {
    // the weak reference is seat 0's own and goes at the bell
    const round = roundOfLines(
      [],
      2,
      { alive: [], dead: ['#1'] },
      {
        moves: [
          [0, 'x = Node()'],
          [0, 'w = weakref.ref(x)'],
        ],
      },
    );
    expect(wrongOf(round, 'weak-references-hold')).toEqual({});
  });

  it('still lets the collector take a cycle of weak references', () => {
    // #1 holds a weak reference to itself and a strong one
    const round = roundOfLines(['a = Node()', 'a.left = weakref.ref(a)', 'a.next = a', 'del a'], 2, {
      alive: [],
      dead: ['#1'],
    });
    expect(wrongOf(round, 'weak-references-hold')).toEqual({});
  });

  it('does not count a finalize', () => {
    const round = roundOfLines(
      [],
      2,
      { alive: [], dead: ['#1'] },
      {
        moves: [
          [0, 'x = Node()'],
          [0, 'weakref.finalize(x, released)'],
        ],
      },
    );
    expect(wrongOf(round, 'weak-references-hold')).toEqual({});
  });
});

describe('finalizers block', () => {
  /** #1 and the Loud #2 are a cycle, #3 hangs from it; #4 and #5 are a cycle without a finalizer, from which the Loud #6 hangs. */
  const LOUD = [
    'a = Node()',
    'a.next = Loud()',
    'a.next.next = a',
    'a.left = Node()',
    'del a',
    'b = Node()',
    'b.next = Node()',
    'b.next.next = b',
    'b.left = Loud()',
    'del b',
  ];
  const ALL = ['#1', '#2', '#3', '#4', '#5', '#6'] as const;

  it('has a cycle with a __del__ stay, and what it holds; not one from which a __del__ merely hangs', () => {
    const round = roundOfLines(LOUD, 2, { alive: [], dead: ALL });
    expect(wrongOf(round, 'finalizers-block')).toEqual({ '#1': 'lives', '#2': 'lives', '#3': 'lives' });
    expect(reasonFor(round, 'finalizers-block', '#3')).toEqual({ type: 'line', text: 'a.next = Loud()', about: '#2' });
  });

  it('is the truth on 2.7', () => {
    const round = roundOfLines(LOUD, 2, { alive: ['#1', '#2', '#3'], dead: ['#4', '#5', '#6'] }, { runtime: '2.7' });
    expect(wrongOf(round, 'finalizers-block')).toEqual({});
  });

  it('has counts free what has a __del__', () => {
    const round = roundOfLines([], 2, { alive: [], dead: ['#1'] }, { moves: [[0, 'x = Loud()']] });
    expect(wrongOf(round, 'finalizers-block')).toEqual({});
  });
});

describe('every belief', () => {
  it('names a topic that teaches otherwise', () => {
    for (const id of BELIEF_IDS) expect(TOPICS).toContain(BELIEFS[id].treatedBy);
    expect(BELIEF_IDS.map((id) => BELIEFS[id].id)).toEqual(BELIEF_IDS);
  });

  it.each(RUNTIME_IDS)('leaves the machine as it was, on %s', (runtime) => {
    const round = roundOfLines(
      [...CYCLE, 'w = weakref.ref(shelf[0])'],
      1,
      { alive: ['#4', '#5'], dead: ['#1', '#2', '#3'] },
      { moves: [[0, 'x = shelf[0]']], runtime },
    );
    const before = round.machine.digest();
    const said = predict(round);
    expect(round.machine.digest()).toBe(before);
    expect(predict(round)).toEqual(said);
  });

  it('counts objects that hang together as one matter', () => {
    // two cycles that have nothing to do with each other: #1 and #2, and #3
    const round = roundOfLines(
      ['a = Node()', 'a.next = Node()', 'a.next.next = a', 'b = Node()', 'b.next = b', 'del a, b'],
      2,
      { alive: [], dead: ['#1', '#2', '#3'] },
    );
    expect(predict(round)['counts-alone'].map(({ matter }) => matter)).toEqual([0, 0, 1]);
  });
});
