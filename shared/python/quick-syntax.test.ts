import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuickly } from './quick-syntax.ts';
import { randomLine } from './random-lines.ts';
import { Refused } from './refusal.ts';
import { readByGrammar, type Syntax } from './syntax.ts';

/** The grammar's tree; null for what it refuses. */
function byGrammar(text: string): Syntax | null {
  try {
    return readByGrammar(text);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function expectSameTree(text: string): void {
  const quick = readQuickly(text);
  if (quick !== null) expect(quick, text).toEqual(byGrammar(text));
}

/** A random line of the language, by numbers that fast-check draws. */
const line = fc.infiniteStream(fc.nat(1 << 20)).map((numbers) => randomLine((count) => numbers.next().value % count));

/** What lines are made of, so that nonsense comes near to sense. */
const PIECES = [
  ...'()[]{}.,:=\'"-*|# '.split(''),
  ...['a', 'b_1', '_', 'Node', 'gc', 'None', 'True', 'del ', 'del', 'if', 'in', 'is', 'print', 'exec', 'match', 'type'],
  ...[
    'case',
    'lambda ',
    'await',
    'async',
    'self',
    'for',
    'not ',
    'with ',
    ' as ',
    ' is ',
    '0',
    '12',
    '01',
    '1_0',
    '1.5',
    '0x1',
    '1e3',
    '1j',
  ],
  ...["'x'", '"y"', "''", "'\\n'", "b'x'", "f'{a}'", '==', '!=', '**', '->', ':=', '@', ';', '\n', '\t', 'é', '…'],
];
const NAMES_OF_PYTHON = (
  'False None True and as assert async await break case class continue def del elif else except exec finally for ' +
  'from global if import in is lambda match nonlocal not or pass print raise return self try type while with yield _'
).split(' ');

describe('a tree without the grammar', () => {
  it.each([
    'a = b',
    'a.left.right = Node()',
    'd = {\'k1\': a, "j": [1, (a,)]}',
    's = {a, (b, 1)}',
    't = ()',
    'd={ }',
    'x = a[0] [ 1 ].b',
    'del a, b.c , d[0]',
    'weakref.ref(a, watcher)',
    'a . b ( c , )',
    '(a)',
    "w = 'it is'",
    'a = b = c',
    'a, b = b , a',
    'a, = b = c,',
    '(a, b) = [c, d] = e',
    'a.b is c [0]',
    'a  is  not b',
    'with a: pass',
    'with a[1].b as c : c.close()',
    'with  a(b) as  b_1:x = y = b',
    'with a: del b, c',
    'with a: b is c',
    'with a: passing',
  ])('is read of %s, and is the grammar’s', (text) => {
    const quick = readQuickly(text);
    expect(quick).not.toBeNull();
    expect(quick).toEqual(readByGrammar(text));
  });

  it.each([
    ...['', 'a = b # why', 'a = -1', 'a == b', 'a = b == c', 'a, b', '{1: 2, 3}', "a = 'x' 'y'", 'a = 1.5'],
    ...['a = b is c', 'a is b is c', 'a is', 'a = b =', ', = b', 'a,, = b', "'x'is b", 'with a:', 'with (a): pass'],
    ...['with a, b: pass', 'with a: with b: pass', 'with a as b.c: pass', 'with a: pass '],
    ...["a = f'x'", 'a = é', 'del a,', 'f(*a)', 'f(x=1)', 'a[0:1]', 'a\nb', "a = 'x", '[a', 'if = 1', "'''a'''"],
  ])('is not read of %s', (text) => {
    expect(readQuickly(text)).toBeNull();
  });

  it('is the grammar’s for every line of the language', () => {
    fc.assert(fc.property(line, expectSameTree), { numRuns: 2000 });
  }, 60_000);

  it('is the grammar’s for lines that a few changes have made into something else', () => {
    const change = fc.record({ at: fc.nat(40), drop: fc.nat(3), piece: fc.constantFrom('', ...PIECES) });
    const changed = fc.tuple(line, fc.array(change, { minLength: 1, maxLength: 3 })).map(([text, changes]) =>
      changes.reduce((old, { at, drop, piece }) => {
        const from = Math.min(at, old.length);
        return old.slice(0, from) + piece + old.slice(from + drop);
      }, text),
    );
    fc.assert(fc.property(changed, expectSameTree), { numRuns: 4000 });
  }, 60_000);

  it('is the grammar’s for pieces in any order', () => {
    const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((list) => list.join(''));
    fc.assert(fc.property(pieces, expectSameTree), { numRuns: 4000 });
  }, 60_000);

  it.each(NAMES_OF_PYTHON)('takes %s for what the grammar takes it for', (word) => {
    const places = [
      'W = a',
      'a = W',
      'W',
      'W.a',
      'a.W',
      'W()',
      'a(W)',
      '[W]',
      'del W',
      'W a',
      'a W',
      'a[W] = W',
      '{W: W}',
      'a is W',
      'W is a',
      'a W b',
      'a is W b',
      'W, a = a, W',
      'with W: pass',
      'with a as W: pass',
      'with a: W',
      'with a W b: pass',
    ];
    for (const place of places) expectSameTree(place.replaceAll('W', word));
  });
});
