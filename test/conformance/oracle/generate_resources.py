"""Makes random programs about what holds from outside of the heap: external resources, `with`, thread-locals, parked
threads, logged errors; mixed with the rest of the language. The edge cases of resources_by_hand.json come first.
usage: generate_resources.py SEED COUNT_PER_SUITE
"""
import json
import os
import random
import sys

import generate
from generate import Gen

HANDLES = ['Handle', 'SafeHandle']
generate.DICTY.update(HANDLES)
generate.WEAKABLE.update(HANDLES)
generate.INST.extend(HANDLES)
Gen.OBJ = tuple(generate.INST) + ('list', 'tuple', 'dict', 'set')
CLASSES = {suite: HANDLES * 3 + ['Node', 'Node', 'Loud', 'Phoenix', 'Slot'] for suite in ('resources', 'with_statement')}
OTHERS = ['Node', 'Node', 'Node', 'Loud', 'Phoenix', 'Grump', 'SlotW', 'SafeHandle']
# What each suite does besides what one of the old suites does.
OWN = {
    'resources': [('handle', 8), ('shut', 7), ('finalize_shut', 6), ('fd', 3), ('open', 4), ('run_finalize', 2),
                  ('bound', 2), ('with', 2)],
    'with_statement': [('handle', 6), ('with', 16), ('shut', 2), ('fd', 1), ('bad_with', 2), ('open', 2)],
    'thread_locals': [('local', 12), ('read_local', 5), ('del_local', 5), ('local_object', 3)],
    'parked_threads': [('park', 12), ('release', 9), ('drop', 3)],
    'logged_errors': [('log', 12), ('logs', 6), ('record', 6), ('loop_record', 4)],
}
SUITES = list(OWN)
BASES = ['mixed', 'debug', 'cycles', 'finalizers', 'weakrefs', 'containers', 'holders', 'introspection', 'errors']
NOT_IN_27 = ('gc.freeze', 'gc.unfreeze', 'cached', 'capture', '.clear()', 'weakref.finalize', 'get_stats')


