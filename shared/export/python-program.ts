/** A match as a Python program that plays it in real CPython and holds every line to what the log says. */
import { identifiersFor, pythonComment, pythonString, pythonValue } from './python-text.ts';
import type { Survivor, ToldLine, ToldMatch, ToldRound } from './told-match.ts';

/** The texts of shared/cpython/referee.py and shared/cpython/exported.py, which the program carries with it. */
export interface PythonSources {
  readonly referee: string;
  readonly exported: string;
}

/** Where the comment of a line begins, if the line is not longer. */
const COMMENT_COLUMN = 64;
const FUTURE = 'from __future__ import print_function';

/** The program, ready to be saved as a `.py` file in UTF-8. */
export function pythonProgram(match: ToldMatch, sources: PythonSources): string {
  const players = identifiersFor(match.header.players.map(({ name }) => name));
  return [
    '# -*- coding: utf-8 -*-',
    ...headerComment(match).map((line) => `# ${pythonComment(line)}`.trimEnd()),
    FUTURE,
    ...match.rounds.flatMap((round) => ['', '', ...roundFunction(match, round, players)]),
    '',
    '',
    `# ==== The referee: Garbage Day's shared/cpython/referee.py ${'='.repeat(20)}`,
    ...bodyOf(sources.referee),
    '',
    '',
    `# ==== The doors that the rounds above use ${'='.repeat(20)}`,
    ...bodyOf(sources.exported),
    '',
    '',
    "if __name__ == '__main__':",
    '    sys.exit(play_match([',
    ...match.rounds.map((round) => `        ${roundEntry(round, players)},`),
    '    ]))',
    '',
  ].join('\n');
}

/** A module's lines without what the program says itself: the future import, and what runs if it is the main one. */
export function bodyOf(source: string): string[] {
  const [body = ''] = source.split("\n\n\nif __name__ == '__main__':");
  return body
    .trimEnd()
    .split('\n')
    .filter((line) => line !== FUTURE && !line.startsWith('# -*- coding'));
}

function headerComment({ header, rounds, finished }: ToldMatch): string[] {
  const runtimes = [...new Set(rounds.map(({ scenario }) => scenario.runtime))];
  return [
    `Garbage Day, match ${header.match}, ${header.createdAt}`,
    '',
    `Players: ${header.players.map(({ name, kind }) => (kind === 'person' ? name : `${name} (bot)`)).join(', ')}`,
    ...rounds.map(({ index, scenario }) => `Round ${index + 1}: ${scenario.title.en}, Python ${scenario.runtime}`),
    ...(finished ? [] : ['The match was cut short: this is what was played.']),
    '',
    `Run it with CPython ${runtimes.join(' or ')}: \`python${runtimes[0] ?? ''} match.py\`. Nothing else is needed.`,
    'It plays the match again in the CPython that runs it, and checks after each line what died and what was said, and at',
    'the end of each round every survivor with its references and its generation. It exits with 0 if CPython does what the',
    'log says; the first line that goes otherwise is named, and it exits with 1. A round of another Python is left out; with',
    '--anyway it is played, and the differences are shown.',
    '',
    'Each player has names of their own, as a function has its locals: `ada(line)` runs a line among them,',
    '`ada.returns()` lets them go. `scenario(line)` and `truck(generation)` run in the globals, which all can read.',
  ];
}

function roundFunction({ header }: ToldMatch, round: ToldRound, players: readonly string[]): string[] {
  const { scenario, index } = round;
  const enabled = round.lines.findIndex(({ text }) => text === 'gc.enable()');
  const call = (line: ToldLine, comment: string | null): string =>
    callOf(line, players, comment, enabled < 0 || round.lines.indexOf(line) <= enabled);
  return [
    `# ==== Round ${index + 1}: ${pythonComment(scenario.title.en)} ${'='.repeat(20)}`,
    `def round_${index + 1}(${players.join(', ')}):`,
    ...part(
      round.lines.filter(({ by }) => by === 'scenario'),
      'What is there',
      (line) => call(line, null),
    ),
    ...part(
      round.lines.filter(({ by }) => typeof by === 'number'),
      'Build: a line, who played it and when',
      (line) => call(line, paidBy(line, header.players)),
    ),
    ...part(
      round.lines.filter(({ by }) => typeof by === 'object'),
      'The bell: the frames return',
      (line) => call(line, null),
    ),
    ...part(
      round.lines.filter(({ by }) => by === 'truck'),
      'The truck',
      (line) => call(line, null),
    ),
    ...(enabled < 0 ? survivorLines(round.survivors) : []),
  ];
}

