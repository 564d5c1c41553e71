"""Makes programs about the module gc: its questions, callbacks, debug flags and errors, over the vocabulary of generate.py.

usage: generate_gc.py SEED COUNT_PER_SUITE > programs.jsonl
The suites are gc_module; gc_debug, whose records tell what the collector prints; gc_count, programs that collect by
themselves and ask for the counts. The programs written by hand come first in the others; random ones follow.
"""
import json
import random
import sys

from generate import Gen, auto_program

FLAGS = ['STATS', 'COLLECTABLE', 'UNCOLLECTABLE', 'SAVEALL', 'LEAK', 'INSTANCES', 'OBJECTS']
WRONG = [
    'gc.collect(3)', 'gc.collect(-1)', "gc.collect('x')", 'gc.collect(None)', 'gc.collect(A)', 'gc.collect(0, 1)',
    'gc.collect(gen=1)', 'gc.collect(9999999999)', 'gc.collect(Loud())', 'gc.set_threshold()', "gc.set_threshold('x')",
    'gc.set_threshold(7, A)', 'gc.set_threshold(8, 9, None)', 'gc.set_threshold(1, 2, 3, 4)', 'gc.set_debug()',
    'gc.set_debug(A)', "gc.set_debug('x')", 'gc.set_debug(1, 2)', 'gc.get_objects(3)', 'gc.get_objects(-2)',
    "gc.get_objects('x')", 'gc.get_objects(A)', 'gc.get_objects(gen=0)', 'gc.get_objects(0, 1)', 'gc.enable(1)',
    'gc.disable(A)', 'gc.isenabled(x=1)', 'gc.get_count(A, [Loud()])', 'gc.get_threshold(1)', 'gc.get_debug(1)',
    'gc.is_tracked()', 'gc.is_tracked(A, A)', 'gc.is_tracked(obj=A)', 'gc.is_finalized()', 'gc.get_referrers(x=A)',
    'gc.get_referents(A, x=Loud())', 'gc.isenable()', 'gc.nothing(zz)', 'gc.collect(zz)', 'gc.get_objects(zz)',
    'gc.is_tracked(zz)', 'gc.callbacks.remove(on_gc)',
]
FROZEN = ['gc.freeze()', 'gc.unfreeze()', 'gc.get_freeze_count()', 'gc.get_freeze_count()']
# What 2.7 has not.
MODERN = ['gc.freeze', 'gc.unfreeze', 'get_freeze_count', 'cached', 'capture', '.clear()', 'weakref.finalize', 'get_stats']
# What asks for numbers of objects, and what hides objects that the engine does not have: the library's bookkeeping for
# a finalize and a weak dictionary, the tuples of a line's code that a traceback keeps.
SIZES = ['get_freeze_count', 'DEBUG_STATS']
UNCOUNTED = ['weakref.finalize', 'weakcache', 'capture']


