/** A report as tables for spreadsheet programs. README.md beside this file says what each column holds. */
import type { BeliefId } from '../beliefs/belief.ts';
import { type CsvCell, csvText } from '../export/csv-text.ts';
import type { Words } from '../export/words.ts';
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
type Row = Readonly<Partial<Record<Column, CsvCell>>>;

/** The file, with headings and words in the reader's language. */
export function reportCsv(report: SessionReport, table: ReportTable, { say }: Words): string {
  const columns: readonly Column[] = REPORT_COLUMNS[table];
  const rows = ROWS[table](report, say).map((row) => columns.map((column) => row[column] ?? null));
  return csvText([columns.map((column) => say(`report-table.${column}`)), ...rows]);
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

function named({ name, pseudonym }: StudentReport): Row {
  return { name, pseudonym };
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
