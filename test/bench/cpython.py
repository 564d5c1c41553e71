"""The other side of the bench: answers each request, a line of JSON, with one number, a line of JSON.

Times are in seconds of processor time, of the work alone. The collector is off while statements run, as it is
in the engine, and what the interpreter itself has made is frozen, so that a collection sees what the request made.
"""
import gc
import json
import random
import sys
import weakref
from time import process_time


class Node:
    def touch(self):
        pass


class Slot:
    __slots__ = ('left', 'right')


def closure(obj):
    def holder():
        return obj
    return holder


def namespace():
    return {'Node': Node, 'Slot': Slot, 'closure': closure, 'weakref': weakref}


programs = []


def load(texts):
    """Compiles each program as a whole, and keeps its lines."""
    programs[:] = [(compile('\n'.join(lines), 'program', 'exec'), lines) for lines in texts]
    return 0


def compiled():
    """Runs every program as compiled."""
    spaces = [namespace() for _ in programs]
    start = process_time()
    for (code, _), space in zip(programs, spaces):
        exec(code, space)
    return process_time() - start


def text():
    """Compiles and runs every program line by line."""
    spaces = [namespace() for _ in programs]
    start = process_time()
    for (_, lines), space in zip(programs, spaces):
        for line in lines:
            exec(compile(line, 'line', 'exec'), space)
    return process_time() - start


held = []


def build(what, count, seed):
    """Holds so many objects with two references each to any of them; drops those of the request before."""
    held.clear()
    gc.collect()
    gc.freeze()
    pick = random.Random(seed).randrange
    if what == 'instances':
        # the class learns the names from its first instance, so that none needs a dict of its own
        first = Node()
        first.left = first.right = None
        held.append(first)
        held.extend(Node() for _ in range(count - 1))
        for each in held:
            each.left = held[pick(count)]
            each.right = held[pick(count)]
    else:
        held.extend([] for _ in range(count))
        for each in held:
            each.append(held[pick(count)])
            each.append(held[pick(count)])
    gc.collect()
    return len(held)


def collect(times):
    """So many full collections; the time of one."""
    start = process_time()
    for _ in range(times):
        gc.collect()
    return (process_time() - start) / times


def version():
    return sys.version.split()[0]


gc.disable()
for request in sys.stdin:
    name, *arguments = json.loads(request)
    print(json.dumps({f.__name__: f for f in (load, compiled, text, build, collect, version)}[name](*arguments)), flush=True)
