/** A report as tables for spreadsheet programs. README.md beside this file says what each column holds. */
import type { BeliefId } from '../beliefs/belief.ts';
import { type CsvCell, csvText } from '../export/csv-text.ts';
import type { Words } from '../export/words.ts';
import type { StudentId } from '../session/dealing.ts';
import type { SessionReport, StudentReport } from './session-report.ts';

export const REPORT_TABLES = ['students', 'forecasts', 'rounds', 'errors'] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

/** In the order of the columns. */
export const REPORT_COLUMNS = {
  students: [
    'name',
    'pseudonym',
    'team',
    'rounds',
    'points',
    'forecast-points',
    'contract-points',
    'contracts',
    'held',
    'stakes',
    'said',
    'brier',
    'gain',
    'lines',
    'refused',
    'beliefs',
  ],
  forecasts: [
    'name',
    'pseudonym',
    'round',
    'scenario',
    'table',
    'checkpoint',
    'object',
    'first',
    'second',
    'counted',
    'alive',
    'points',
  ],
  rounds: [
    'name',
    'pseudonym',
    'round',
    'scenario',
    'table',
    'role',
    'forecast-points',
    'contract-points',
    'contracts',
    'held',
    'gain',
  ],
  errors: ['reason', 'error', 'refused', 'students', 'example'],
} as const satisfies Readonly<Record<ReportTable, readonly string[]>>;

type Column = (typeof REPORT_COLUMNS)[ReportTable][number];
/** Only where it is asked for, and never on the server. */
const REAL = 'real-name';
interface Row extends Readonly<Partial<Record<Column, CsvCell>>> {
  /** Whose row it is. */
  readonly student?: StudentId;
}

/**
 * The file, with headings and words in the reader's language. `realNames`, by student's id: where a host's own device
 * opens them and the host asks for it, they stand in a column of their own, behind the pseudonym.
 */
export function reportCsv(
  report: SessionReport,
  table: ReportTable,
  { say }: Pick<Words, 'say'>,
  realNames: ReadonlyMap<StudentId, string> | null = null,
): string {
  const columns: readonly Column[] = REPORT_COLUMNS[table];
  const shown = columns.flatMap((one): (Column | typeof REAL)[] =>
    one === 'pseudonym' && realNames !== null ? [one, REAL] : [one],
  );
  const rows = ROWS[table](report, say).map((row) => shown.map((column) => cellOf(row, column, realNames)));
  return csvText([shown.map((column) => say(`report-table.${column}`)), ...rows]);
}

function cellOf(row: Row, column: Column | typeof REAL, realNames: ReadonlyMap<StudentId, string> | null): CsvCell {
  if (column === REAL) return row.student === undefined ? null : (realNames?.get(row.student) ?? null);
  return row[column] ?? null;
}

const ROWS: Readonly<Record<ReportTable, (report: SessionReport, say: Words['say']) => readonly Row[]>> = {
  students: ({ students }, say) =>
    students.map((student) => {
      const { points, rounds, contracts, forecasts, brier, gain, lines, errors } = student;
      return {
        ...named(student),
        team: student.team === null ? null : student.team + 1,
        rounds: rounds.length,
        points: points.forecasts + points.contracts,
        'forecast-points': points.forecasts,
        'contract-points': points.contracts,
        contracts: contracts.length,
        held: contracts.filter(({ held }) => held).length,
        stakes: forecasts.length,
        said: forecasts.filter(({ first, second }) => first !== null || second !== null).length,
        brier,
        gain,
        lines: lines.total,
        refused: errors.reduce((sum, { count }) => sum + count, 0),
        beliefs: beliefsIn(student, say),
      };
    }),
  forecasts: ({ students, rounds }) =>
    students.flatMap((student) =>
      student.forecasts.map(({ alive, ...forecast }) => ({
        ...named(student),
        ...forecast,
        scenario: nameOf(rounds, forecast.round),
        alive: Number(alive),
      })),
    ),
  rounds: ({ students, rounds }, say) =>
    students.flatMap((student) =>
      student.rounds.map(({ round, table, role, forecastPoints, contractPoints, gain }) => {
        const contracts = student.contracts.filter((contract) => contract.round === round && contract.table === table);
        return {
          ...named(student),
          round,
          scenario: nameOf(rounds, round),
          table,
          role: say(`report-table.${role}`),
          'forecast-points': forecastPoints,
          'contract-points': contractPoints,
          contracts: contracts.length,
          held: contracts.filter(({ held }) => held).length,
          gain,
        };
      }),
    ),
  errors: ({ class: { errors } }, say) =>
    errors.flatMap(({ saying, error, count, students, examples }) => {
      const reason = plain(say(saying.key, saying.params));
      return examples.map((example) => ({ reason, error, refused: count, students, example }));
    }),
};

function named({ id, name, pseudonym }: StudentReport): Row {
  return { student: id, name, pseudonym };
}

function nameOf(rounds: SessionReport['rounds'], number: number): string | null {
  return rounds.find(({ round }) => round === number)?.name ?? null;
}

/** One finding after the other; beliefs between which the answers do not tell are joined. */
function beliefsIn({ beliefs: { verdict, findings } }: StudentReport, say: Words['say']): string {
  if (verdict !== 'fits') return say(`report-table.${verdict}`);
  const nameOf = (belief: BeliefId): string => plain(say(`belief.${belief}.name`));
  return findings.map(({ fits }) => fits.map(({ belief }) => nameOf(belief)).join(' / ')).join('; ');
}

/** On pages backticks stand around code. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}