class GcGen(Gen):
    """Vocabulary of the suite `mixed` with what the suite adds. `modern` programs use what 2.7 has not, `sized` ones ask
    for numbers of objects."""

    def __init__(self, rng, suite):
        Gen.__init__(self, rng, 'mixed')
        self.name = suite
        self.modern = rng.random() < 0.6
        self.sized = rng.random() < 0.6

    def step(self):
        own = {'gc_module': [('question', 22), ('wrong', 8), ('callbacks', 8), ('thresholds', 3), ('frozen', 8)],
               'gc_debug': [('flags', 9), ('frozen', 2), ('callbacks', 2), ('garbage', 3), ('collect', 12)]}[self.name]
        own = own + [('cycle', 12), ('collect', 8), ('attribute', 3), ('other', 50)]
        x = self.r.random() * sum(weight for _, weight in own)
        for act, weight in own:
            x -= weight
            if x < 0:
                break
        length = len(self.out)
        getattr(self, 'do_' + act)()
        if any(self.is_unfit(line) for line in self.out[length:]):
            del self.out[length:]

    def is_unfit(self, line):
        words = UNCOUNTED if self.sized else SIZES
        if not self.modern:
            words = words + MODERN
        return any(word in line for word in words)

    def do_other(self):
        Gen.step(self)

    def do_attribute(self):
        """Shapes that hide objects: containers, closures, generators, methods hung on an instance."""
        n = self.pick(['Node', 'Loud', 'Phoenix', 'Grump'])
        m = self.pick(self.OBJ)
        if n and m:
            shapes = ['closure(%s)', 'generator(%s)', '(%s, 1)', '[%s]', "{'k': %s}", 'weakref.ref(%s)']
            shape = self.r.choice(shapes[:5] if m not in self.names(['Node', 'Loud', 'Phoenix', 'Grump']) else shapes)
            self.say('%s.%s = %s' % (n, self.r.choice(['hold', 'next']), shape % m))

    def do_question(self):
        n = self.pick(self.OBJ) or 'registry'
        self.say(self.r.choice([
            'gc.get_objects()', 'gc.get_objects(0)', 'gc.get_objects(1)', 'gc.get_objects(generation=2)',
            'gc.get_objects(generation=0)', 'gc.get_objects(None)', 'gc.get_objects(-1)', 'gc.get_count()', 'gc.get_count()',
            'gc.get_threshold()', 'gc.isenabled()', 'gc.get_debug()', 'gc.get_freeze_count()', 'len(gc.callbacks)',
            'gc.is_finalized(%s)' % n, 'gc.is_finalized(%s)' % n, 'gc.is_tracked(%s)' % n, 'gc.is_finalized(Loud())',
            'gc.get_referrers(%s, %s)' % (n, self.pick(self.OBJ) or n), 'gc.get_referents(%s, [%s])' % (n, n),
            'gc.get_referrers()', 'gc.get_stats()', 'len(gc.garbage)', 'sys.getrefcount(gc.garbage)']))

    def do_wrong(self):
        self.say(self.r.choice(WRONG).replace('A', self.pick(self.OBJ) or 'registry'))

    def do_callbacks(self):
        self.say(self.r.choice(['gc.callbacks.append(on_gc)'] * 3 + ['gc.callbacks.remove(on_gc)', 'gc.callbacks.clear()',
                                                                    'len(gc.callbacks)']))

    def do_thresholds(self):
        numbers = [str(self.r.choice([0, 1, 5, 10, 700, -1, True])) for _ in range(self.r.randint(1, 3))]
        self.say('gc.set_threshold(%s)' % ', '.join(numbers))

    def do_frozen(self):
        self.say(self.r.choice(FROZEN))

    def do_garbage(self):
        self.say(self.r.choice(['gc.garbage.pop()', 'x = gc.garbage[0]', 'len(gc.garbage)', 'gc.get_debug()']))

    def do_flags(self):
        r = self.r.random()
        if r < 0.15:
            self.say('gc.set_debug(0)')
        elif r < 0.35:
            numbers = [2, 6, 18, 20, 34, 38, 54, 62]
            self.say('gc.set_debug(%d)' % self.r.choice(numbers + [1, 3, 7, 19, 23, 31, 63, -1] if self.sized else numbers))
        else:
            flags = ['gc.DEBUG_' + flag for flag in self.r.sample(FLAGS[:5] * 2 + FLAGS, self.r.randint(1, 3))]
            if self.r.random() < 0.2:
                flags.append(str(self.r.choice([2, 16, 18])))
            self.say('gc.set_debug(%s)' % ' | '.join(flags))


