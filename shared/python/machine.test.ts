import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../heap/invariants.ts';
import { RUNTIME_IDS, type RuntimeId } from '../heap/runtime.ts';
import { expressionsFrom } from './expressions.ts';
import { Machine } from './machine.ts';
import { parseLine } from './parse.ts';

function run(machine: Machine, text: string, frame: 'globals' | number = 'globals') {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  return machine.run(parsed.move, frame);
}

/** A machine that has run the lines. */
function machineAfter(lines: readonly string[], runtime: RuntimeId = '3.15'): Machine {
  const machine = new Machine(runtime);
  for (const line of lines) run(machine, line);
  return machine;
}

describe('frames', () => {
  it('read the globals, bind their own names, and drop them in order when they return', () => {
    const machine = machineAfter(['a = Node()']);
    machine.openFrame(2);
    run(machine, 'x = Loud()', 2);
    run(machine, 'y = Loud()', 2);
    run(machine, 'x.left = a', 2);
    expect(machine.namesIn(2)).toEqual(['x', 'y']);
    expect(run(machine, 'x')).toMatchObject({ error: { name: 'NameError', message: "name 'x' is not defined" } });
    expect(run(machine, 'del a', 2).error?.name).toBe('NameError');
    const logged = machine.returnFrame(2).events.filter((event) => event.type === 'logged');
    expect(logged.map((event) => event.text)).toEqual(['del #2', 'del #3']);
    expect(machine.namesIn(2)).toEqual([]);
    expect(machine.labels()).toEqual(['#1']);
    expect(checkInvariants(machine.heap)).toEqual([]);
  });
});

describe('a fork', () => {
  it('goes its own way', () => {
    const machine = machineAfter(['a = Node()']);
    const fork = machine.fork();
    run(fork, 'del a');
    expect(machine.isAlive('#1')).toBe(true);
    expect(fork.isAlive('#1')).toBe(false);
    run(machine, 'del a');
    expect(fork.digest()).toBe(machine.digest());
  });
});

describe('digest', () => {
  it.each([
    ['a.left = None', "a.left = 'None'"],
    ['b = a', 'c = a'],
    ['gc.collect(0)', 'gc.collect(1)'],
    ['registry.append(a)', 'graveyard.append(a)'],
    ['weakref.ref(a)', 'w = weakref.ref(a)'],
  ])('tells %s from %s', (one, other) => {
    expect(machineAfter(['a = Node()', one]).digest()).not.toBe(machineAfter(['a = Node()', other]).digest());
  });

  it('is the same on every platform', () => {
    expect(
      machineAfter(['a = Node()', 'b = [a, Loud()]', 'a.left = b', 'del a, b', 'gc.collect()']).digest(),
    ).toMatchInlineSnapshot(`"93f6fd3df8775f5e"`);
  });
});

describe('questions about an object', () => {
  it('are answered of the dead too', () => {
    const machine = machineAfter(['a = Loud()', 'b = Node()', 'del a']);
    expect(machine.typeOf('#1')).toBe('Loud');
    expect(machine.hasFinalizerRun('#1')).toBe(true);
    expect(machine.hasFinalizerRun('#2')).toBe(false);
    expect(machine.objectOf('#1')).toBeNull();
    expect(machine.placeOf('#1')).toBeNull();
    expect(machine.typeOf('#9')).toBeNull();
    const object = machine.objectOf('#2');
    expect(object !== null && machine.labelOf(object)).toBe('#2');
    expect(machine.placeOf('#2')).toBe(0);
  });

  it('find the shortest path from a name', () => {
    const machine = machineAfter([
      'a = Node()',
      'a.left = [Node()]',
      'registry.append(a.left)',
      "a.right = {'k': a.left[0]}",
    ]);
    const object = machine.objectOf('#3');
    if (object === null) throw new Error('#2 is dead');
    const path = machine.pathFromRoot(object);
    expect(path?.map((step) => (step.kind === 'root' ? step.root : step.slot))).toEqual([
      { kind: 'name', frame: 'globals', name: 'a' },
      '.left',
    ]);
    run(machine, 'del a');
    expect(machine.pathFromRoot(object)?.map((step) => (step.kind === 'root' ? step.root : step.slot))).toEqual([
      { kind: 'name', frame: 'globals', name: 'registry' },
      '[0]',
    ]);
    run(machine, 'registry.clear()');
    expect(machine.pathFromRoot(object)).toBeNull();
  });
});

