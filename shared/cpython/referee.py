# -*- coding: utf-8 -*-
"""The referee: runs lines of the move language in the CPython that executes this file, and says after each line what
became of every object. Works on CPython 2.7 and 3.6 to 3.15, pyodide's included.

    begin(); step('a = Node()'); step('del a')      -> what changed, as in the conformance records

Each object that a line makes takes a seal: a code object, which can be weakly referenced, is never tracked by the
collector and refers to nothing it tracks. An instance holds it as its attribute `_c`, a display as its last item. So a
weak reference to the seal tells whether the object lives, and neither counts nor generations notice.
"""
from __future__ import print_function

import ast
import ctypes
import functools
import gc
import json
import logging
import opcode
import re
import sys
import threading
import time
import weakref

try:
    import _thread
except ImportError:
    import thread as _thread

PY2 = sys.version_info[0] == 2
if PY2:
    from cStringIO import StringIO
else:
    from io import StringIO
THRESHOLDS = gc.get_threshold()


# ---- What programs use ---------------------------------------------------------------------------------------------

_NOT_GIVEN = compile('0', '<not given>', 'eval')


def _initialize(self, left=_NOT_GIVEN, right=_NOT_GIVEN):
    """`__init__` of all classes. It stands outside of their bodies, because from 3.14 on a class would know the names
    that its own methods assign before it meets any instance."""
    if left is not _NOT_GIVEN:
        self.left = left
    if right is not _NOT_GIVEN:
        self.right = right


def _enrol(self, left=_NOT_GIVEN, right=_NOT_GIVEN):
    _initialize(self, left, right)
    self.members.append(self)


def _open(self, left=_NOT_GIVEN, right=_NOT_GIVEN):
    self.fd = opened()
    _initialize(self, left, right)


def classes():
    """Fresh classes for each program: a class remembers the order in which its instances' attributes first appeared."""
    class Node(object):
        __init__ = _initialize

        def touch(self):
            return None

    class Slot(object):
        __slots__ = ('_c', 'left', 'right')
        __init__ = _initialize

    class SlotW(object):
        __slots__ = ('_c', 'left', 'right', '__weakref__')
        __init__ = _initialize

    class Loud(object):
        __init__ = _initialize

        def __del__(self):
            write('del ' + name_of(self))

    class Phoenix(object):
        __init__ = _initialize

        def __del__(self):
            write('del ' + name_of(self))
            _state.globals['graveyard'].append(self)

    class Grump(object):
        __init__ = _initialize

        def __del__(self):
            write('del ' + name_of(self))
            raise RuntimeError('grump')

    class Member(object):
        members = []
        __init__ = _enrol

    class Handle(object):
        __init__ = _open

        def close(self):
            shut(self.fd)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.close()

    class SafeHandle(object):
        __init__ = _open

        def close(self):
            shut(self.fd)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.close()

        def __del__(self):
            write('del ' + name_of(self))
            self.close()

    return dict((c.__name__, c) for c in (Node, Slot, SlotW, Loud, Phoenix, Grump, Member, Handle, SafeHandle))


HANDLES = frozenset(['Handle', 'SafeHandle'])
CLASSES = HANDLES.union(['Node', 'Slot', 'SlotW', 'Loud', 'Phoenix', 'Grump', 'Member'])


def watcher(ref):
    write('weakref ' + _state.referents.pop(id(ref), '?'))


def released(name):
    write('finalize ' + name)


def on_gc(phase, info):
    text = 'gc %s %d' % (phase, info['generation'])
    if phase == 'stop':
        text += ' collected %d uncollectable %d' % (info['collected'], info['uncollectable'])
    write(text)


def closure(obj):
    def inner():
        return obj
    return inner


def _suspended(obj):
    yield 1
    yield obj


def generator(obj):
    g = _suspended(obj)
    next(g)
    return g


def _at_work(obj):
    try:
        yield 1
    finally:
        write('finally ' + name_of(obj))


def guarded(obj):
    g = _at_work(obj)
    next(g)
    return g


def capture(obj):
    try:
        raise ValueError('captured')
    except ValueError as e:
        return e


def opened():
    """Opens an external resource: a number that nothing in memory keeps open, and nothing but `shut` closes."""
    _state.last_descriptor += 1
    _state.descriptors.append(_state.last_descriptor)
    write('open %d' % _state.last_descriptor)
    return _state.last_descriptor