BY_HAND = {
    'gc_module': [
        ['gc.isenabled()', 'gc.enable()', 'gc.isenabled()', 'gc.disable()', 'gc.isenabled()', 'gc.isenable()'],
        ['gc.get_threshold()', 'gc.set_threshold(5)', 'gc.get_threshold()', 'gc.set_threshold(6, 7)', 'gc.get_threshold()',
         'gc.set_threshold(1, 2, 3)', 'gc.get_threshold()', "gc.set_threshold(8, 9, 'x')", 'gc.get_threshold()',
         'gc.set_threshold(4, 9999999999)', 'gc.get_threshold()', 'gc.set_threshold(True, -3)', 'gc.get_threshold()'],
        ['gc.get_debug()', 'gc.set_debug(gc.DEBUG_LEAK)', 'gc.get_debug()', 'gc.set_debug(gc.DEBUG_SAVEALL | 4 | 1)',
         'gc.get_debug()', 'gc.set_debug(-1)', 'gc.get_debug()', 'gc.set_debug(gc.DEBUG_OBJECTS | 1)', 'gc.get_debug()',
         'gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_INSTANCES)', 'gc.get_debug()', 'gc.set_debug(True)', 'gc.get_debug()',
         'gc.set_debug(4294967296 | gc.DEBUG_STATS)', 'gc.get_debug()'],
        ['a = Node()', 'b = [a]', 't = (1, 2)', "d = {'k': 1}", 's = {a}', 'gc.get_objects()', 'gc.get_objects(0)',
         'gc.collect(0)', 'c = Slot()', 'gc.get_objects(0)', 'gc.get_objects(1)', 'gc.get_objects(generation=1)',
         'gc.collect(1)', 'gc.get_objects(2)', 'gc.collect()', 'gc.get_objects()', 'gc.get_objects(generation=None)',
         'gc.get_objects(-1)', 'gc.get_objects(3)', 'gc.get_objects(-2)', "gc.get_objects('0')", 'gc.get_objects(True)'],
        ['a = Loud()', 'gc.is_finalized(a)', 'a.left = a', 'graveyard.append(a)', 'del a', 'gc.collect()',
         'gc.is_finalized(graveyard[0])', 'p = Phoenix()', 'gc.is_finalized(p)', 'del p', 'gc.is_finalized(graveyard[1])',
         'q = Phoenix()', 'q.left = q', 'del q', 'gc.collect()', 'gc.is_finalized(graveyard[2])', 'gc.is_finalized(1)',
         'g = generator(graveyard)', 'gc.is_finalized(g)', 'g.close()', 'gc.is_finalized(g)', 'gc.is_finalized([])'],
        ['gc.callbacks.append(on_gc)', 'a = Loud()', 'a.left = a', 'w = weakref.ref(a, watcher)', 'del a', 'gc.collect()',
         'len(gc.callbacks)', 'gc.callbacks.append(on_gc)', 'gc.collect(0)', 'gc.collect(generation=1)',
         'gc.callbacks.remove(on_gc)', 'gc.collect(0)', 'gc.callbacks.remove(on_gc)', 'gc.callbacks.remove(on_gc)',
         'gc.collect()'],
        ['gc.callbacks.append(on_gc)', 'a = Phoenix()', 'a.left = a', 'del a', 'gc.collect()', 'gc.set_debug(32)',
         'b = Node()', 'b.left = b', 'del b', 'gc.collect()', 'gc.collect(3)', 'gc.callbacks.clear()', 'gc.collect()'],
        ['a = Node()', 'h = closure(a)', 'gc.get_freeze_count()', 'gc.freeze()', 'gc.get_freeze_count()', 'gc.get_objects()',
         'b = Node()', 'gc.get_objects()', 'del h', 'gc.get_freeze_count()', 'gc.collect()', 'del a', 'gc.get_freeze_count()',
         'gc.get_count()', 'gc.unfreeze()', 'gc.get_freeze_count()', 'gc.get_objects(2)', 'gc.freeze()',
         'gc.get_freeze_count()', 'gc.freeze()', 'gc.get_freeze_count()'],
        ['a = Node()', 'b = Node()', 'c = [a, b]', 'a.left = b', 'gc.get_referrers(a, b)', 'gc.get_referrers(b)',
         'gc.get_referrers(a, a)', 'gc.get_referents(c, a)', 'gc.get_referents(c, c)', 'gc.get_referents()',
         'gc.get_referrers()', 'gc.get_referrers(None, 1)', 'gc.get_referents([a], Loud())'],
        ['gc.get_count()', 'gc.collect(0)', 'gc.get_count()', 'gc.collect(0)', 'gc.get_count()', 'gc.collect(1)',
         'gc.get_count()', 'gc.collect(0)', 'gc.collect(1)', 'gc.collect(0)', 'gc.get_count()', 'gc.collect()', 'gc.get_count()'],
        ['sys.getrefcount(gc.garbage)', 'x = gc.garbage', 'sys.getrefcount(x)', 'sys.getrefcount(gc.garbage)',
         'registry.append(x)', 'sys.getrefcount(x)', 'sys.getrefcount(registry)', 'sys.getrefcount(graveyard)',
         'y = registry', 'sys.getrefcount(y)', 'sys.getrefcount(weakcache)', 'del x', 'registry.pop()',
         'sys.getrefcount(gc.garbage)', 'len(gc.garbage)'],
        ['gc.collect(generation=0)', 'gc.collect(generation=3)', "gc.collect(generation='x')", 'gc.collect(generation=True)',
         'gc.collect(gen=0)', 'gc.collect(0, generation=0)', 'gc.collect(gen=0, generation=0)', 'gc.get_count()',
         'a = Node()', 'a.left = a', 'del a', 'gc.collect(Loud())', 'gc.collect(zz)', 'gc.nothing(Loud())', 'gc.collect()'],
        ['a = Loud()', 'weakcache.left = a', 'sys.getrefcount(a)', 'del a', 'x = weakcache.left', 'gc.get_referrers(x)',
         'gc.collect()', 'del weakcache.left', 'del x', 'del weakcache.left', 'weakcache.nope', 'cached.left = Loud()',
         'y = cached.left', 'cached.left = weakcache', 'sys.getrefcount(weakcache)', 'del y', 'del cached.left',
         'sys.getrefcount(weakcache)', 'x = cached.nope', 'del cached.nope'],
        ['weakcache.left = [Node()]', "cached.right = {'k': Loud()}", 'gc.is_tracked(weakcache.left)', 'gc.collect(0)',
         'gc.collect()', 'gc.get_referents(weakcache)', 'gc.get_referents(cached)', 'weakcache.left = 1',
         'cached.right = 2', 'gc.collect()'],
        ['weakcache.left = Node()', 'weakcache.left.right = weakcache', 'gc.freeze()', 'gc.get_freeze_count()',
         'gc.unfreeze()', 'gc.collect()', 'weakcache.left.left = closure(weakcache.left)', 'cached.left = weakcache.left',
         'del weakcache.left', 'gc.collect()', 'del cached.left', 'gc.collect()'],
        ['a = Loud()', 'weakcache.left = a', 'weakcache.right = [a]', 'del a', 'gc.get_referents(weakcache)',
         'w = weakcache', 'w.left = Node()', 'x = w.right[0]', 'del weakcache.right, x', 'del w.left', 'gc.collect()',
         'x = weakcache.nope', 'del w.nope'],
    ],
    'gc_debug': [
        ['gc.set_debug(gc.DEBUG_STATS)', 'a = Node()', 'b = [a]', 'a.left = b', 'gc.collect(0)', 'del a, b', 'gc.collect(0)',
         'gc.collect(1)', 'gc.collect()', 'gc.set_debug(0)', 'gc.collect()'],
        ['gc.set_debug(gc.DEBUG_COLLECTABLE)', 'a = Node()', 'b = Loud()', 'a.left = b', 'b.left = a', 'b.right = [a, (b,)]',
         'a.hold = closure(b)', 'b.hold = generator(a)', "a.next = {'k': b}", 'del a, b', 'gc.collect()'],
        ['gc.set_debug(gc.DEBUG_COLLECTABLE | gc.DEBUG_STATS)', 'a = Node()', 'a.left = a.touch', 'w = weakref.ref(a, watcher)',
         'a.hold = weakref.ref(a)', 'a.next = weakref.ref(w)', 'del a', 'gc.collect()', 'gc.collect()'],
        ['gc.set_debug(gc.DEBUG_LEAK)', 'a = Node()', 'a.left = a', 's = Slot()', 's.left = s', 'del a, s', 'gc.collect()',
         'len(gc.garbage)', 'gc.set_debug(gc.DEBUG_STATS)', 'gc.garbage.pop()', 'gc.garbage.pop()', 'gc.collect()'],
        ['gc.set_debug(31)', 'a = Loud()', 'b = Node()', 'a.left = b', 'b.left = a', 'c = Node()', 'b.right = c', 'del a, b, c',
         'gc.collect()', 'gc.set_debug(4)', 'd = Grump()', 'd.left = [d]', 'del d', 'gc.collect()', 'gc.set_debug(20)',
         'e = Phoenix()', 'e.left = e', 'del e', 'gc.collect(0)', 'gc.collect()'],
        ['gc.set_debug(gc.DEBUG_UNCOLLECTABLE)', 'a = Loud()', 'a.left = a', 'del a', 'gc.collect()',
         'gc.set_debug(gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_OBJECTS)', 'b = Loud()', 'b.left = b', 'del b', 'gc.collect()',
         'gc.set_debug(gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_INSTANCES)', 'c = Loud()', 'c.left = c', 'del c', 'gc.collect()'],
        ['gc.set_debug(3)', 'p = Phoenix()', 'q = Node()', 'p.left = q', 'q.left = p', 'r = Node()', 'r.left = p', 'p.right = r',
         'del p, q, r', 'gc.collect()', 'graveyard.pop()', 'gc.collect()'],
        ['gc.callbacks.append(on_gc)', 'gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_COLLECTABLE)', 'a = Loud()', 'a.left = a',
         'w = weakref.ref(a, watcher)', 'del a', 'gc.collect()', 'gc.collect(0)'],
        ['gc.set_debug(1)', 'a = Node()', 'h = closure(a)', 'gc.freeze()', 'gc.collect()', 'b = Node()', 'gc.collect(0)',
         'del h', 'gc.collect(1)', 'gc.unfreeze()', 'gc.collect(0)', 'gc.freeze()', 'gc.collect()'],
        ['gc.set_debug(gc.DEBUG_COLLECTABLE)', 'a = Node()', 'a.left = capture(a)', 'weakref.finalize(a, released)',
         "weakcache['k1'] = a", 'cached(a)', 'cached.cache_clear()', 'gc.collect(0)', 'del a', 'gc.collect()'],
        ['gc.set_debug(1)', 't = (1, 2)', "d = {'k': 1}", 'u = (t, d)', 'e = {}', 'gc.collect(0)', 'gc.collect(1)', 'gc.collect()',
         "d['k'] = t", 'gc.collect()', 'cached(t)', 'gc.collect(0)', 'gc.collect()', 'del x', 'gc.collect()'],
    ],
}


