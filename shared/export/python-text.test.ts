import { describe, expect, it } from 'vitest';
import { identifiersFor, pythonComment, pythonString, pythonValue } from './python-text.ts';

describe('a text in Python', () => {
  it.each([
    ['a', "'a'"],
    ["it's", '"it\'s"'],
    ['both \' and "', "'both \\' and \"'"],
    ['back\\slash', "'back\\\\slash'"],
    ['two\nlines', "'two\\x0alines'"],
    ['小明', "'小明'"],
  ])('%j is %s', (text, literal) => {
    expect(pythonString(text)).toBe(literal);
  });

  it('stays on its line in a comment', () => {
    expect(pythonComment('a\r\nimport os')).toBe('a  import os');
  });

  it.each([
    [true, 'True'],
    [null, 'None'],
    [[['#1', 2], false], "[['#1', 2], False]"],
  ])('%j is %s', (value, literal) => {
    expect(pythonValue(value)).toBe(literal);
  });
});

describe('names for players', () => {
  it.each([
    [
      ['Ada', 'Zoë'],
      ['ada', 'zoe'],
    ],
    [
      ['Ada', 'ada', 'ADA'],
      ['ada', 'ada_2', 'ada_3'],
    ],
    [
      ['小明', 'Ada 小', ''],
      ['player_1', 'player_2', 'player_3'],
    ],
    [
      ['class', 'Scenario', 'None'],
      ['class_2', 'scenario_2', 'none_2'],
    ],
    [
      ['1st', '__x__', 'red panda!'],
      ['st', 'x', 'red_panda'],
    ],
  ])('%j are %j', (names, identifiers) => {
    expect(identifiersFor(names)).toEqual(identifiers);
  });
});
