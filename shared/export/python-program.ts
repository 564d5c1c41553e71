/** A match as a Python program that plays it in real CPython and holds every line to what the log says. */
import { roundCalls, sealsFor } from './python-calls.ts';
import { identifiersFor, pythonComment, pythonString } from './python-text.ts';
import type { ToldMatch, ToldRound } from './told-match.ts';

/** The texts of shared/cpython/referee.py and shared/cpython/exported.py, which the program carries with it. */
export interface PythonSources {
  readonly referee: string;
  readonly exported: string;
}

/** What works on 2.7 as on 3: it comes before all else. */
export const FUTURE = 'from __future__ import print_function';

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

function roundFunction(match: ToldMatch, round: ToldRound, players: readonly string[]): string[] {
  const calls = roundCalls(match, round, players);
  const title = pythonComment(round.scenario.title.en);
  return [
    `# ==== Round ${round.index + 1}: ${title} ${'='.repeat(20)}`,
    `def round_${round.index + 1}(${players.join(', ')}):`,
    ...part('What is there', calls.scenario),
    ...part('Build: a line, who played it and when', calls.build),
    ...part('The bell: the frames return', calls.bell),
    ...part('The truck', calls.truck),
    ...part('What is left: references, and the generation ("U" untracked, "P" frozen, "T" tracked)', calls.survivors),
  ];
}

function part(title: string, calls: readonly string[]): string[] {
  return calls.length === 0 ? [] : ['', `    # ${title}`, ...calls.map((line) => `    ${line}`)];
}

function roundEntry({ scenario, index, lines }: ToldRound, players: readonly string[]): string {
  const names = `[${players.map(pythonString).join(', ')}]`;
  const title = pythonString(scenario.title.en);
  return `(${title}, ${pythonString(scenario.runtime)}, ${names}, ${sealsFor(lines)}, round_${index + 1})`;
}
