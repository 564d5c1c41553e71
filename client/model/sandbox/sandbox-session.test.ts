import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../fake-clock.ts';
import type { ShownLine } from '../stage.ts';
import { MOST_LINES, SandboxSession } from './sandbox-session.ts';

let clock: FakeClock;
let told: ShownLine[];
let session: SandboxSession;

beforeEach(() => {
  clock = new FakeClock();
  told = [];
  session = new SandboxSession({ clock, onLine: (line) => told.push(line) });
});

function sayAll(...lines: readonly string[]): void {
  for (const line of lines) expect(session.say(line), line).toEqual({ type: 'done', seq: null });
}

const names = (): readonly string[] => session.picture.value.names.map(({ name }) => name);

describe('a sandbox', () => {
  it('runs each line in one namespace, in its one spelling, and tells what it did', () => {
    sayAll('a=Loud( )', 'del a');
    expect(session.document.value.lines).toEqual(['a = Loud()', 'del a']);
    expect(told.map(({ line }) => line)).toEqual(['a = Loud()', 'del a']);
    expect(told[1]?.events).toContainEqual({ type: 'logged', text: 'del #1' });
    expect(session.picture.value.objects.filter(({ label }) => label !== null)).toEqual([]);
  });

  it('refuses in Python’s words what raises and leaves nothing behind', () => {
    sayAll('a = Node()');
    expect(session.say('b.left = a')).toEqual({
      type: 'refused',
      refusal: { code: 'python-error', params: { name: 'NameError', message: "name 'b' is not defined" } },
    });
    expect(session.say('registry[3]')).toMatchObject({ refusal: { params: { name: 'IndexError' } } });
    expect(session.say('import os')).toMatchObject({ type: 'refused', refusal: { code: 'line-unreadable' } });
    expect(session.document.value.lines).toEqual(['a = Node()']);
  });

  it('keeps what raises after it has done something, with its error', () => {
    sayAll('zz.left = Loud()', 'a = Node()');
    expect(session.run.value.lines[0]?.error?.name).toBe('NameError');
    expect(session.run.value.lines[0]?.events).toContainEqual({ type: 'logged', text: 'del #1' });
    expect(session.picture.value.objects.map(({ label }) => label)).toContain('#2');
  });

  it('shows the heap behind the cursor; a line said there goes in there, and those after it stay', () => {
    sayAll('a = Node()', 'b = Node()', 'del a');
    session.seek(1);
    expect(names()).toEqual(['a']);
    sayAll('c = a');
    expect(session.document.value.lines).toEqual(['a = Node()', 'c = a', 'b = Node()', 'del a']);
    expect(session.cursor.value).toBe(2);
    expect(names()).toEqual(['a', 'c']);
    session.seek(99);
    expect(names()).toEqual(['c', 'b']);
  });

  it('takes out the line behind which the cursor stands', () => {
    sayAll('a = Node()', 'b = Node()', 'del a');
    session.seek(2);
    session.remove();
    expect([session.document.value.lines, session.cursor.value]).toEqual([['a = Node()', 'del a'], 1]);
    session.seek(0);
    session.remove();
    expect(session.document.value.lines).toEqual(['a = Node()', 'del a']);
    session.undo();
    expect(session.document.value.lines).toEqual(['a = Node()', 'b = Node()', 'del a']);
  });

  it('steps, plays to the end, and starts over from there', () => {
    sayAll('a = Node()', 'b = a', 'del a');
    session.back();
    session.back();
    expect(session.cursor.value).toBe(1);
    session.step();
    expect(told.at(-1)?.line).toBe('b = a');
    session.play();
    for (let passed = 0; passed < 5; passed++) clock.pass(1000);
    expect([session.cursor.value, session.playing.value]).toEqual([3, false]);
    session.play();
    expect(session.cursor.value).toBe(0);
    session.back();
    expect([session.cursor.value, session.playing.value]).toEqual([0, false]);
  });

  it('takes back one change after the other, whatever it was', () => {
    sayAll('a = Node()', 'b = a');
    session.setRuntime('2.7');
    session.clear();
    expect(session.document.value).toEqual({ runtime: '2.7', lines: [] });
    session.undo();
    expect(session.document.value).toEqual({ runtime: '2.7', lines: ['a = Node()', 'b = a'] });
    session.undo();
    session.undo();
    expect(session.document.value).toEqual({ runtime: '3.15', lines: ['a = Node()'] });
    session.undo();
    expect([session.document.value.lines, session.canUndo.value]).toEqual([[], false]);
  });

  it('opens a program as a whole, leaves out what is no line of the game, and is taken back as a whole', () => {
    sayAll('mine = Node()');
    expect(session.open({ runtime: '3.8', lines: ['a = Node()', 'import os', 'b = [a]'] })).toBe(1);
    expect(session.document.value).toEqual({ runtime: '3.8', lines: ['a = Node()', 'b = [a]'] });
    expect(session.cursor.value).toBe(2);
    session.undo();
    expect(session.document.value.lines).toEqual(['mine = Node()']);
  });

  it('keeps lines that another Python does not know, with what it raises', () => {
    sayAll('a = Node()', 'gc.freeze()');
    session.setRuntime('2.7');
    expect(session.run.value.lines[1]?.error?.name).toBe('AttributeError');
  });

  it('says when a program is long enough', () => {
    const lines = Array.from({ length: MOST_LINES + 2 }, () => 'a = Node()');
    expect(session.open({ runtime: '3.15', lines })).toBe(2);
    expect(session.say('del a')).toEqual({ type: 'refused', refusal: { code: 'too-large', params: {} } });
  });

  it('leads through the collection behind the cursor, from the heap before it to the one after', () => {
    sayAll('a = Node()', 'a.left = a', 'del a');
    expect(session.canWatch.value).toBe(false);
    const before = session.picture.value;
    sayAll('gc.collect()');
    expect(session.canWatch.value).toBe(true);
    session.watch();
    expect(session.guide.value?.beats[0]?.picture).toEqual(before);
    expect(session.guide.value?.beats.at(-1)?.picture).toEqual(session.picture.value);
    expect(session.watching.value).toBe(true);
    sayAll('b = Node()');
    expect([session.watching.value, session.guide.value]).toEqual([false, null]);
  });

  it('knows which lines would run', () => {
    sayAll('a = Node()');
    expect(['b = a', 'del q', 'a ==', 'a.left = a'].map((line) => session.isLegal(line))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