def shut(fd):
    if fd in _state.descriptors:
        _state.descriptors.remove(fd)
        write('close %d' % fd)


def open_descriptors():
    return list(_state.descriptors)


class Thread(object):
    """What `park` returns: it knows its thread by number alone."""
    __slots__ = ('__number',)

    def __init__(self, number):
        self.__number = number

    def release(self):
        unpark(self.__number)


def park(obj):
    """A thread whose frame holds the object and waits. Nothing else of it does: it is handed over, not an argument."""
    started, gate, done = _thread.allocate_lock(), _thread.allocate_lock(), _thread.allocate_lock()
    for lock in (started, gate, done):
        lock.acquire()
    _state.parked += 1
    _state.threads[_state.parked] = [obj, started, gate, done]
    try:
        _thread.start_new_thread(_run_parked, (_state.parked,))
    except RuntimeError:  # pyodide cannot: there a reference that belongs to nobody stands for the one in the frame
        _state.threads[_state.parked] = id(obj)
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(obj))
        return Thread(_state.parked)
    obj = None
    started.acquire()
    return Thread(_state.parked)


def _run_parked(number):
    done = _state.threads[number][3]
    _wait(_state.threads[number])
    done.release()


def _wait(given):
    obj, started, gate, done = given
    given[0] = None
    started.release()
    gate.acquire()


def unpark(number):
    """Lets a thread return, once, and waits until nothing of it is left."""
    given = _state.threads.pop(number, None)
    if isinstance(given, int):
        ctypes.pythonapi.Py_DecRef(ctypes.cast(given, ctypes.py_object))
    elif given is not None:
        others = _thread._count() - 1
        given[2].release()
        given[3].acquire()
        while _thread._count() > others:
            time.sleep(0.0001)


logger = logging.getLogger('program')


class Keeper(logging.Handler):
    """A handler that keeps the records, as handlers of tests and of error reporters do."""
    def emit(self, record):
        _state.globals['logs'].append(record)


logger.handlers = [Keeper()]  # alone, however often this file is run
logger.propagate = False


def fresh_log_records():
    """A class of log records for each program, for the reason for which `classes` are fresh."""
    if hasattr(logging, 'setLogRecordFactory'):
        logging.setLogRecordFactory(type('LogRecord', (logging.LogRecord,), {}))


def log_error(obj):
    try:
        raise ValueError('logged')
    except ValueError:
        logger.exception('an error')


def make_cached():
    @functools.lru_cache(maxsize=None)
    def cached(obj):
        return None
    return cached


def weak_value_dictionary():
    """One of a class of its own, for the reason for which `classes` are fresh."""
    if PY2:  # a class of the old style, which remembers nothing
        return weakref.WeakValueDictionary()
    return type('WeakValueDictionary', (weakref.WeakValueDictionary,), {'__module__': 'weakref'})()


# ---- Labels and seals ----------------------------------------------------------------------------------------------

def _new_seal():
    """All seals are equal, so that they never tell two equal tuples apart."""
    return compile('0', '<seal>', 'eval')


SEAL = type(_new_seal.__code__)


STATS = ('collections', 'collected', 'uncollectable')


class _State(object):
    """What the referee knows of the program that runs. Everything it will need is made before the program starts."""
    def __init__(self):
        self.log = []
        self.stderr = None    # sys.stderr while a program has the referee's
        self.reset(0)

    def reset(self, seals):
        self.address = {}     # label -> address, of the living
        self.label_at = {}    # address -> label, the latest
        self.seal_of = {None: weakref.ref(SEAL)}  # label -> weak reference to its seal; tracked from the start
        self.made = 0
        self.referents = {}   # id of a weak reference with a callback -> its referent's label
        self.seals = [_new_seal() for _ in range(seals)]
        self.seal_refs = dict((id(seal), weakref.ref(seal)) for seal in self.seals)
        self.taken = []       # seals of objects under construction, innermost last
        self.globals = {}
        self.enabled = False  # whether the program has the collector run by itself
        self.frames = {}
        self.order = {}       # frame -> its names in order of binding, where its dict does not know
        self.before = {}      # label -> its references and place after the last line, as a text
        self.printed = StringIO()   # what the collector prints to sys.stderr
        self.idle = [0, 0, 0, 0]    # the collector's objects in each generation, the permanent one last, in an idle line
        self.counts = None          # what `gc.get_count()` said, and in which line, in a program that runs as a whole
        self.frozen = 0             # what the permanent generation held before the program did anything
        self.stats = [dict.fromkeys(STATS, 0) for _ in range(3)]
        self.answer = None
        self.line = 0
        self.descriptors = []  # that are open
        self.last_descriptor = 2
        self.threads = {}      # number -> what its thread was given
        self.parked = 0


