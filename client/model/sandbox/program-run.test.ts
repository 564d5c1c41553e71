import { describe, expect, it } from 'vitest';
import { ProgramRun } from './program-run.ts';

const LINES = Array.from({ length: 70 }, (_, index) => (index % 3 === 2 ? 'gc.collect(0)' : `a${index} = [Node()]`));

describe('a run', () => {
  it('has the same heap at a line, whatever comes after it', () => {
    const run = new ProgramRun('3.13', LINES);
    for (const index of [0, 1, 31, 32, 33, 64, 70]) {
      const alone = new ProgramRun('3.13', LINES.slice(0, index));
      expect(run.machineAt(index).digest(), `after ${index}`).toBe(alone.machineAt(index).digest());
    }
    expect(() => run.machineAt(71)).toThrow(RangeError);
  });

  it('gives heaps that are the caller’s own', () => {
    const run = new ProgramRun('3.15', ['a = Node()']);
    run.machineAt(1).run({ kind: 'delete', targets: [{ kind: 'name', name: 'a' }] });
    expect(run.machineAt(1).namesIn('globals')).toEqual(['a']);
  });
});
