import { expect, it } from 'vitest';
import { parseLine } from '../../../shared/python/parse.ts';
import { programFile } from './program-file.ts';

it('is a file whose lines the command line reads: moves, and what it passes over', () => {
  const file = programFile({ runtime: '3.8', lines: ['a = Node()', 'del a'] }, '垃圾回收日');
  expect(file).toBe('# 垃圾回收日\n# npm run -s cli -- run sandbox.py --runtime 3.8\n\na = Node()\ndel a\n');
  const read = file.trimEnd().split('\n').map(parseLine);
  expect(read.map((one) => (one.ok ? 'move' : one.refusal.code))).toEqual(['empty', 'empty', 'empty', 'move', 'move']);
});
