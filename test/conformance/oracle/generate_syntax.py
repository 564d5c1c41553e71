"""Makes random programs of the suites assignment, init_arguments, class_registry and try_finally, each mixed with the
rest of the language. usage: generate_syntax.py SEED COUNT_PER_SUITE [SUITE...] > programs.jsonl
With the suites assignment and class_registry come programs that collect automatically, one for six others."""
import json
import random
import sys

from generate import DICTY, INST, WEAKABLE, Gen
from record import NOT_IN_27

KEYS = ["'k1'", "'k2'", "'k3'"]


class SyntaxGen(Gen):
    """Every other step is one of the suite's own, the rest are those of the suite `mixed`."""

    def __init__(self, rng, suite, also_27):
        Gen.__init__(self, rng, 'mixed')
        self.own = suite
        self.also_27 = also_27
        self.OBJ = Gen.OBJ + ('Member',)

    def say(self, line):
        if not (self.also_27 and any(word in line for word in NOT_IN_27)):
            Gen.say(self, line)

    def step(self):
        if self.r.random() < 0.5:
            getattr(self, self.r.choice(OWN[self.own]))()
        else:
            Gen.step(self)

    # ---- places and values

    def target(self):
        """What may stand left of `=`, and a word for what it binds."""
        n = self.pick(INST) if self.r.random() < 0.35 else None
        if n:
            return '%s.%s' % (n, self.attr(self.kind[n])), None
        n = self.pick(['list', 'dict']) if self.r.random() < 0.25 else None
        if n:
            return '%s[%s]' % (n, self.r.choice(KEYS) if self.kind[n] == 'dict' else self.r.choice(['0', '0', '1', '-1'])), None
        n = self.pick() if self.r.random() < 0.5 else None
        n = n or self.fresh()
        return n, n

    def operand(self):
        x = self.r.random()
        n = self.pick(self.OBJ)
        if n and x < 0.5:
            return n
        if x < 0.6:
            return self.r.choice(['None', 'True', '1', "'x'"])
        if n and x < 0.75 and self.kind[n] in INST:
            return '%s.%s' % (n, self.attr(self.kind[n]))
        if n and x < 0.8 and self.kind[n] in ('list', 'tuple'):
            return '%s[0]' % n
        return self.value()[0]

    def forget(self, *names):
        """What a name means is not followed through every assignment."""
        for n in names:
            if n:
                self.kind.pop(n, None)

    def bind_to(self, name, text):
        """Follows what a plain assignment of a known text binds."""
        if name is None:
            return
        if text in self.kind:
            if text != name:
                self.kind[name], self.attrs[name], self.items[name] = self.kind[text], self.attrs[text], self.items[text]
        elif text.endswith('()') and text[:-2] in INST:
            self.bind(name, text[:-2])
        else:
            self.forget(name)

    # ---- assignment

    def do_swap(self):
        size = self.r.choice([1, 2, 2, 2, 3, 3, 4, 5])
        targets = [self.target() for _ in range(size)]
        names = [t for t, n in targets if n and n in self.kind]
        values = [self.operand() for _ in range(size)]
        if len(names) == size and self.r.random() < 0.6:
            values = self.r.sample(names, size)
        if self.r.random() < 0.05:
            values[self.r.randrange(size)] = self.r.choice(['zz', 'Loud()', 'zz.left'])
        if self.r.random() < 0.06:
            values.append(self.operand())
        right = ', '.join(values) + (',' if len(values) == 1 else '')
        if self.r.random() < 0.15:
            right = '[%s]' % right
        self.say('%s = %s' % (', '.join(t for t, _ in targets) + (',' if size == 1 else ''), right))
        before = dict(self.kind)
        for (_, name), value in zip(targets, values):
            if name and value in before and len(names) == size:
                self.kind[name] = before[value]
                self.attrs.setdefault(name, {}), self.items.setdefault(name, [])
            else:
                self.bind_to(name, value)

    def do_unpack(self):
        n = self.pick(['list', 'tuple', 'list', 'tuple', 'dict', 'Node'])
        if not n:
            return self.do_display()
        size = len(self.items[n]) if self.items[n] and self.r.random() < 0.7 else self.r.choice([1, 2, 2, 3])
        targets = [self.target() for _ in range(size)]
        self.say('%s = %s' % (', '.join(t for t, _ in targets) + (',' if size == 1 else ''), n))
        self.forget(*[name for _, name in targets])

    def do_chain(self):
        targets = [self.target() for _ in range(self.r.choice([2, 2, 3]))]
        value = self.operand()
        self.say('%s = %s' % (' = '.join(t for t, _ in targets), value))
        for _, name in targets:
            self.bind_to(name, value)

    def do_chain_unpack(self):
        size = self.r.choice([1, 2, 2, 3])
        parts = [self.target() for _ in range(size)]
        unpacking = ', '.join(t for t, _ in parts) + (',' if size == 1 else '')
        whole, name = self.target()
        sides = [unpacking, whole]
        self.r.shuffle(sides)
        display = self.r.choice(['[%s]', '(%s)']) % (', '.join(self.operand() for _ in range(size)) + ',')
        value = (self.pick(['list', 'tuple']) if self.r.random() < 0.4 else None) or display
        self.say('%s = %s' % (' = '.join(sides), value))
        self.forget(*[n for _, n in parts])
        if name:
            self.bind_to(name, value)
        if name and value is display and name not in [n for _, n in parts]:
            self.bind(name, 'list' if value.startswith('[') else 'tuple')

    def do_is(self):
        left, right = self.operand(), self.operand()
        n = self.pick(WEAKABLE)
        if n and self.r.random() < 0.2:
            left = right = 'weakref.ref(%s)' % n
        if self.r.random() < 0.3:
            right = left
        self.say('%s %s %s' % (left, self.r.choice(['is', 'is', 'is not']), right)) if not left[0] in "'1TN" else None

    def do_len(self):
        self.say('len(%s)' % (self.pick() or 'registry'))

    # ---- arguments of __init__

    def do_init(self):
        left, right = self.operand(), self.operand()
        shape = self.r.choice(['%s', '%s, %s', 'left=%s', 'right=%s', 'left=%s, right=%s', 'right=%s, left=%s', '%s, right=%s'])
        values = (left, right)[:shape.count('%')]
        cls = self.r.choice(INST + ['Node', 'Loud', 'Member'])
        n = self.fresh()
        if self.r.random() < 0.15:
            o = self.pick(INST)
            if o:
                return self.say('%s.%s = %s(%s)' % (o, self.attr(self.kind[o]), cls, shape % values))
        self.say('%s = %s(%s)' % (n, cls, shape % values))
        self.bind(n, cls)
        if cls != 'Member':
            self.attrs[n] = {'left': self.kind[left]} if 'right' not in shape and left in self.kind else {}

    def do_init_nested(self):
        inner = '%s(%s)' % (self.r.choice(INST), self.operand())
        outer = self.r.choice(['Node', 'Loud', 'Slot', 'Member'])
        n = self.fresh()
        self.say('%s = %s(%s)' % (n, outer, self.r.choice([inner, 'right=' + inner, '[%s]' % inner, inner + ', ' + self.operand()])))
        self.bind(n, outer)

    def do_init_error(self):
        self.say(self.r.choice(['x = Node(zz)', 'x = Loud(Loud(), zz)', 'x = Node(right=Loud(), left=zz.left)', 'Node(Loud())', 'Member(Loud())']))

    # ---- the class registry

    def do_member(self):
        n = self.fresh()
        self.say('%s = Member(%s)' % (n, self.r.choice(['', '', '', self.operand()])))
        self.bind(n, 'Member')

    def do_members(self):
        n, m = self.pick(self.OBJ), self.pick(['Member'])
        lines = ['Member.members.pop()', 'len(Member.members)', 'x = Member.members[0]', 'Member.members[0] is x',
                 'del Member.members[0]', 'x = Member.members', 'Member.members[-1].left = Member()', 'Member()']
        if self.r.random() < 0.2:
            lines = ['Member.members.clear()']
        if n:
            lines += ['Member.members.append(%s)' % n] * 3 + ['Member.members[0] = %s' % n]
        if m:
            lines += ['%s.%s = %s' % (m, self.r.choice(['left', 'right', 'next']), n or m)] * 4
            lines += ['x = %s.members' % m, 'x = %s.touch' % m, 'w = weakref.ref(%s, watcher)' % m, 'del %s' % m,
                      'weakref.finalize(%s, released)' % m, '%s.members = %s' % (m, n or m), 'del %s.members' % m]
            lines += ['%s.next = [%s, Loud()]' % (m, m), 'gc.freeze()', 'gc.unfreeze()', 'gc.collect()']
        line = self.r.choice(lines)
        self.say(line)
        if m and line == 'del %s' % m:
            self.kind.pop(m)
        if line.startswith('x = '):
            self.forget('x')

    # ---- try and finally in a frame

    def do_guarded(self):
        n = self.pick(self.OBJ + ('guarded', 'list')) or 'Loud()'
        value = self.r.choice([n] * 6 + ['Loud()', '[%s]' % n, '1', 'closure(%s)' % n, 'guarded(%s)' % n])
        o = self.pick(DICTY)
        if o and self.r.random() < 0.35:
            return self.say('%s.%s = guarded(%s)' % (o, self.r.choice(['hold', 'left']), value))
        m = self.fresh()
        self.say('%s = guarded(%s)' % (m, value))
        self.bind(m, 'guarded')

    def do_guarded_cycle(self):
        n, m = self.pick(DICTY), self.fresh()
        if not n or n == m:
            return self.do_new()
        self.say('%s = guarded(%s)' % (m, n))
        self.say('%s.hold = %s' % (n, m))
        self.say('del %s, %s' % (n, m))
        self.forget(n, m)

    def do_end_guarded(self):
        m = self.pick(['guarded'])
        if not m:
            return self.do_guarded()
        line = self.r.choice(['%s.close()'] * 3 + ['del %s', '%s = None', 'w = weakref.ref(%s, watcher)', 'x, = %s', 'x, y = %s',
                              'weakref.finalize(%s, released)', 'gc.is_tracked(%s)', 'gc.get_referents(%s)', 'registry.append(%s)'])
        self.say(line % m)
        if line in ('del %s', '%s = None'):
            self.kind.pop(m)


