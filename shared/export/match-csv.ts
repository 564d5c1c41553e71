/** A match as a table: a row for each line that ran, in order. */

import { printAnswer } from '../python/outcome.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { secondsOf, sourceOf, type ToldLine, type ToldMatch, type ToldRound } from './told-match.ts';
import type { Words } from './words.ts';

/** In the order of the columns; README.md beside this file says what each holds. */
export const CSV_COLUMNS = [
  'round',
  'seq',
  'seconds',
  'by',
  'seat',
  'player',
  'line',
  'tokens',
  'outcome',
  'error',
  'answer',
  'freed',
  'said',
] as const;

/** The file, with headings in the reader's language. */
export function matchCsv(match: ToldMatch, { say }: Words): string {
  const rows = match.rounds.flatMap((round) => round.lines.map((line) => rowOf(match, round, line, say)));
  return csvText([CSV_COLUMNS.map((column) => say(`table.${column}`)), ...rows]);
}

function rowOf({ header }: ToldMatch, { index }: ToldRound, line: ToldLine, say: Words['say']): readonly CsvCell[] {
  const { by, seat } = sourceOf(line);
  const { err = null } = line.step;
  const cells: Readonly<Record<(typeof CSV_COLUMNS)[number], CsvCell>> = {
    round: index + 1,
    seq: line.seq,
    seconds: secondsOf(line.at),
    by: say(`table.by-${by}`),
    seat,
    player: header.players.find((player) => player.seat === seat)?.name ?? null,
    line: line.text,
    tokens: line.cost,
    outcome: say(err === null ? 'table.ran' : 'table.raised'),
    error: err,
    answer: answerOf(line),
    freed: line.step.dead?.join(' ') ?? null,
    said: line.step.log?.join('; ') ?? null,
  };
  return CSV_COLUMNS.map((column) => cells[column]);
}

function answerOf({ step: { ret } }: ToldLine): CsvCell {
  if (ret === undefined) return null;
  return typeof ret === 'number' ? ret : printAnswer(ret);
}