class Holders(Gen):
    def __init__(self, rng, topic):
        Gen.__init__(self, rng, rng.choice(BASES))
        self.topic = topic
        self.classic = rng.random() < 0.4

    def say(self, line):
        if not self.classic or not any(word in line for word in NOT_IN_27):
            self.out.append(line)

    def classes(self):
        return CLASSES.get(self.topic, OTHERS)

    def attr(self, kind):
        return self.r.choice(['left', 'right'] if kind.startswith('Slot') else ['left', 'right', 'next', 'hold'])

    def step(self):
        if self.r.random() < 0.5:
            return Gen.step(self)
        own = [name for name, weight in OWN[self.topic] for _ in range(weight)]
        getattr(self, 'do_' + self.r.choice(own))()

    def handle(self):
        return self.pick(HANDLES) if self.r.random() < 0.95 else self.pick()

    def do_handle(self):
        kind, name = self.r.choice(HANDLES), self.fresh()
        self.say('%s = %s()' % (name, kind))
        self.bind(name, kind)

    def do_shut(self):
        name = self.handle()
        if name:
            self.say('%s.close()' % name)

    def do_fd(self):
        name = self.pick(HANDLES)
        if name:
            self.say(self.r.choice(['del %s.fd', '%s.fd = None', '%s.fd = 3', '%s.fd = 4', 'x = %s.fd', '%s.fd = Loud()',
                                    '%s.fd = [1]']) % name)

    def do_finalize_shut(self):
        name, other = self.pick(generate.WEAKABLE), self.pick(HANDLES)
        if name and other:
            if self.kind[name] in HANDLES:
                other = name
            given = self.r.choice(['%s.fd' % other] * 5 + ['3', '%s' % other, '[%s]' % name])
            call = 'weakref.finalize(%s, shut, %s)' % (name, given)
            if self.r.random() < 0.4:
                target = self.fresh()
                call = '%s = %s' % (target, call)
                self.bind(target, 'finalize')
            self.say(call)

    def do_run_finalize(self):
        name = self.pick(['finalize'])
        if name:
            self.say('%s()' % name)

    def do_open(self):
        self.say('open_descriptors()')

    def do_bound(self):
        name, target = self.pick(HANDLES), self.fresh()
        if name:
            self.say('%s = %s.close' % (target, name))
            self.bind(target, 'bound')
            if self.r.random() < 0.7:
                self.say('%s()' % target)

    def do_with(self):
        name = self.pick(HANDLES)
        manager = name if name and self.r.random() < 0.6 else self.r.choice(HANDLES) + '()'
        kind = self.kind[name] if manager == name else manager[:-2]
        target = self.fresh() if self.r.random() < 0.5 else None
        if target:
            self.bind(target, kind)
        before = len(self.out)
        body = self.r.choice([lambda: Gen.step(self), lambda: Gen.step(self), self.do_collect, self.do_cycle, self.do_error,
                              self.do_shut, self.do_fd, self.do_refcount, lambda: self.say('pass'),
                              lambda: self.say('gc.collect()')])
        body()
        line = self.out.pop() if len(self.out) > before else 'pass'
        if 'gc.enable' in line or 'set_threshold' in line:
            line = 'pass'
        self.say('with %s%s: %s' % (manager, ' as ' + target if target else '', line))

    def do_bad_with(self):
        name = self.pick() or 'a'
        self.say('with %s as y: y = Loud()' % name)

    def do_local(self):
        value, kind = self.value()
        self.say('local.%s = %s' % (self.r.choice('xyz'), value if self.r.random() < 0.93 else self.atom()))

    def do_read_local(self):
        name = self.fresh()
        self.say('%s = local.%s' % (name, self.r.choice('xyz')))
        self.kind.pop(name, None)

    def do_del_local(self):
        self.say('del local.%s' % self.r.choice('xyz'))

    def do_local_object(self):
        name = self.pick(generate.DICTY)
        lines = ['%s = local' % self.fresh(), '%s = weakref.ref(local)' % self.fresh(), 'sys.getrefcount(local)',
                 'gc.is_tracked(local)', 'gc.get_referents(local)', 'local()', 'local[0]', 'len(local)']
        if name:
            lines += ['%s.left = local' % name] * 3 + ['local.x.left = %s' % name, '%s.left = local.x' % name]
        line = self.r.choice(lines)
        self.say(line)
        if not line.endswith('local)') and ' = ' in line:
            self.kind.pop(line.split(' ')[0], None)

    def do_park(self):
        name, held = self.pick(generate.DICTY), self.value()[0] if self.r.random() < 0.95 else self.atom()
        if name and self.r.random() < 0.35:
            self.say('%s.hold = park(%s)' % (name, held))
        elif self.r.random() < 0.2:
            self.say('park(%s)' % held)
        else:
            target = self.fresh()
            self.say('%s = park(%s)' % (target, held))
            self.bind(target, 'thread')

    def do_release(self):
        name, holder = self.pick(['thread']), self.pick(generate.DICTY)
        if holder and self.r.random() < 0.3:
            self.say('%s.hold.release()' % holder)
        elif name:
            self.say('%s.release()' % name)

    def do_drop(self):
        name = self.pick(['thread'])
        if name:
            self.say('del %s' % name)
            self.kind.pop(name)

    def do_log(self):
        self.say('log_error(%s)' % (self.value()[0] if self.r.random() < 0.95 else self.atom()))

    def do_logs(self):
        self.say(self.r.choice(['logs.clear()', 'logs.pop()', 'logs.pop()', 'len(logs)', 'sys.getrefcount(logs)',
                                'del logs[0]']))

    def do_record(self):
        target, name = self.fresh(), self.pick(generate.DICTY)
        line = self.r.choice(['%s = logs[0]', '%s = logs.pop()', '%s = logs[0].exc_info', '%s = logs[0].exc_info[1]',
                              '%s = weakref.ref(logs[0])']) % target
        self.say(line)
        self.bind(target, 'record')
        if name and self.r.random() < 0.3:
            self.say(self.r.choice(['%s.left = %s', '%s.hold = %s']) % (target, name))

    def do_loop_record(self):
        """A cycle through a record: object -> record -> ... -> frame -> object."""
        name = self.pick(generate.DICTY)
        if name:
            self.say('log_error(%s)' % name)
            self.say('%s.hold = logs.pop()' % name)
            if self.r.random() < 0.6:
                self.say('del %s' % name)
                self.kind.pop(name)


def program(seed, suite, i):
    gen = Holders(random.Random('%s/%s/%d' % (seed, suite, i)), suite)
    length = gen.r.choice([12, 20, 30, 45, 80])
    for _ in range(4 * length):
        if len(gen.out) < length:
            gen.step()
    gen.say('gc.collect()')
    return {'name': '%s-%04d' % (suite, i), 'suite': suite, 'source': gen.out}


if __name__ == '__main__':
    by_hand = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'resources_by_hand.json')))
    for suite in SUITES:
        for i, source in enumerate(by_hand[suite]):
            print(json.dumps({'name': '%s-hand-%02d' % (suite, i), 'suite': suite, 'source': source}))
        for i in range(int(sys.argv[2])):
            print(json.dumps(program(sys.argv[1], suite, i)))