_state = _State()


def write(text):
    _state.log.append(text)


def name_of(obj):
    """Its label; a question mark for what has none, even where something that had one was before."""
    label = _state.label_at.get(id(obj), '?')
    return label if label == '?' or is_alive(label) else '?'


def is_alive(label):
    return _state.seal_of[label]() is not None


def _c():
    seal = _state.seals.pop()
    _state.taken.append(_state.seal_refs[id(seal)])
    return seal


def _made(obj):
    """An object is complete: a display takes its seal last, after its items were made and labelled."""
    _state.made += 1
    label = '#%d' % _state.made
    _state.address[label] = id(obj)
    _state.label_at[id(obj)] = label
    _state.seal_of[label] = _state.taken.pop()
    return obj


def _new(cls):
    obj = cls()
    obj._c = _c()
    return _made(obj)


def _new_with(cls, left=_NOT_GIVEN, right=_NOT_GIVEN):
    """The class called with arguments. The seal comes first, as an object's label does."""
    obj = cls.__new__(cls)
    obj._c = _c()
    _made(obj)
    cls.__init__(obj, left, right)
    return obj


def _is_sealed(obj):
    """Whether a list or a tuple ends with a seal: graveyard, registry and gc.garbage do not."""
    return len(obj) > 0 and type(obj[-1]) is SEAL


# ---- What lines become: the same, but that seals stay out of sight -------------------------------------------------

def _lacking(obj, name):
    """What reading an attribute raises that is not there; since 3.10 the error holds the object (or a method's function)."""
    error = AttributeError(name)
    if hasattr(error, 'obj'):
        error.obj = getattr(obj, '__func__', obj)
    return error


def _append(obj, item):
    if type(obj) is not list:
        try:
            raise _lacking(obj, 'append')
        finally:  # a traceback that holds this frame holds nothing of the program
            del obj, item
    if _is_sealed(obj):
        obj.insert(len(obj) - 1, item)
    else:
        obj.append(item)


def _pop(obj):
    if type(obj) is not list:
        try:
            raise _lacking(obj, 'pop')
        finally:
            del obj
    if not _is_sealed(obj):
        return obj.pop()
    if len(obj) < 2:
        raise IndexError('pop from empty list')
    return obj.pop(len(obj) - 2)


def _clear(obj):
    if type(obj) is list and not PY2:
        if _is_sealed(obj):
            del obj[:-1]
        else:
            del obj[:]
    elif type(obj) is dict:
        seal = obj.pop('_c', None)
        obj.clear()
        if seal is not None:
            obj['_c'] = seal
    elif type(obj) is set:
        seals = [item for item in obj if type(item) is SEAL]
        obj.clear()
        for seal in seals:
            obj.add(seal)
    else:
        try:
            obj.clear()
        finally:
            del obj


def _add(obj, item):
    if type(obj) is not set:
        try:
            raise _lacking(obj, 'add')
        finally:
            del obj, item
    obj.add(item)


def _discard(obj, item):
    if type(obj) is not set:
        try:
            raise _lacking(obj, 'discard')
        finally:
            del obj, item
    obj.discard(item)


OUTSIDE = -(1 << 40)


def _within(obj, i):
    """The container itself. Notes by how much the index is off, so that it means one of the items and never the seal."""
    _state.shift = 0
    if type(obj) in (list, tuple) and isinstance(i, int) and _is_sealed(obj):
        if not 1 - len(obj) <= i < len(obj) - 1:
            _state.shift = OUTSIDE
        elif i < 0:
            _state.shift = 1
    return obj


def _within_list(obj, i):
    """For a store or a `del`: a tuple's own TypeError comes first."""
    return _within(obj, i if type(obj) is list else None)


def _at(i):
    """The index for the container that `_within` has just seen."""
    return i - _state.shift if _state.shift else i


def _items(obj):
    """What unpacking takes from an object."""
    if type(obj) in (list, tuple, set):
        return tuple([item for item in obj if type(item) is not SEAL])
    return [key for key in obj if key != '_c'] if type(obj) is dict else obj


