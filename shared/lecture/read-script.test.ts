import { describe, expect, it } from 'vitest';
import { readScript } from './read-script.ts';
import { ScriptError } from './script-error.ts';

const read = (...lines: string[]) => readScript(lines.join('\n'), '3.15');

function errorOf(...lines: string[]): Pick<ScriptError, 'code' | 'line' | 'params'> {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof ScriptError) return error;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

describe('a script', () => {
  it('is notes, lines and marks, in order; lines as logs spell them', () => {
    const { steps } = read(
      '# title: Two',
      '# say: one',
      '# say.zh: 一',
      'a=Node( )',
      '',
      '# forecast: #1, a',
      '# peer',
      'del a  ',
      '# reveal',
      '# say: over',
    );
    expect(steps).toEqual([
      { type: 'note', text: { en: 'one', zh: '一' }, line: 2 },
      { type: 'line', text: 'a = Node()', line: 4 },
      { type: 'forecast', stakes: ['#1', 'a'], line: 6 },
      { type: 'peer', line: 7 },
      { type: 'line', text: 'del a', line: 8 },
      { type: 'reveal', line: 9 },
      { type: 'note', text: { en: 'over', zh: 'over' }, line: 10 },
    ]);
  });

  it('may be empty: the host types every line', () => {
    expect(read('').steps).toEqual([]);
  });

  it('may have comments that are no marks', () => {
    expect(read('# make a cycle, then cut it', 'a = Node()', '#: and so on', '## forecast').steps).toHaveLength(1);
  });

  it('reads what Windows and some editors write', () => {
    expect(readScript('\uFEFF# say: one\r\na = Node()\r\n', '3.15').steps).toHaveLength(2);
  });

  it.each([
    ['a mark that is none', ['a = Node()', '# forcast'], 'unknown-mark', 2, { text: '# forcast' }],
    ['a key that is none', ['# sya: hello'], 'unknown-mark', 1, { text: '# sya: hello' }],
    ['a reveal of something', ['# reveal: #1'], 'unknown-mark', 1, { text: '# reveal: #1' }],
    ['a note without a word', ['# say:'], 'empty-mark', 1, { mark: 'say' }],
    ['a note that is a speech', [`# say: ${'x'.repeat(501)}`], 'too-long', 1, { limit: 500 }],
    ['a title below the first line', ['a = Node()', '# title: Two'], 'late-field', 2, { key: 'title' }],
    ['Chinese of nothing', ['a = Node()', '# say.zh: 一'], 'unpaired-note', 2, {}],
    ['Chinese twice', ['# say: one', '# say.zh: 一', '# say.zh: 二'], 'unpaired-note', 3, {}],
    ['a forecast in a forecast', ['a = Node()', '# forecast', '# forecast'], 'forecast-in-forecast', 3, {}],
    ['a peer round about nothing', ['# peer'], 'peer-without-forecast', 1, {}],
    ['a peer round too late', ['a = Node()', '# forecast', 'b = a', '# peer'], 'late-peer', 4, {}],
    ['a second peer round', ['a = Node()', '# forecast', '# peer', '# peer'], 'late-peer', 4, {}],
    ['a reveal of nothing', ['# reveal'], 'reveal-without-forecast', 1, {}],
    ['a forecast without end', ['a = Node()', '# forecast', 'del a'], 'never-revealed', 2, {}],
    ['a forecast about nothing', ['# forecast', '# reveal'], 'no-stakes', 1, {}],
    ['a stake that is dead', ['a = Node()', 'del a', 'b = Node()', '# forecast: #1'], 'bad-stake', 4, { text: '#1' }],
    ['a stake that nobody knows', ['a = Node()', '# forecast: a.left'], 'bad-stake', 2, { text: 'a.left' }],
    ['a stake that it would make', ['a = Node()', '# forecast: Node()'], 'bad-stake', 2, { text: 'Node()' }],
    ['a stake that is a number', ['a = 1', 'b = Node()', '# forecast: a'], 'bad-stake', 3, { text: 'a' }],
    [
      'eleven stakes',
      [
        'a = [Node(), Node(), Node(), Node(), Node(), Node(), Node(), Node(), Node(), Node()]',
        '# forecast: a a[0] a[1] a[2] a[3] a[4] a[5] a[6] a[7] a[8] a[9]',
      ],
      'too-many-stakes',
      2,
      { limit: 10 },
    ],
    ['a line that is no Python', ['a = = b'], 'line-unreadable', 1, { reason: 'syntax-error' }],
    ['a line of another language', ['a = Node()', 'if a: pass'], 'line-unreadable', 2, { reason: 'not-in-language' }],
    [
      'a line that Python refuses',
      ['a = Node()', '', 'b = q'],
      'python-error',
      3,
      { name: 'NameError', message: "name 'q' is not defined" },
    ],
    ['more steps than a day has', Array(501).fill('a = 1'), 'too-many-steps', 501, { limit: 500 }],
  ] as const)('is refused by name and line: %s', (_case, lines, code, line, params) => {
    expect(errorOf(...lines)).toMatchObject({ code, line, params });
  });

  it('says in words what is wrong', () => {
    expect(errorOf('b = q')).toMatchObject({
      message: 'line 1: python-error, name "NameError", message "name \'q\' is not defined"',
    });
  });
});
