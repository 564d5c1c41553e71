import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../heap/invariants.ts';
import { expressionsFrom } from './expressions.ts';
import { Machine } from './machine.ts';
import { parseLine } from './parse.ts';
import { printMove } from './print.ts';

function run(machine: Machine, text: string) {
  const parsed = parseLine(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
  return machine.run(parsed.move);
}

function machineAfter(...lines: readonly string[]): Machine {
  const machine = new Machine('3.15');
  for (const line of lines) run(machine, line);
  expect(checkInvariants(machine.heap)).toEqual([]);
  return machine;
}

describe('an external resource', () => {
  it('outlives a handle that nobody closed', () => {
    const machine = machineAfter('h = Handle()', 'k = SafeHandle()', 'del h, k', 'gc.collect()');
    expect(machine.picture().descriptors).toEqual([3]);
    expect(run(machine, 'open_descriptors()').answer).toEqual([3]);
  });

  it('is closed at the end of a with, and before an error goes on', () => {
    const machine = machineAfter();
    expect(run(machine, 'with Handle(): zz.left = Loud()').error?.name).toBe('NameError');
    expect(machine.log()).toEqual(['open 3', 'del #2', 'close 3']);
  });

  it('is not opened twice in a fork and its original', () => {
    const machine = machineAfter('h = Handle()');
    const fork = machine.fork();
    expect(fork.digest()).toBe(machine.digest());
    run(fork, 'h.close()');
    expect(machine.picture().descriptors).toEqual([3]);
    expect(fork.digest()).not.toBe(machine.digest());
  });

  it('is kept open by a finalize that leads to its own handle', () => {
    const machine = machineAfter('h = Handle()', 'weakref.finalize(h, shut, h)', 'del h', 'gc.collect()');
    expect(machine.isAlive('#1')).toBe(true);
    expect(machine.pathFromRoot(machine.objectOf('#1') ?? (0 as never))?.[0]).toMatchObject({
      root: { kind: 'weakref.finalize' },
    });
  });
});

describe('a parked thread', () => {
  it('is a root until it is released, also when its handle is gone', () => {
    const machine = machineAfter('park(Node())', 'gc.collect()');
    const [thread] = machine.picture().threads;
    expect(thread?.handle).toBeNull();
    expect(machine.pathFromRoot(machine.objectOf('#1') ?? (0 as never))).toMatchObject([
      { root: { kind: 'thread' }, to: thread?.frame },
      { slot: 'f_locals' },
    ]);
  });

  it('is known by what park returned, which does not hold it', () => {
    const machine = machineAfter('t = park(Loud())');
    const { threads, objects } = machine.picture();
    const handle = objects.find(({ type }) => type === 'thread');
    expect(handle?.slots).toEqual([]);
    expect(threads.map((thread) => thread.handle)).toEqual([handle?.id]);
    run(machine, 't.release()');
    expect(machine.log()).toEqual(['del #1']);
    expect(machine.picture().threads).toEqual([]);
    run(machine, 't.release()');
    expect(machine.log()).toEqual([]);
  });
});

describe('what outlives every frame', () => {
  it.each([
    ['local.x = Node()', 'local.x'],
    ['log_error(Node())', null],
  ])('is held and found after %s', (line, expression) => {
    const machine = machineAfter(line, 'gc.collect()');
    const object = machine.objectOf('#1');
    if (object === null) throw new Error('#1 is dead');
    expect(machine.pathFromRoot(object)).not.toBeNull();
    expect(expressionsFrom(machine.picture(), 'globals').get(object) ?? null).toBe(expression);
  });

  it('leaves a program that never used it as it was', () => {
    const [used, unused] = [machineAfter('len(logs)', 'local.x = 1'), machineAfter()];
    expect(used.picture().objects.map(({ type }) => type)).toEqual(expect.arrayContaining(['list', 'local']));
    expect(unused.picture().objects).toEqual([]);
    expect(unused.heap.counts).toEqual(used.heap.counts);
  });
});

describe('a with statement', () => {
  it.each([
    'with Handle(): pass',
    'with h.left as k: del k',
    'with h: gc.collect(0)',
    'with SafeHandle() as h: open_descriptors()',
    'weakref.finalize(h, shut, h.fd)',
  ])('is printed as it is read: %s', (text) => {
    const parsed = parseLine(text);
    expect(parsed.ok && printMove(parsed.move)).toBe(text);
  });

  it.each([
    ['with h, k: pass', 'not-in-language'],
    ['with (h, k): pass', 'not-in-language'],
    ['with h as local: pass', 'reserved-name'],
    ['with h: with k: pass', 'syntax-error'],
    ['with h: a = 1; b = 2', 'not-in-language'],
    ['with h: if a: pass', 'syntax-error'],
    ['async with h: pass', 'not-in-language'],
    ['with h:', 'syntax-error'],
    ['pass', 'not-in-language'],
    ['weakref.finalize(h, shut)', 'argument-count'],
    ['weakref.finalize(h, released, 3)', 'argument-count'],
    ['park()', 'argument-count'],
    ['open_descriptors(1)', 'argument-count'],
    ['x = open_descriptors()', 'nested-question'],
    ['park = Node()', 'reserved-name'],
    ['logs = []', 'reserved-name'],
  ])('%s is refused: %s', (text, code) => {
    const parsed = parseLine(text);
    if (parsed.ok) throw new Error(`${text} is read`);
    expect([parsed.refusal.code, parsed.refusal.params.what]).toContain(code);
  });
});