def _len(obj):
    if type(obj) in (list, tuple):
        return len(obj) - _is_sealed(obj)
    if type(obj) is dict:
        return len(obj) - ('_c' in obj)
    if type(obj) is set:
        return len([item for item in obj if type(item) is not SEAL])
    try:
        return len(obj)
    finally:
        del obj


def _watched(obj):
    try:
        ref = weakref.ref(obj, watcher)
        _state.referents[id(ref)] = name_of(obj)
        return ref
    finally:
        del obj


def _finalize(obj):
    try:
        return weakref.finalize(obj, released, name_of(obj))
    finally:
        del obj


def _finalize_shut(obj, fd):
    try:
        return weakref.finalize(obj, shut, fd)
    finally:
        if sys.version_info >= (3, 14):  # the last argument goes first there
            del fd, obj
        else:
            del obj, fd


def _by_number(label):
    return int(label[1:])


def _labels(objects):
    found = [_state.label_at[id(obj)] for obj in objects if id(obj) in _state.label_at]
    return sorted([label for label in found if is_alive(label)], key=_by_number)


def _stats():
    return [[now[k] - was[k] for k in STATS] for now, was in zip(gc.get_stats(), _state.stats)]


def _count():
    """The first count is not told: the referee allocates between lines."""
    return [None] + list(gc.get_count()[1:])


def _count_in_whole():
    """In a program that runs as a whole: told at once, and nothing of it is kept that the collector counts."""
    _state.counts.append('%d %d %d' % gc.get_count())
    _state.counts.append(_state.line)


def _freeze_count():
    """How many objects of the program's own are frozen."""
    count = gc.get_freeze_count()
    return count - _state.frozen if count else 0


def _garbage_clear():
    del gc.garbage[:]


def _say(answer):
    _state.answer = answer


def _widened(count):
    """An immortal object's count as 64-bit CPythons say it."""
    is_immortal = ctypes.sizeof(ctypes.c_ssize_t) == 4 and count >= 1 << 29
    return count if not is_immortal else 3 << 30 if sys.version_info >= (3, 14) else (1 << 32) - 1


# ---- Lines to code -------------------------------------------------------------------------------------------------

METHODS = {'append': _append, 'pop': _pop, 'clear': _clear, 'add': _add, 'discard': _discard}
WITHOUT_ARGUMENTS = {'gc.get_stats': '_stats', 'gc.get_count': '_count', 'gc.get_freeze_count': '_freeze_count'}
if not PY2:  # 2.7's lists cannot be cleared
    WITHOUT_ARGUMENTS['gc.garbage.clear'] = '_garbage_clear'
TELLING_OBJECTS = frozenset(['gc.get_referrers', 'gc.get_referents', 'gc.get_objects'])
ANSWERS = frozenset(['gc.collect', 'gc.is_tracked', 'gc.is_finalized', 'sys.getrefcount', 'gc.get_referrers',
                     'gc.get_referents', 'gc.get_threshold', 'gc.isenabled', 'gc.get_debug', 'gc.get_stats',
                     'gc.get_count', 'gc.get_freeze_count', 'gc.get_objects', 'len', 'open_descriptors'])


def _dotted(node):
    """`gc.garbage.clear` of the nodes that spell it; the empty string for other expressions."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return _dotted(node.value) + '.' + node.attr
    return ''


def _call(name, *arguments):
    call = ast.parse(name + '()', mode='eval').body
    call.args = list(arguments)
    return call


TRY = 'try: pass\nfinally: del _chain'


def _makes_display(node):
    """Whether an assignment that unpacks makes a tuple or list first: it does, unless a display of as many items as
    there are targets, and few of them, only changes places on the stack. This CPython's compiler says which."""
    if not isinstance(node.value, (ast.Tuple, ast.List)):
        return True
    items = 'a, ' * len(node.value.elts)
    display = '[%s]' % items if isinstance(node.value, ast.List) else items
    code = compile('%s = %s' % ('a, ' * len(node.targets[0].elts), display), '<display>', 'exec').co_code
    codes = [ord(byte) for byte in code] if PY2 else list(code)
    at, found = 0, []
    while at < len(codes):
        found.append(codes[at])
        at += 2 if not PY2 else 3 if codes[at] >= opcode.HAVE_ARGUMENT else 1
    return opcode.opmap['UNPACK_SEQUENCE'] in found


