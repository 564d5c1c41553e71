/** A round's lines as calls of the doors in shared/cpython/exported.py, each with what it is held to. */
import { pythonComment, pythonString, pythonValue } from './python-text.ts';
import type { Survivor, ToldLine, ToldMatch, ToldRound } from './told-match.ts';
import { checkingOf, type Unchecked } from './unchecked.ts';

/** Where the comment of a line begins, if the line is not longer. */
const COMMENT_COLUMN = 64;

/** The parts of a round, each a list of lines of Python without indentation; a part that was not played is empty. */
export interface RoundCalls {
  readonly scenario: readonly string[];
  readonly build: readonly string[];
  readonly bell: readonly string[];
  readonly truck: readonly string[];
  readonly survivors: readonly string[];
}

/** The calls of a round; `players` are the names of the players' doors, by seat. */
export function roundCalls(
  { header }: ToldMatch,
  { lines, survivors }: ToldRound,
  players: readonly string[],
): RoundCalls {
  const checking = checkingOf(lines);
  const calls = (isOf: (by: ToldLine['by']) => boolean, comment: (line: ToldLine) => string | null = () => null) =>
    lines.flatMap((line, index) =>
      isOf(line.by) ? [callOf(line, players, comment(line), checking.lines[index] ?? null)] : [],
    );
  return {
    scenario: calls((by) => by === 'scenario'),
    build: calls(
      (by) => typeof by === 'number',
      (line) => paidBy(line, header.players),
    ),
    bell: calls((by) => typeof by === 'object'),
    truck: calls((by) => by === 'truck'),
    survivors: checking.end === null ? survivorLines(survivors) : [],
  };
}

/** At least as many as the lines can make objects. */
export function sealsFor(lines: readonly ToldLine[]): number {
  return lines.reduce((sum, { text }) => sum + (text.match(/[([{,]/g)?.length ?? 0), 0);
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

/** A line's call with what it is held to. */
function callOf(
  { by, text, step }: ToldLine,
  players: readonly string[],
  comment: string | null,
  unchecked: Unchecked | null,
): string {
  const expected = unchecked === null ? expectedOf(text, step) : [`frees=${unchecked}`];
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
  if (survivors.length === 0) return ['survivors({})'];
  const items = survivors.map(({ label, references, place, type }) => {
    const item = `${pythonString(label)}: (${references}, ${pythonValue(place)}),`;
    return `    ${item.padEnd(20)}  # ${type}`;
  });
  return ['survivors({', ...items, '})'];
}
