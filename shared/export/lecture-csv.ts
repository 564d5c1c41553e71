/** A lecture as a table: a row for each forecast that counted, in order of checkpoint, stake and student. */
import type { Label } from '../heap/picture.ts';
import { forecastPoints } from '../match/scoring.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { type Said, saidAbout, type ToldCheckpoint, type ToldLecture } from './told-lecture.ts';
import { secondsOf } from './told-match.ts';
import type { Words } from './words.ts';

/** In the order of the columns; README.md beside this file says what each holds. */
export const LECTURE_COLUMNS = [
  'checkpoint',
  'seconds',
  'stake',
  'student',
  'first',
  'second',
  'counted',
  'alive',
  'points',
] as const;

/** The file, with headings in the reader's language. */
export function lectureCsv({ checkpoints }: ToldLecture, { say }: Words): string {
  const rows = checkpoints.flatMap((checkpoint, index) =>
    checkpoint.stakes.flatMap((stake) =>
      saidAbout(checkpoint, stake).map((said) => rowOf(checkpoint, index + 1, stake, said)),
    ),
  );
  return csvText([LECTURE_COLUMNS.map((column) => say(`lecture-table.${column}`)), ...rows]);
}

function rowOf(checkpoint: ToldCheckpoint, number: number, stake: Label, said: Said): readonly CsvCell[] {
  const alive = checkpoint.revealed?.alive[stake] ?? null;
  const cells: Readonly<Record<(typeof LECTURE_COLUMNS)[number], CsvCell>> = {
    checkpoint: number,
    seconds: secondsOf(checkpoint.at),
    stake,
    student: said.student,
    first: said.first,
    second: said.second,
    counted: said.counted,
    alive: alive === null ? null : Number(alive),
    points: alive === null ? null : pointsOf(stake, said.counted, alive),
  };
  return LECTURE_COLUMNS.map((column) => cells[column]);
}

/** What one forecast on one stake was worth, rounded by itself; a checkpoint's points are rounded as a whole. */
function pointsOf(stake: Label, percent: number, alive: boolean): number {
  return forecastPoints([stake], { [stake]: percent }, { [stake]: { alive } });
}