OWN = {
    'assignment': ['do_swap', 'do_swap', 'do_unpack', 'do_chain', 'do_chain', 'do_chain_unpack', 'do_is', 'do_is', 'do_len'],
    'init_arguments': ['do_init', 'do_init', 'do_init', 'do_init_nested', 'do_init_error', 'do_chain'],
    'class_registry': ['do_member', 'do_member', 'do_members', 'do_members', 'do_members', 'do_members'],
    'try_finally': ['do_guarded', 'do_guarded', 'do_guarded_cycle', 'do_end_guarded', 'do_end_guarded', 'do_holder'],
}


def program(seed, suite, i):
    g = SyntaxGen(random.Random('%s/%s/%d' % (seed, suite, i)), suite, i % 2 == 0)
    debug = i % 5 == 4
    n = g.r.randint(15, 60)
    while len(g.out) < n:
        if debug and g.r.random() < 0.15:
            getattr(g, g.r.choice(['do_saveall', 'do_nodebug', 'do_garbage', 'do_freeze', 'do_unfreeze']))()
        g.step()
    g.say('gc.collect()')
    return {'name': '%s-%04d' % (suite, i), 'suite': suite, 'source': g.out}


def automatic(seed, suite, i):
    """A program that collects by itself. Nothing in it raises, and instances alone are made: the count knows them all."""
    r = random.Random('%s/%s/auto/%d' % (seed, suite, i))
    names = list('abcd')
    out = ['gc.collect()', 'gc.set_threshold(%d, %d, %d)' % r.choice([(5, 2, 2), (8, 3, 1), (4, 1, 1), (3, 5, 2)]), 'gc.enable()']
    out += ['%s = Node()' % n for n in names]
    for _ in range(r.randint(40, 120)):
        a, b, c = r.sample(names, 3)
        own = ['%s = Member()' % a, 'Member()', '%s.left = Member()' % a]
        if suite == 'assignment':
            own = ['%s, %s = %s, %s' % (a, b, b, a), '%s, %s, %s = %s, %s, %s' % (a, b, c, c, a, b), '%s = %s = %s' % (a, b, c),
                   '%s.left = %s = Node()' % (a, b), '%s.right, %s = %s, Node()' % (a, b, a), '%s is %s' % (a, b)]
        x = r.random()
        if x < 0.4:
            out.append('%s = Node()' % a)
        elif x < 0.65:
            out.append(r.choice(own))
        elif x < 0.8:
            out.append('%s.%s = %s' % (a, r.choice(['left', 'right']), b))
        elif x < 0.95:
            out += ['%s.next = %s' % (a, b), '%s.next = %s' % (b, a), '%s = Node()' % a, '%s = Node()' % b]
        else:
            out.append('gc.collect(%d)' % r.choice([0, 1]))
    return {'name': '%s-auto-%02d' % (suite, i), 'suite': suite, 'auto': True, 'source': out}


if __name__ == '__main__':
    seed, count = sys.argv[1], int(sys.argv[2])
    for suite in sys.argv[3:] or sorted(OWN):
        for i in range(count):
            print(json.dumps(program(seed, suite, i)))
        for i in range(count // 6 if suite in ('assignment', 'class_registry') else 0):
            print(json.dumps(automatic(seed, suite, i)))