describe('a picture', () => {
  it('shows a new heap as empty, and shared structures once they are used', () => {
    const machine = new Machine('3.15');
    expect(machine.picture()).toMatchObject({ objects: [], names: [], garbage: [] });
    run(machine, 'a = Node()');
    run(machine, 'registry.append(a)');
    const { objects, names } = machine.picture();
    expect(objects.map(({ type, label }) => [type, label])).toEqual([
      ['list', null],
      ['Node', '#1'],
    ]);
    expect(names.map(({ name }) => name)).toEqual(['registry', 'a']);
  });

  it('shows attributes in the instance, or in a dict of its own', () => {
    const slots = (runtime: RuntimeId) =>
      machineAfter(['a = Node()', 'a.left = 1'], runtime)
        .picture()
        .objects.map(({ type, slots }) => [type, slots.map(({ name }) => name)]);
    expect(slots('3.13')).toEqual([['Node', ['.left']]]);
    expect(slots('3.8')).toEqual([
      ['Node', ['__dict__']],
      ['dict', ["['left']"]],
    ]);
  });

  it('tells weak references from strong ones, and the reachable from the rest', () => {
    const machine = machineAfter(['a = Node()', 'a.left = a', 'w = weakref.ref(a)', 'del a']);
    const { objects } = machine.picture();
    expect(objects.map(({ type, reachable, slots }) => [type, reachable, slots.map(({ weak }) => weak)])).toEqual([
      ['Node', false, [false]],
      ['weakref', true, [true]],
    ]);
  });
});

describe('events of a collection', () => {
  it('tell its steps in order', () => {
    const machine = machineAfter(['a = Loud()', 'a.left = a', 'w = weakref.ref(a, watcher)', 'del a']);
    expect(run(machine, 'gc.collect()').events.map(({ type }) => type)).toEqual([
      'merged',
      'counts-copied',
      'inner-subtracted',
      'searched',
      'promoted',
      'clearing-weakrefs',
      'weakref-cleared',
      'logged',
      'finalizing',
      'finalized',
      'logged',
      'resurrection-checked',
      'clearing',
      'died',
      'collected',
    ]);
  });

  it('stand between what callbacks say of its start and stop, and with what the flags print', () => {
    const machine = machineAfter(['gc.callbacks.append(on_gc)', 'gc.set_debug(gc.DEBUG_STATS | gc.DEBUG_COLLECTABLE)']);
    for (const line of ['a = Node()', 'a.left = closure(a)', 'del a']) run(machine, line);
    const said = run(machine, 'gc.collect(0)').events.flatMap((event) =>
      event.type === 'logged' || event.type === 'printed' || event.type === 'collected'
        ? [[event.type, 'text' in event ? event.text : '']]
        : [],
    );
    expect(said).toEqual([
      ['logged', 'gc start 0'],
      ['printed', 'gc: collecting generation 0...'],
      ['printed', 'gc: objects in each generation: 4 0 0'],
      ['printed', 'gc: objects in permanent generation: 0'],
      ['printed', 'gc: collectable <Node #1>'],
      ['printed', 'gc: collectable <cell>'],
      ['printed', 'gc: collectable <tuple>'],
      ['printed', 'gc: collectable <function>'],
      ['printed', 'gc: done, 4 unreachable, 0 uncollectable'],
      ['collected', ''],
      ['logged', 'gc stop 0 collected 4 uncollectable 0'],
    ]);
    expect(machine.stderr()).toHaveLength(8);
    run(machine, 'gc.get_debug()');
    expect(machine.stderr()).toEqual([]);
  });
});

