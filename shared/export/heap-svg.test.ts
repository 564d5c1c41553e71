import { describe, expect, it } from 'vitest';
import type { Picture } from '../heap/picture.ts';
import type { RuntimeId } from '../heap/runtime.ts';
import { Machine } from '../python/machine.ts';
import { parseLine } from '../python/parse.ts';
import { type HeapGraph, layHeapOut, type Point } from './heap-graph.ts';
import { type HeapWords, heapSvg } from './heap-svg.ts';

const WORDS: HeapWords = {
  title: '堆 <1>',
  places: { 0: 'zero', 1: 'one', 2: 'two', P: 'frozen', U: 'untracked', T: 'tracked' },
  dead: 'died',
  weak: 'weak one',
  frame: (frame) => `seat & ${frame}`,
};

/** The pictures after the first `so many` lines and after all. Those of seat 0 begin with `0: `. */
function pictures(lines: readonly string[], early = lines.length, runtime: RuntimeId = '3.15'): [Picture, Picture] {
  const machine = new Machine(runtime);
  machine.openFrame(0);
  const run = (text: string): void => {
    const parsed = parseLine(text.replace(/^0: /, ''));
    if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.code}`);
    machine.run(parsed.code, text.startsWith('0: ') ? 0 : 'globals');
  };
  for (const line of lines.slice(0, early)) run(line);
  const before = machine.picture();
  for (const line of lines.slice(early)) run(line);
  return [before, machine.picture()];
}

function graphOf(...lines: readonly string[]): HeapGraph {
  return layHeapOut(pictures(lines)[1], null);
}

function boxOf(graph: HeapGraph, label: string) {
  const box = graph.objects.find(({ object }) => object.label === label);
  if (box === undefined) throw new Error(`no ${label}`);
  return box;
}

/** How far a point is from a box's edge. */
function distance({ x, y }: Point, box: { x: number; y: number; width: number; height: number }): number {
  const [dx, dy] = [Math.abs(x - box.x) - box.width / 2, Math.abs(y - box.y) - box.height / 2];
  return Math.max(Math.abs(Math.max(dx, dy)), 0);
}

describe('a heap laid out', () => {
  const graph = graphOf(
    'a = Node()',
    'a.left = [Node(), a]',
    'a.right = a',
    'b = a',
    'w = weakref.ref(a)',
    '0: c = a.left',
  );

  it('has each object and each name once, none over another', () => {
    expect(graph.objects.map(({ object }) => object.label ?? object.type)).toEqual(['#1', '#2', '#3', 'weakref']);
    expect(graph.names.map(({ name, frame }) => [name, frame])).toEqual([
      ['a', 'globals'],
      ['b', 'globals'],
      ['w', 'globals'],
      ['c', 0],
    ]);
    const boxes = [...graph.objects, ...graph.names];
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const apart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
          Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
        expect(apart).toBe(true);
      }
    }
  });

  it('has a line for each reference, which ends at the box that it leads to', () => {
    const texts = graph.lines.map(({ text, weak }) => (weak ? `${text} weak` : text));
    expect(texts.sort()).toEqual(['', '', '', '', '() weak', '.left', '.right', '[0]', '[1]'].sort());
    const left = graph.lines.find(({ text }) => text === '.left');
    expect(distance(left?.points.at(-1) ?? { x: 0, y: 0 }, boxOf(graph, '#3'))).toBeLessThan(1);
    expect(distance(left?.points[0] ?? { x: 0, y: 0 }, boxOf(graph, '#1'))).toBeLessThan(1);
  });

  it('leads a reference to itself from a box back to it', () => {
    const loop = graph.lines.find(({ text }) => text === '.right');
    const box = boxOf(graph, '#1');
    expect(loop?.points).toHaveLength(5);
    for (const end of [loop?.points[0], loop?.points.at(-1)]) {
      expect(distance(end ?? { x: 0, y: 0 }, box)).toBeLessThan(1);
    }
  });

  it('stays inside of its frame', () => {
    for (const { x, y, width, height } of [...graph.objects, ...graph.names]) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(y - height / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(graph.width);
      expect(y + height / 2).toBeLessThanOrEqual(graph.height);
    }
  });

  it('keeps what has died since, as it was', () => {
    const [before, after] = pictures(['a = Node()', 'a.left = Node()', 'b = Node()', 'del a'], 3);
    const { objects, lines } = layHeapOut(after, before);
    expect(objects.map(({ object, alive }) => [object.label, alive])).toEqual([
      ['#1', false],
      ['#2', false],
      ['#3', true],
    ]);
    expect(lines.find(({ text }) => text === '.left')?.alive).toBe(false);
    expect(layHeapOut(after, null).objects).toHaveLength(1);
  });

  it('shows what the interpreter holds once it holds something', () => {
    expect(graphOf('a = Node()', 'cached(1)').names.map(({ name }) => name)).not.toContain('graveyard');
    const holding = graphOf('p = Phoenix()', 'del p', 't = park(Node())');
    expect(holding.names.map(({ name }) => name)).toEqual(['graveyard', 't', 'park()']);
    const [garbage] = pictures(['a = Loud()', 'a.left = a', 'del a', 'gc.collect()'], 4, '2.7');
    expect(layHeapOut(garbage, null).names.map(({ name }) => name)).toEqual(['gc.garbage']);
  });

  it('of nothing is a small empty one', () => {
    const empty = graphOf();
    expect([empty.objects, empty.names, empty.lines]).toEqual([[], [], []]);
    expect(empty.width).toBeGreaterThan(0);
  });
});

describe('a heap drawn', () => {
  const [before, after] = pictures(
    ["0: a = {'<&>': Node()}", 'b = Loud()', 'w = weakref.ref(b)', 'gc.collect()', 'del b'],
    4,
  );

  it('escapes what it says, and brings its colours with it', () => {
    const svg = heapSvg(after, before, WORDS);
    expect(svg).toContain('<title>堆 &lt;1&gt;</title>');
    expect(svg).toContain("['&lt;&amp;&gt;']");
    expect(svg).toContain('seat &amp; 0');
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/NaN|undefined|<script|https?:(?!\/\/www\.w3\.org)/);
  });

  it('explains the signs that it uses, and no others', () => {
    const svg = heapSvg(after, before, WORDS);
    for (const word of ['two', 'died']) expect(svg).toContain(`>${word}</text>`);
    for (const word of ['zero', 'frozen', 'untracked', 'weak one']) expect(svg).not.toContain(`>${word}</text>`);
    expect(heapSvg(before, null, WORDS)).toContain('>weak one</text>');
  });
});