class Instrument(ast.NodeTransformer):
    """Gives every object that a line makes its seal and its label."""

    def _sealed(self, node):
        self.generic_visit(node)
        if not isinstance(getattr(node, 'ctx', ast.Load()), ast.Load):
            return node
        node.elts.append(_call('_c'))
        return _call('_made', node)

    visit_List = visit_Tuple = visit_Set = _sealed

    def visit_Dict(self, node):
        self.generic_visit(node)
        node.keys.append(ast.parse("'_c'", mode='eval').body)
        node.values.append(_call('_c'))
        return _call('_made', node)

    def visit_Subscript(self, node):
        self.generic_visit(node)
        is_wrapped = type(node.slice).__name__ == 'Index'  # up to 3.8
        key = node.slice.value if is_wrapped else node.slice
        if not isinstance(getattr(key, 'value', getattr(key, 's', None)), str):
            shifted = _call('_at', key)
            node.slice = ast.Index(shifted) if is_wrapped else shifted
        loads = isinstance(node.ctx, ast.Load)
        node.value = _call('_within' if loads else '_within_list', node.value, key)
        return node

    def visit_Assign(self, node):
        unpacks = [isinstance(target, (ast.Tuple, ast.List)) for target in node.targets]
        if any(unpacks) and len(unpacks) > 1:
            return self._chain(node, unpacks)
        node.targets = [self.visit(target) for target in node.targets]
        if any(unpacks) and not _makes_display(node):
            self.generic_visit(node.value)
        elif any(unpacks):
            node.value = _call('_items', self.visit(node.value))
        else:
            node.value = self.visit(node.value)
        return node

    def _chain(self, node, unpacks):
        """`a, b = c = x`, a target at a time: what is unpacked loses its seal on the way."""
        chain = ast.parse('_chain = 0').body + ast.parse(TRY).body
        chain[0].value = self.visit(node.value)
        for target, unpack in zip(node.targets, unpacks):
            store = ast.parse('_ = _items(_chain)' if unpack else '_ = _chain').body[0]
            store.targets = [self.visit(target)]
            chain[1].body.append(store)
        return chain

    def visit_Call(self, node):
        name = _dotted(node.func)
        self.generic_visit(node)
        if name in CLASSES:
            has_arguments = node.args or node.keywords or name in HANDLES
            call = _call('_new_with' if has_arguments else '_new', node.func, *node.args)
            call.keywords = node.keywords
            return call
        if name == 'weakref.ref' and len(node.args) == 2:
            return _call('_watched', node.args[0])
        if name == 'weakref.finalize' and not PY2:  # 2.7 has none, and says so before the arguments are evaluated
            if len(node.args) == 3:
                return _call('_finalize_shut', node.args[0], node.args[2])
            return _call('_finalize', node.args[0])
        if name in TELLING_OBJECTS:  # the call itself stays, since its arguments are dropped in an order of its own
            return _call('_labels', node)
        if name == 'len':
            return _call('_len', *node.args)
        if name in WITHOUT_ARGUMENTS and not node.args and not node.keywords:
            return _call(WITHOUT_ARGUMENTS[name])
        if isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            return _call('_' + node.func.attr, node.func.value, *node.args)
        return node

    def visit_Expr(self, node):
        asks = isinstance(node.value, ast.Call) and _dotted(node.value.func) in ANSWERS
        counts = asks and _dotted(node.value.func) == 'sys.getrefcount'
        asks = asks or isinstance(node.value, ast.Compare)
        self.generic_visit(node)
        answer = _call('_widened', node.value) if counts else node.value
        return ast.Expr(_call('_say', answer)) if asks else node


def instrumented(line):
    """The statements that run in a line's place. (`ast.fix_missing_locations` would leave a cycle behind.)"""
    tree = Instrument().visit(ast.parse(line))
    for node in ast.walk(tree):
        if 'lineno' in node._attributes:  # a context or an operator is one object for all trees, and would get a dict
            node.lineno = node.end_lineno = 1
            node.col_offset = node.end_col_offset = 0
    return tree.body


def _module(statements):
    module = ast.parse('')
    module.body = statements
    return module


def compile_line(line, number):
    return compile(_module(instrumented(line)), '<line %d>' % number, 'exec')


# ---- Running -------------------------------------------------------------------------------------------------------