describe('gc.callbacks', () => {
  it('is part of what a fork takes along and what a digest tells', () => {
    const machine = machineAfter(['gc.callbacks.append(on_gc)']);
    const fork = machine.fork();
    expect(fork.digest()).toBe(machine.digest());
    expect(run(fork, 'gc.callbacks.remove(on_gc)').error).toBeUndefined();
    expect(fork.digest()).not.toBe(machine.digest());
    expect(run(machine, 'len(gc.callbacks)').answer).toBe(1);
    expect(run(fork, 'gc.callbacks.remove(on_gc)').error?.message).toBe('list.remove(x): x not in list');
  });
});

it.each(RUNTIME_IDS)('a picture tells which generators still have to leave their try on %s', (runtime) => {
  const machine = machineAfter(['g = generator(Node())', 'h = guarded(Node())'], runtime);
  const guarded = () =>
    machine
      .picture()
      .objects.filter(({ type }) => type === 'generator')
      .map((object) => object.guarded === true);
  expect(guarded()).toEqual([false, true]);
  expect(run(machine, 'h.close()').events).toContainEqual({ type: 'logged', text: 'finally #2' });
  expect(guarded()).toEqual([false, false]);
});

describe.each(RUNTIME_IDS)('the list of the class Member on %s', (runtime) => {
  it('is named once the class has been used, and every frame can name what is in it', () => {
    const machine = machineAfter(['a = Node()'], runtime);
    const digest = machine.digest();
    expect(machineAfter(['a = Node()'], runtime).digest()).toBe(digest);
    expect(machine.picture().names.map(({ name }) => name)).toEqual(['a']);
    run(machine, 'Member(left=a)');
    expect(machine.picture().names.map(({ name }) => name)).toEqual(['Member.members', 'a']);
    const member = machine.objectOf('#2');
    if (member === null) throw new Error('no member');
    expect(expressionsFrom(machine.picture(), 5).get(member)).toBe('Member.members[0]');
    expect(machine.pathFromRoot(member)).toMatchObject([
      { kind: 'root', root: { name: 'Member.members' } },
      { kind: 'slot', slot: '[0]', to: member },
    ]);
    expect(checkInvariants(machine.heap)).toEqual([]);
  });

  it('is as old as the program, and none of its own objects', () => {
    const machine = machineAfter(['a = Node()', 'Member.members.append(a)'], runtime);
    expect(run(machine, 'gc.get_objects()').answer).toEqual(['#1']);
    expect(run(machine, 'gc.get_referrers(a)').answer).toEqual([]);
    const list = machine.picture().names.find(({ name }) => name === 'Member.members');
    const place = machine
      .picture()
      .objects.find(({ id }) => list !== undefined && 'object' in list.to && list.to.object === id)?.place;
    expect(place).toBe(runtime === '2.7' ? 'T' : 'P');
  });
});

it.each([
  ['a = 1', 'a is not None', true],
  ["a = 'x y'", "a is 'x z'", false],
  ["a = 'x y'", "a is 'x y'", null],
  ['a = 70000', 'a is not 70000', null],
])('after %s, the answer to %s is %s', (before, line, answer) => {
  expect(run(machineAfter([before]), line).answer).toBe(answer);
});

describe.each(RUNTIME_IDS)('a list of 100,000 nodes on %s', (runtime) => {
  it('dies without overflowing the stack', () => {
    const machine = new Machine(runtime, { record: false });
    run(machine, 'h = Node()');
    run(machine, 't = h');
    const moves = ['n = Node()', 't.next = n', 't = n'].map((line) => {
      const parsed = parseLine(line);
      if (!parsed.ok) throw new Error(line);
      return parsed.move;
    });
    for (let i = 0; i < 100_000; i++) for (const move of moves) machine.run(move, 'globals');
    run(machine, 'del t, n');
    run(machine, 'del h');
    expect(machine.labels()).toEqual([]);
  });
});

it.each([
  ['cached(Loud())', 'NameError'],
  ['weakref.finalize(Loud(), released)', 'AttributeError'],
])('what 2.7 lacks is missed before the argument is made: %s', (line, name) => {
  const { error, events } = run(new Machine('2.7'), line);
  expect(error?.name).toBe(name);
  expect(events).toEqual([]);
});