def program(seed, suite, i):
    name = '%s-%04d' % (suite, i)
    record = {'name': name, 'suite': suite}
    if suite == 'gc_debug':
        record['stderr'] = True
    if i < len(BY_HAND[suite]):
        return dict(record, source=BY_HAND[suite][i])
    generator = GcGen(random.Random('%s/%s/%d' % (seed, suite, i)), suite)
    length = generator.r.randint(20, 70)
    if suite == 'gc_debug':
        generator.do_flags()
        if generator.is_unfit(generator.out[0]):
            generator.out[0] = 'gc.set_debug(gc.DEBUG_COLLECTABLE)'
    while len(generator.out) < length:
        generator.step()
    generator.say('gc.collect()')
    return dict(record, source=generator.out)


def count_program(seed, i):
    """Instances alone: the free lists of containers would have a say in the counts."""
    made = auto_program('%s/count' % seed, i)
    rng = random.Random('%s/gc_count/%d' % (seed, i))
    source = []
    for line in made['source']:
        source.append(line)
        if rng.random() < 0.25:
            source.append(rng.choice(['gc.get_count()'] * 6 + ['gc.collect()', 'gc.collect(1)', 'gc.collect(0)']))
    return dict(made, name='gc_count-%04d' % i, suite='gc_count', source=source + ['gc.get_count()'])


if __name__ == '__main__':
    for each in ('gc_module', 'gc_debug'):
        for number in range(int(sys.argv[2])):
            print(json.dumps(program(sys.argv[1], each, number)))
    for number in range(int(sys.argv[2])):
        print(json.dumps(count_program(sys.argv[1], number)))
