import { describe, expect, it } from 'vitest';
import { parseLine } from './parse.ts';
import { printMove } from './print.ts';

/** The refusal of a line as `code what@from-to`, or the canonical line. */
function read(text: string): string {
  const parsed = parseLine(text);
  if (parsed.ok) return printMove(parsed.move);
  const { code, params, from, to } = parsed.refusal;
  return [code, ...Object.values(params), `@${from}-${to}`].join(' ');
}

describe('parseLine', () => {
  it.each([
    ['a=Node()', 'a = Node()'],
    ['a.left  =  b # why', 'a.left = b'],
    ['del a , b.left, c[0]', 'del a, b.left, c[0]'],
    ['t = (a)', 't = a'],
    ['t = (a,)', 't = (a,)'],
    ['t = ( a,[ ] , {} )', 't = (a, [], {})'],
    ['d = {"k": a, 1: {b}}', "d = {'k': a, 1: {b}}"],
    ['l[-1] = -0', 'l[-1] = 0'],
    ["x = 'it\\'s'", 'x = "it\'s"'],
    ['x = weakref.ref(a,watcher)', 'x = weakref.ref(a, watcher)'],
    ['weakref.finalize(a, released)', 'weakref.finalize(a, released)'],
    [
      'gc.set_debug(gc.DEBUG_SAVEALL|gc.DEBUG_UNCOLLECTABLE)',
      'gc.set_debug(gc.DEBUG_SAVEALL | gc.DEBUG_UNCOLLECTABLE)',
    ],
    ['gc.set_debug((gc.DEBUG_STATS)|(2 | gc.DEBUG_LEAK))', 'gc.set_debug(gc.DEBUG_STATS | 2 | gc.DEBUG_LEAK)'],
    ['gc.set_debug( 38 )', 'gc.set_debug(38)'],
    ['gc.set_threshold(5,2,2)', 'gc.set_threshold(5, 2, 2)'],
    ['gc.get_objects(generation = 1)', 'gc.get_objects(generation=1)'],
    ['gc.collect(a.left, x=[b])', 'gc.collect(a.left, x=[b])'],
    ['gc.is_tracked(a,b)', 'gc.is_tracked(a, b)'],
    ['gc.isenable(1,)', 'gc.isenable(1)'],
    ['gc.callbacks.append( on_gc )', 'gc.callbacks.append(on_gc)'],
    ['len( gc.callbacks )', 'len(gc.callbacks)'],
    ['gc.garbage[0].left = gc.garbage.pop()', 'gc.garbage[0].left = gc.garbage.pop()'],
    ['x = a.watch()', 'x = a.watch()'],
    ['len(registry)', 'len(registry)'],
    ['甲 = Node()', '甲 = Node()'],
    ['a=b = c', 'a = b = c'],
    ['a.left = b[0]=Node()', 'a.left = b[0] = Node()'],
    ['a,b=b,a', 'a, b = b, a'],
    ['(a, b) = [c] = (b, a)', 'a, b = c, = b, a'],
    ['[a.left, d["k"]] = t', "a.left, d['k'] = t"],
    ['a, = b,', 'a, = (b,)'],
    ['a, b = c = d, e', 'a, b = c = (d, e)'],
    ['a is  b', 'a is b'],
    ['(a) is not None', 'a is not None'],
    ['w() is a.left', 'w() is a.left'],
  ])('reads %s', (text, canonical) => {
    expect(read(text)).toBe(canonical);
    expect(read(canonical)).toBe(canonical);
  });

  it.each([
    ['', 'empty @0-0'],
    ['# note', 'empty @0-6'],
    ['a = ', 'syntax-error @4-4'],
    ['a $ b', 'syntax-error @2-3'],
    ['1 = a', 'syntax-error @0-1'],
    [' a = b', 'syntax-error @0-1'],
    ["x = 'abc", 'syntax-error @8-8'],
    ['if a: b', 'not-in-language if @0-7'],
    ['for a in b: c', 'not-in-language for @0-13'],
    ['def f(): pass', 'not-in-language def @0-13'],
    ['import os', 'not-in-language import @0-9'],
    ['x = lambda: a', 'not-in-language lambda @4-13'],
    ['a; b', 'not-in-language two-statements @0-4'],
    ['(a, b), c = d', 'not-in-language nested-targets @0-6'],
    ['a, *b = c', 'not-in-language starred-target @3-4'],
    ['() = a', 'not-in-language empty-targets @0-2'],
    ['a = b = c, d', 'not-in-language bare-tuple @0-12'],
    ['a, registry = b', 'reserved-name registry @3-11'],
    ['a = 1 = b', 'syntax-error @4-5'],
    ['a, b = ', 'syntax-error @7-7'],
    ['a is b is c', 'not-in-language comparison @0-6'],
    ['x = a is b', 'not-in-language comparison @4-10'],
    ['a = b, c', 'not-in-language bare-tuple @0-8'],
    ['a += b', 'not-in-language augmented-assignment @0-6'],
    ['a: int = 1', 'not-in-language annotation @1-6'],
    ['x = a == b', 'not-in-language comparison @4-10'],
    ['x = a + b', 'not-in-language operator @4-9'],
    ["x = f'a'", 'not-in-language f-string @4-8'],
    ['x = [i for i in a]', 'not-in-language comprehension @4-18'],
    ['x = ()', 'not-in-language empty-tuple @4-6'],
    ['x = 1.5', 'not-in-language number-format @4-7'],
    ['x = l[a]', 'not-in-language computed-key @6-7'],
    ['x = l[0:1]', 'not-in-language slice @4-10'],
    ['x = gc.collect()', 'not-in-language nested-question @4-16'],
    ['x = Node', 'not-in-language builtin-as-value @4-8'],
    ['weakref.ref(a, print)', 'not-in-language other-callback @15-20'],
    ['registry = []', 'reserved-name registry @0-8'],
    ['a.label = b', 'reserved-name label @2-7'],
    ['a.__dict__ = b', 'reserved-name __dict__ @2-10'],
    ['print(a)', 'unknown-call print @0-5'],
    ['gc.collect(*a)', 'not-in-language unpacking @10-14'],
    ['gc.collect(generation=1, 2)', 'syntax-error @25-26'],
    ['gc.collect(x=1, x=2)', 'syntax-error @16-17'],
    ['gc.set_debug(gc.DEBUG_STATS | a)', 'not-in-language computed-argument @30-31'],
    ['gc.garbage()', 'unknown-call gc.garbage @0-10'],
    ['gc.callbacks.pop()', 'unknown-call pop @0-18'],
    ['gc.callbacks.append(watcher)', 'not-in-language other-callback @20-27'],
    ['gc.callbacks.clear(on_gc)', 'argument-count gc.callbacks.clear @0-25'],
    ['l.sort()', 'unknown-call sort @2-6'],
    ['Node(a)', 'argument-count Node @0-7'],
    ['l.append()', 'argument-count append @0-10'],
    [`x = ${'['.repeat(17)}${']'.repeat(17)}`, 'nested-too-deep 16 @20-22'],
    ['a'.repeat(401), 'too-long 400 @0-401'],
  ])('refuses %s', (text, refusal) => {
    expect(read(text)).toBe(refusal);
  });
});
