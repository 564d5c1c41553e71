import { expect, it } from 'vitest';
import { checkingOf } from './unchecked.ts';

it.each<[readonly string[], readonly (string | null)[]]>([
  [
    ['a = Node()', 'gc.enable()', 'del a'],
    [null, null, 'UNCHECKED', 'UNCHECKED'],
  ],
  [
    ['with h: gc.enable()', 'return'],
    [null, 'UNCHECKED', 'UNCHECKED'],
  ],
  [
    ['gc.isenabled()', "a = 'gc.enable()'"],
    [null, null, null],
  ],
  [
    ['s = {Node(), Node()}', 's.clear()'],
    [null, null, null],
  ],
  [
    ['s = {Node(), Node()}', 'a, b = s', 'del s'],
    [null, 'BY_ADDRESS', 'BY_ADDRESS', 'BY_ADDRESS'],
  ],
  [['a, b = {Node(), Node()}'], ['BY_ADDRESS', 'BY_ADDRESS']],
  [
    ['s = [{1}]', 'a, b = b, a', 'a = b = s', 'gc.enable()'],
    [null, null, null, null, 'UNCHECKED'],
  ],
  [
    ['a, b = c', 's = {Node()}'],
    [null, null, null],
  ],
])('%j', (lines, reasons) => {
  const checking = checkingOf(lines.map((text) => ({ text })));
  expect([...checking.lines, checking.end]).toEqual(reasons);
});
