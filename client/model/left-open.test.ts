import { describe, expect, it } from 'vitest';
import { leftOpen } from './left-open.ts';
import { notesOn } from './line-notes.ts';
import { ProgramRun } from './sandbox/program-run.ts';

const left = (...lines: readonly string[]) => leftOpen(new ProgramRun('3.15', lines).lines);

describe('leftOpen', () => {
  it('tells in which line a wrapper died without closing', () => {
    expect(left('h = Handle()', 'k = Handle()', 'del h', 'del k')).toEqual([[], [], [3], [4]]);
    expect(left('Handle()')).toEqual([[3]]);
  });

  it.each([
    ['one that was closed', ['h = Handle()', 'h.close()', 'del h']],
    ['one that closes itself', ['h = SafeHandle()', 'del h']],
    ['one whose finalizer closed it', ['h = Handle()', 'weakref.finalize(h, shut, h.fd)', 'del h']],
    ['one that was closed by with', ['with Handle() as h: pass', 'del h']],
    ['whatever is no wrapper', ['h = Handle()', 'n = Node()', 'del n']],
  ])('says nothing of %s', (_title, lines) => {
    expect(left(...lines).flat()).toEqual([]);
  });

  it('knows those whom the collector frees as well', () => {
    expect(left('h = Handle()', 'h.next = h', 'del h', 'gc.collect()')).toEqual([[], [], [], [3]]);
  });

  it('is what the note on the line says', () => {
    const { lines } = new ProgramRun('3.15', ['h = Handle()', 'del h']);
    const [made, cut] = lines;
    if (made === undefined || cut === undefined) throw new Error('two lines');
    expect(notesOn(made, []).map(({ key }) => key)).toEqual(['note.logged']);
    expect(notesOn(cut, [3])).toContainEqual({ key: 'note.left-open', params: { count: 1, numbers: '3' } });
  });
});