def namespace():
    """The globals of a program."""
    names = {'gc': gc, 'weakref': weakref, 'sys': sys, 'graveyard': [], 'registry': [],
             'weakcache': weak_value_dictionary(), 'local': threading.local(), 'logs': []}
    names.update(classes())
    for function in (watcher, on_gc, shut, open_descriptors, closure, generator, guarded, capture, park, log_error,
                     _c, _made, _new, _new_with, _append, _pop, _clear, _add, _discard,
                     _within, _within_list, _at, _items, _len, _watched, _finalize, _finalize_shut, _labels,
                     _stats, _count, _freeze_count, _garbage_clear, _say, _widened):
        names[function.__name__] = function
    if not PY2:
        names['cached'] = make_cached()
    return names


def begin(frames=(), seals=1000):
    """Starts a program: its globals, and a namespace of its own for each of the frames. `seals` objects can be made.
    What exists by now is frozen, so that only the program's own objects are ever young."""
    end_collector()
    fresh_log_records()
    gc.collect()
    if hasattr(gc, 'freeze'):
        gc.freeze()  # the rest of the preparations is short if the collector need not look at all of the library
    _state.reset(seals)
    _state.globals = namespace()
    for frame in frames:
        _state.frames[frame] = {}
        _state.order[frame] = ()
    _state.log = []
    _state.executor = _executor()
    next(_state.executor)
    capture_stderr()
    _note_idle_collector()  # what the first time leaves behind (caches of the library) is there before the program
    gc.collect()
    gc.collect()
    gc.collect()
    for names in _state.frames.values():
        names[''] = names  # tracked from now on, whatever it will hold
        del names['']
    if hasattr(gc, 'freeze'):
        gc.freeze()
    _note_idle_collector()


def _note_idle_collector():
    """What the collector says when the program has done nothing yet is subtracted from what it says later."""
    _state.idle[:] = [0, 0, 0, 0]
    gc.set_debug(gc.DEBUG_STATS)
    changes = step('gc.collect()')
    gc.set_debug(0)
    _state.line = 0
    for line in changes['stderr']:
        numbers = [int(number) for number in re.findall('[0-9]+', line)]
        if line.startswith(IN_EACH):
            _state.idle[:3] = numbers
        elif line.startswith(IN_PERMANENT):
            _state.idle[3:] = numbers
    if hasattr(gc, 'get_freeze_count'):
        _state.frozen = gc.get_freeze_count()
    if hasattr(gc, 'get_stats'):
        for now, was in zip(gc.get_stats(), _state.stats):
            for key in STATS:
                was[key] = now[key]


def step(line, frame=None):
    """Runs a line, in the globals or in a frame, and returns what changed. Raises SyntaxError for what is no Python."""
    _state.line += 1
    changes = _observed(compile_line(line, _state.line), frame)
    if PY2 and frame is not None:
        _note_order(frame, ast.parse(line))
    return changes


def _note_order(frame, tree):
    """In which order the names were bound, on 2.7, whose dicts do not know; one bound anew keeps its place."""
    names = _state.frames[frame]
    order = [name for name in _state.order[frame] if name in names]
    for name in _stored(tree):
        if name in names and name not in order:
            order.append(name)
    _state.order[frame] = order


def _stored(node):
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    return [name for child in ast.iter_child_nodes(node) for name in _stored(child)]


def leave(frame):
    """A frame returns: its names are dropped in order of binding."""
    names = _state.frames[frame]
    _state.answer = None
    _let_collect()
    for name in _state.order[frame]:
        del names[name]
    names.clear()
    _hold_collector()
    names = None
    return _changes(None)


def _executor():
    """Runs code objects. A generator, because its frame stays while the program runs: an exception that a line catches
    refers to the frame below its own, and would otherwise make the referee's own frames outlive their calls."""
    error = None
    while True:
        code, names = yield error
        error = None
        try:
            exec(code, _state.globals, names)
        except Exception as e:
            error = type(e).__name__
            e = None
        code = names = None
        if PY2:
            sys.exc_clear()


def _observed(code, frame):
    _state.answer = None
    names = _state.globals if frame is None else _state.frames[frame]
    _let_collect()
    error = _state.executor.send((code, names))
    _hold_collector()
    return _changes(error)


def _let_collect():
    if _state.enabled:
        gc.enable()


def _hold_collector():
    """Between lines the collector never runs by itself: what the referee looks at would die under its hands."""
    _state.enabled = gc.isenabled()
    gc.disable()


def _refcount(address):
    count = ctypes.c_ssize_t.from_address(address).value
    if sys.version_info >= (3, 14) and ctypes.sizeof(ctypes.c_ssize_t) == 8:
        count &= 0xffffffff
    return count


