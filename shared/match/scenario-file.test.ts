import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScenarioError, type ScenarioErrorCode } from './scenario-error.ts';
import { parseScenario } from './scenario-file.ts';

const HEADER = [
  '# title: Roommates',
  '# title.zh: 室友',
  '# order: 20',
  '# teaches: cycles, reference-counts',
  '# runtime: 3.15',
  '# truck: 1',
  '# vocabulary: Node 1, list 1, gc.collect 3',
  '# contracts: keep, free',
  '# stakes: 8',
  '# briefing: Two who hold each other.',
  '# briefing.zh: 互相引用的两个对象。',
  '# hint: Count.',
  '# hint: Look again.',
  '# hint.zh: 数一数。',
  '# hint.zh: 再看一眼。',
];
const LINES = ['shelf = [Node(), Node()]', 'shelf[0].next = shelf[1]'];

function fileOf(header: readonly string[], lines: readonly string[] = LINES): string {
  return [...header, '', ...lines, ''].join('\n');
}

/** The header with the field of that key replaced, or taken out. */
function headerWith(key: string, field: string | null): string[] {
  return HEADER.flatMap((line) => (line.startsWith(`# ${key}:`) ? (field === null ? [] : [field]) : [line]));
}

function errorOf(text: string, id = 'roommates'): ScenarioError {
  try {
    parseScenario(id, text);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('the file was read without an error');
}

describe('parseScenario', () => {
  it('reads every field and every line', () => {
    const scenario = parseScenario('roommates', fileOf(HEADER));
    expect(scenario).toMatchObject({
      id: 'roommates',
      order: 20,
      title: { en: 'Roommates', zh: '室友' },
      teaches: ['cycles', 'reference-counts'],
      briefing: { en: 'Two who hold each other.', zh: '互相引用的两个对象。' },
      hints: [
        { en: 'Count.', zh: '数一数。' },
        { en: 'Look again.', zh: '再看一眼。' },
      ],
      runtime: '3.15',
      truck: 1,
      contracts: ['keep', 'free'],
      stakes: 8,
    });
    expect([...scenario.vocabulary]).toEqual([
      ['Node', 1],
      ['list', 1],
      ['gc.collect', 3],
    ]);
    expect(scenario.lines.map(({ text }) => text)).toEqual(LINES);
    expect(scenario.lines[1]?.move).toMatchObject({ kind: 'assign' });
  });

  it('takes hints as optional, and comments among the lines as they come', () => {
    const header = HEADER.filter((line) => !line.includes('hint'));
    const scenario = parseScenario('a', fileOf(header, ['a = Node()', '# a note', '', 'del a  # gone']));
    expect(scenario.hints).toEqual([]);
    expect(scenario.lines).toHaveLength(2);
  });

  it('does not mind a byte order mark, or comments that are indented', () => {
    expect(parseScenario('a', `\uFEFF${fileOf(HEADER, [...LINES, '  # a note'])}`).lines).toHaveLength(2);
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end in %j', (ending) => {
    expect(parseScenario('a', fileOf(HEADER).replaceAll('\n', ending)).lines).toHaveLength(2);
  });

  const key = (name: string, field: string | null) => fileOf(headerWith(name, field));
  const faults: readonly [string, string, ScenarioErrorCode, number, object][] = [
    ['an unknown key', fileOf(['# tittle: Oops', ...HEADER]), 'unknown-key', 1, { key: 'tittle' }],
    ['Chinese for what has none', key('truck', '# truck.zh: 1'), 'unknown-key', 6, { key: 'truck.zh' }],
    ['a comment that is no field', fileOf(['# just a note', ...HEADER]), 'not-a-field', 1, { text: '# just a note' }],
    ['a key twice', fileOf([...HEADER, '# truck: 2']), 'repeated-key', 16, { key: 'truck' }],
    ['a key below the lines', fileOf(HEADER, [...LINES, '# truck: 2']), 'late-key', 19, { key: 'truck' }],
    ['no title', key('title', null), 'missing-key', 0, { key: 'title' }],
    ['no Chinese title', key('title.zh', null), 'missing-key', 0, { key: 'title.zh' }],
    ['no Chinese briefing', key('briefing.zh', null), 'missing-key', 0, { key: 'briefing.zh' }],
    ['no vocabulary', key('vocabulary', null), 'missing-key', 0, { key: 'vocabulary' }],
    ['an empty title', key('title', '# title:'), 'empty-value', 1, { key: 'title' }],
    ['an empty item', key('contracts', '# contracts: keep,, free'), 'empty-value', 8, { key: 'contracts' }],
    ['a truck that there is not', key('truck', '# truck: 3'), 'not-a-number', 6, { value: '3', least: 0, most: 2 }],
    ['a truck in words', key('truck', '# truck: all'), 'not-a-number', 6, { key: 'truck', value: 'all' }],
    ['too few stakes', key('stakes', '# stakes: 5'), 'not-a-number', 9, { value: '5', least: 6, most: 10 }],
    ['a negative order', key('order', '# order: -1'), 'not-a-number', 3, { key: 'order', value: '-1' }],
    ['an unknown runtime', key('runtime', '# runtime: 3.9'), 'unknown-runtime', 5, { value: '3.9' }],
    ['an unknown topic', key('teaches', '# teaches: joy'), 'unknown-topic', 4, { value: 'joy' }],
    ['an unknown contract', key('contracts', '# contracts: steal'), 'unknown-contract', 8, { value: 'steal' }],
    ['a contract twice', key('contracts', '# contracts: keep, keep'), 'repeated-value', 8, { value: 'keep' }],
    ['a feature without a price', key('vocabulary', '# vocabulary: Node'), 'bad-price', 7, { item: 'Node' }],
    ['a price too high', key('vocabulary', '# vocabulary: Node 10'), 'bad-price', 7, { item: 'Node 10' }],
    ['an unknown feature', key('vocabulary', '# vocabulary: Nod 1'), 'unknown-feature', 7, { value: 'Nod' }],
    ['a feature twice', key('vocabulary', '# vocabulary: Node 1, Node 2'), 'repeated-value', 7, { value: 'Node' }],
    ['a hint without its Chinese', fileOf([...HEADER, '# hint: More.']), 'unpaired-hint', 16, { en: 3, zh: 2 }],
    ['no lines', fileOf(HEADER, []), 'no-lines', 0, {}],
    ['a line that is not Python', fileOf(HEADER, ['a = = b']), 'line-unreadable', 17, { from: 4 }],
    ['a line outside of the language', fileOf(HEADER, ['a = 1', 'import os']), 'line-unreadable', 18, {}],
    [
      'a line that raises',
      fileOf(HEADER, [...LINES, 'del shlef']),
      'python-error',
      19,
      { name: 'NameError', message: "name 'shlef' is not defined" },
    ],
  ];

  it.each(faults)('refuses %s', (_, text, code, line, params) => {
    const error = errorOf(text);
    expect({ code: error.code, line: error.line }).toEqual({ code, line });
    expect(error.params).toMatchObject(params);
    expect(error.message).toContain(code);
  });

  it('refuses an id that no file name could be', () => {
    expect(errorOf(fileOf(HEADER), 'Room Mates').code).toBe('bad-id');
  });

  it('needs every field but the hints', () => {
    for (const field of HEADER.filter((line) => !line.includes('hint'))) {
      const name = field.slice(2, field.indexOf(':'));
      expect(errorOf(key(name, null))).toMatchObject({ code: 'missing-key', params: { key: name } });
    }
  });

  it('reads any text or says what is wrong with which line of it', () => {
    const spoiled = fc
      .tuple(fc.nat(), fc.oneof(fc.string(), fc.constantFrom('#', '# :', '# title', 'a = Node()', 'x.y', '\u2028')))
      .map(([at, text]) => {
        const lines = fileOf(HEADER).split('\n');
        lines.splice(at % lines.length, 1, text);
        return lines.join('\n');
      });
    fc.assert(
      fc.property(fc.oneof(spoiled, fc.string()), (text) => {
        try {
          expect(parseScenario('a', text).lines.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(ScenarioError);
          if (error instanceof ScenarioError) expect(error.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
