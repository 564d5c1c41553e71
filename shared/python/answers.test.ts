import { describe, expect, it } from 'vitest';
import type { RuntimeId } from '../heap/runtime.ts';
import { Machine } from './machine.ts';
import { parseLine } from './parse.ts';

function ask(runtime: RuntimeId, line: string): unknown {
  const parsed = parseLine(line);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return new Machine(runtime).run(parsed.move).answer ?? null;
}

describe('sys.getrefcount of what is no object of the heap', () => {
  it.each(['None', 'True', "'x'", "''", "'é'", '0', '-5', '256'])('says of %s that it is immortal', (atom) => {
    expect(ask('3.13', `sys.getrefcount(${atom})`)).toBe(4294967295);
    expect(ask('3.15', `sys.getrefcount(${atom})`)).toBe(3221225472);
  });

  it.each(["'ab'", "'吃'", '-6', '1025'])(
    'has no answer for %s, whose count depends on more than the program',
    (atom) => {
      expect(ask('3.13', `sys.getrefcount(${atom})`)).toBeNull();
      expect(ask('3.15', `sys.getrefcount(${atom})`)).toBeNull();
    },
  );

  it('knows more numbers on 3.15', () => {
    expect(ask('3.13', 'sys.getrefcount(1024)')).toBeNull();
    expect(ask('3.15', 'sys.getrefcount(1024)')).toBe(3221225472);
  });
});