def _note_places(places, place, addresses):
    for address in _state.address.values():
        if address in addresses:
            places[address] = place


def _places():
    """Address -> generation, of the tracked objects that have a label; 'T' where one cannot tell (before 3.8)."""
    places = {}
    if sys.version_info >= (3, 8):
        for generation in (0, 1, 2):
            _note_places(places, generation, set(map(id, gc.get_objects(generation=generation))))
    else:
        _note_places(places, 'T', set(map(id, gc.get_objects())))
    return places


def observe():
    """label -> [references, place] of the living."""
    places = _places()
    now = {}
    for label in list(_state.address):
        if not is_alive(label):
            del _state.address[label]
            continue
        address = _state.address[label]
        place = places.get(address)
        if place is None:
            place = 'P' if gc.is_tracked(ctypes.cast(address, ctypes.py_object).value) else 'U'
        now[label] = [_refcount(address), place]
    return now


def _changes(error):
    before, now = _state.before, observe()
    changes = {}
    if error:
        changes['err'] = error
    if _state.answer is not None:
        changes['ret'] = _state.answer
    _state.answer = None
    if _state.log:
        changes['log'] = list(_state.log)
    del _state.log[:]
    stderr = [_as_told(line) for line in printed_lines()]
    if stderr:
        changes['stderr'] = stderr
    changed = sorted([label for label in now if before.get(label) != json.dumps(now[label])], key=_by_number)
    if changed:
        changes['set'] = dict((label, now[label]) for label in changed)
    dead = sorted([label for label in before if label not in now], key=_by_number)
    if dead:
        changes['dead'] = dead
    garbage = _labels(gc.garbage)
    if garbage:
        changes['garbage'] = garbage
    weak = _weak_names()
    if weak:
        changes['weak'] = weak
    for label in dead:
        del before[label]
    for label in changed:
        before[label] = json.dumps(now[label])
    return changes


def _weak_names():
    weak = {}
    for name, value in _state.globals.items():
        if type(value) is weakref.ref:
            referent = value()
            weak[name] = None if referent is None else name_of(referent)
            referent = None
    value = None
    return weak


def end():
    """Lets go of the program."""
    end_collector()
    for number in list(_state.threads):
        unpark(number)
    _state.globals.clear()
    for names in _state.frames.values():
        names.clear()
    gc.collect()
    for obj in gc.garbage:
        getattr(obj, '__dict__', {}).clear()  # what 2.7 will not free: the cycle is cut here
    obj = None
    del gc.garbage[:]
    gc.collect()
    if hasattr(gc, 'unfreeze'):
        gc.unfreeze()  # what the program itself has frozen is for the next `begin` to collect
    if _state.stderr is not None:
        sys.stderr, _state.stderr = _state.stderr, None


def end_collector():
    """The collector as a program finds it: it does not run by itself, prints nothing and keeps nothing."""
    gc.disable()
    gc.set_debug(0)
    gc.set_threshold(*THRESHOLDS)
    del gc.garbage[:]
    if hasattr(gc, 'callbacks'):
        del gc.callbacks[:]


# ---- What the collector prints -------------------------------------------------------------------------------------

IN_EACH = 'gc: objects in each generation:'
IN_PERMANENT = 'gc: objects in permanent generation:'


def capture_stderr():
    """`sys.stderr` is the referee's own until the program ends."""
    if _state.stderr is None:
        _state.stderr = sys.stderr
    sys.stderr = _state.printed


def printed_lines():
    """The lines of the module gc since the last call."""
    text = _state.printed.getvalue()
    if not text:
        return ()
    _state.printed.seek(0)
    _state.printed.truncate()
    return [line for line in text.splitlines() if line.startswith('gc: ')]


def _as_told(line):
    """A printed line without what differs from run to run: addresses, times, and the interpreter's own objects."""
    if line.startswith(IN_EACH):
        return IN_EACH if PY2 else IN_EACH + _of_the_program([int(number) for number in line[len(IN_EACH):].split()])
    if line.startswith(IN_PERMANENT):
        count = int(line[len(IN_PERMANENT):])
        return '%s %d' % (IN_PERMANENT, count - _state.idle[3] if count else 0)
    line = re.sub(r', [0-9.]+s elapsed', '', line)
    return re.sub(r' (0x[0-9a-fA-F]+)>', lambda found: _label_in(int(found.group(1), 16)) + '>', line)