function part(lines: readonly ToldLine[], title: string, write: (line: ToldLine) => string): string[] {
  return lines.length === 0 ? [] : ['', `    # ${title}`, ...lines.map((line) => `    ${write(line)}`)];
}

function paidBy({ by, at, cost }: ToldLine, players: ToldMatch['header']['players']): string {
  const name = players.find(({ seat }) => seat === by)?.name ?? '';
  return `${clock(at)}  ${pythonComment(name)}, ${cost} ${cost === 1 ? 'token' : 'tokens'}`;
}

/** Match time as minutes, seconds and tenths. */
export function clock(at: number): string {
  const tenths = Math.floor(at / 100);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(tenths / 600))}:${two(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
}

/** A line's call with what it is held to; nothing where the collector may run by itself. */
function callOf({ by, text, step }: ToldLine, players: readonly string[], comment: string | null, checked: boolean) {
  const expected = checked ? expectedOf(text, step) : ['frees=UNCHECKED'];
  const [door, first] = doorOf(by, text, players);
  const code = `${door}(${[...first, ...expected].join(', ')})`;
  return comment === null ? code : `${code.padEnd(COMMENT_COLUMN)}  # ${comment}`;
}

function expectedOf(text: string, step: ToldLine['step']): string[] {
  return [
    ...(step.dead === undefined ? [] : [`frees=${pythonString(step.dead.join(' '))}`]),
    ...(step.log === undefined ? [] : [`says=${pythonString(step.log.join(', '))}`]),
    ...(step.ret === undefined || dependsOnReferee(text) ? [] : [`answers=${pythonValue(step.ret)}`]),
  ];
}

function doorOf(by: ToldLine['by'], text: string, players: readonly string[]): [door: string, first: string[]] {
  if (by === 'scenario') return ['scenario', [pythonString(text)]];
  if (by === 'truck') return ['truck', [text.replace(/\D/g, '')]];
  if (typeof by === 'object') return [`${players[by.bell] ?? ''}.returns`, []];
  return [players[by] ?? '', [pythonString(text)]];
}

/** Questions about all that the process holds: the referee's own objects are in the answer. */
function dependsOnReferee(text: string): boolean {
  return /gc\.get_(count|freeze_count)\(/.test(text);
}

function survivorLines(survivors: readonly Survivor[]): string[] {
  const title = ['', '    # What is left: references, and the generation ("U" untracked, "P" frozen, "T" tracked)'];
  if (survivors.length === 0) return [...title, '    survivors({})'];
  const items = survivors.map(({ label, references, place, type }) => {
    const item = `${pythonString(label)}: (${references}, ${pythonValue(place)}),`;
    return `        ${item.padEnd(20)}  # ${type}`;
  });
  return [...title, '    survivors({', ...items, '    })'];
}

function roundEntry({ scenario, index, lines }: ToldRound, players: readonly string[]): string {
  const names = `[${players.map(pythonString).join(', ')}]`;
  const title = pythonString(scenario.title.en);
  return `(${title}, ${pythonString(scenario.runtime)}, ${names}, ${sealsFor(lines)}, round_${index + 1})`;
}

/** At least as many as the lines can make objects. */
function sealsFor(lines: readonly ToldLine[]): number {
  return lines.reduce((sum, { text }) => sum + (text.match(/[([{,]/g)?.length ?? 0), 0);
}
