import { expect, it } from 'vitest';
import { FEATURES, featuresOf } from './features.ts';
import { parseLine } from './parse.ts';

it.each([
  ['a.left = b', []],
  ['a = Node()', ['Node']],
  ['a.left = [Node(), (Loud(), 1)]', ['list', 'Node', 'tuple', 'Loud']],
  ['w = weakref.ref(a, watcher)', ['weakref.ref', 'watcher']],
  ['weakref.finalize(a, released)', ['weakref.finalize']],
  ["weakcache['k'] = a", ['weakcache']],
  ['h = closure(generator(a))', ['closure', 'generator']],
  ['a.hold = a.touch', ['touch']],
  ['cached(a)', ['cached']],
  ['cached.cache_clear()', ['cached', 'cache_clear']],
  ['registry.append(capture(a))', ['registry', 'capture']],
  ['x = graveyard[0]', ['graveyard']],
  ['g.close()', ['close']],
  ['gc.collect(0)', ['gc.collect']],
  ['with SafeHandle() as h: h.left = [a]', ['with', 'SafeHandle', 'list']],
  ['with h: pass', ['with']],
  ['weakref.finalize(h, shut, h.fd)', ['weakref.finalize', 'shut']],
  ['t = park(Node())', ['park', 'Node']],
  ['t.release()', ['release']],
  ['local.x = logs[0]', ['local', 'logs']],
  ['log_error(a)', ['log_error']],
  ['open_descriptors()', ['open_descriptors']],
  ['gc.get_objects(generation=1)', ['gc.get_objects']],
  ['gc.get_referents([a], Node())', ['gc.get_referents', 'list', 'Node']],
  ['len(gc.callbacks)', ['gc.callbacks']],
  ['gc.isenable()', []],
  ['gc.set_debug(gc.DEBUG_SAVEALL)', ['gc.set_debug']],
  ['gc.garbage.clear()', ['gc.garbage']],
  ['sys.getrefcount(a)', ['sys.getrefcount']],
  ['len(weakcache)', ['len', 'weakcache']],
  ['a = b = Node()', ['chained', 'Node']],
  ['a, b.left = b, a', ['unpacking']],
  ['a, b = c = [d, e]', ['chained', 'unpacking', 'list']],
  ['a, b = (b, a, c)', ['unpacking', 'tuple']],
  ['a, b, c, d = d, c, b, a', ['unpacking', 'tuple']],
  ['m = Member(a, right=Loud())', ['Member', '__init__', 'Loud']],
  ['Member.members.append(m.members)', ['Member.members', 'Member.members']],
  ['g = guarded(a)', ['guarded']],
  ['a.touch is not Node()', ['is', 'touch', 'Node']],
])('%s uses %j', (line, features) => {
  const parsed = parseLine(line);
  expect(parsed.ok && featuresOf(parsed.move)).toEqual(features);
  for (const feature of features) expect(FEATURES).toContain(feature);
});
