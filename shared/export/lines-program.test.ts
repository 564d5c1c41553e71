import { describe, expect, it } from 'vitest';
import { linesProgram, linesToRun } from './lines-program.ts';

const SOURCES = {
  referee: '"""The referee."""\nimport gc\n\n\nif __name__ == \'__main__\':\n    main()\n',
  exported: '"""The doors."""\nx = 1\n',
};

describe('lines as a program', () => {
  it('stand at its top, below what it says of itself', () => {
    const text = linesProgram(
      { runtime: '3.8', lines: ['a = Node()', 'del a'] },
      ['垃圾回收日', 'two\nlines'],
      SOURCES,
    );
    expect(text).toMatch(
      /^# -\*- coding: utf-8 -\*-\n# 垃圾回收日\n# two lines\nfrom __future__ .*\n\n\ndef program\(\):\n {4}a = Node\(\)\n {4}del a\n\n\n# ==== The referee/,
    );
    expect(text).not.toContain('main()');
    expect(text.trimEnd().split('\n').at(-1)).toBe("    tell_program('3.8', 'def program():', __file__)");
  });

  it('are found again', () => {
    const lines = ["x = ['#', Node()]", 'with Handle() as h: x.append(h)', 'gc.collect()'];
    const file = linesProgram({ runtime: '3.15', lines }, ['head'], SOURCES).split('\n');
    const found = linesToRun(file).filter(({ text }) => text !== '' && !text.startsWith('#'));
    expect(found.map(({ text }) => text)).toEqual(lines);
    for (const { number, text } of found) expect(file[number - 1]).toBe(`    ${text}`);
  });

  it('are all lines of a file that has no such function', () => {
    expect(linesToRun(['# a comment', 'a = Node()'])).toEqual([
      { number: 1, text: '# a comment' },
      { number: 2, text: 'a = Node()' },
    ]);
  });
});