def _of_the_program(counts):
    """Without the interpreter's own; what `gc.unfreeze()` lets go is in generation 2. On 2.7 they come and go."""
    idle = _state.idle[:3]
    if gc.get_freeze_count() == 0:
        idle[2] += _state.idle[3]
    return ''.join(' %d' % (count - its_own) for count, its_own in zip(counts, idle))


def _label_in(address):
    """The label of an object that lived when the line began, after a space; nothing for a hidden one."""
    label = _state.label_at.get(address)
    return ' ' + label if label in _state.before or label in _state.address else ''


# ---- Whole programs ------------------------------------------------------------------------------------------------

def run(program):
    """A program of the conformance corpus, `{"source": [line...], "auto"?, "stderr"?}`: its steps, as in the records.
    What the collector prints is told under the key `stderr` if the program's own `stderr` is true.
    A program with a `setup` asks what Python says of its one line after those."""
    if 'setup' in program:
        return say(program['setup'], program['source'][0])
    steps = []
    begin((), seals_for(program['source']))
    if program.get('auto'):
        return run_automatic(program['source'])
    for i in range(len(program['source'])):  # the collector meets neither a range's iterator nor a text
        changes = step(program['source'][i])
        if not program.get('stderr'):
            changes.pop('stderr', None)
        steps.append(json.dumps(changes))
        changes = None
    end()
    return [json.loads(text) for text in steps]


def say(setup, line):
    """What Python says of a line after others, `NameError: ...`, or None. Nothing is sealed, and of the others those that
    this Python cannot run are left out."""
    _state.globals = names = namespace()
    names['released'] = released
    for name in CLASSES:  # as a program's own classes are called
        names[name].__module__, names[name].__qualname__ = '__main__', name
    for text in setup:
        try:
            exec(text, names)
        except Exception:
            pass
    try:
        exec(line, names)
        return None
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
    finally:
        end()


def run_automatic(source):
    """Runs the lines as one program and tells of each collection: [line, generation, collected, uncollectable]; of each
    `gc.get_count()`, too: [line, count 0, count 1, count 2]."""
    events = []
    _state.counts = counts = []

    def note(phase, info):
        if phase == 'stop':
            events.append([_state.line, info['generation'], info['collected'], info['uncollectable']])
    statements = []
    for number, line in enumerate(source):
        statements += ast.parse('_state.line = %d' % (number + 1)).body + instrumented(line)
    code = compile(_module(statements), '<program>', 'exec')
    _state.globals['_state'] = _state
    _state.globals['_count'] = _count_in_whole
    gc.callbacks.append(note)
    statements = None
    gc.collect()
    gc.freeze()
    del events[:]
    try:
        exec(code, _state.globals)
    finally:
        gc.disable()
        gc.callbacks.remove(note)
    end()
    step = {'collections': events}
    if counts:
        step['counts'] = [[line] + [int(n) for n in text.split()] for text, line in zip(counts[::2], counts[1::2])]
    return [step]


def seals_for(lines):
    """At least as many as the lines can make objects."""
    return sum(line.count('(') + line.count('[') + line.count('{') + line.count(',') for line in lines)


def play(moves, frames=()):
    """A round: `moves` are `{"line": text, "frame"?: key}` and `{"leave": key}`. Returns a step for each."""
    steps = []
    begin(frames, seals_for(move.get('line', '') for move in moves))
    for i in range(len(moves)):
        changes = leave(moves[i]['leave']) if 'leave' in moves[i] else step(moves[i]['line'], moves[i].get('frame'))
        steps.append(json.dumps(changes))
        changes = None
    end()
    return [json.loads(text) for text in steps]


def be_quiet():
    """What `__del__` raises is swallowed without a word on the screen."""
    if hasattr(sys, 'unraisablehook'):
        sys.unraisablehook = lambda *_: None
    else:
        import os
        sys.stderr = open(os.devnull, 'w')


def _plain(value):
    """JSON's texts as 2.7's own strings."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.encode('utf-8') if PY2 and not isinstance(value, (bool, int, float, str)) else value


def main():
    """Standard input: programs as JSON lines; standard output: their steps."""
    be_quiet()
    for text in sys.stdin:
        program = json.loads(text)
        for key in ('setup', 'source'):
            if key in program:
                program[key] = _plain(program[key])
        print(json.dumps({'name': program['name'], 'steps': run(program)}))
        sys.stdout.flush()


if __name__ == '__main__':
    main()
