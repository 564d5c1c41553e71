/** What the two downloads of a host say of each student, and the same worked out from the logs of the matches alone. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { isPersonAt } from '../../shared/beliefs/own-forecasts.ts';
import type { Entry } from '../../shared/match/entries.ts';
import { evolve, startMatch } from '../../shared/match/evolve.ts';
import { readLog } from '../../shared/match/log.ts';
import type { MatchState, SeatState } from '../../shared/match/state.ts';
import { publicHeader } from '../../shared/match/view.ts';
import { REPORT_COLUMNS, type ReportTable } from '../../shared/report/report-csv.ts';
import type { SessionReport } from '../../shared/report/session-report.ts';

export interface StudentFigures {
  readonly forecastPoints: number;
  readonly contractPoints: number;
  readonly lines: number;
  /** Of each stake, in any order: the scenario, the object, what was said, what counted, and whether it lived. */
  readonly forecasts: ReadonlySet<string>;
}

/** By pseudonym. */
export type ClassFigures = ReadonlyMap<string, StudentFigures>;

/** The matches' logs, folded. Throws where one cannot be read. */
export function figuresInLogs(logs: readonly string[]): ClassFigures {
  const figures = new Map<string, StudentFigures>();
  for (const text of logs) {
    const read = readLog(text);
    if (!read.ok) throw new Error(`a log that cannot be read: ${read.code}`);
    const { header, entries } = read.log;
    const { before, after, lines } = fold(startMatch(publicHeader(header)), entries);
    for (const seat of after.seats.filter(({ player }) => player.kind === 'person')) {
      const { name } = seat.player;
      const known = figures.get(name) ?? NOTHING;
      figures.set(name, {
        forecastPoints: known.forecastPoints + seat.forecastPoints,
        contractPoints: known.contractPoints + seat.contractPoints,
        lines: known.lines + (lines.get(seat.player.seat) ?? 0),
        forecasts: new Set([...known.forecasts, ...forecastsIn(before, after, seat)]),
      });
    }
  }
  return figures;
}

const NOTHING: StudentFigures = { forecastPoints: 0, contractPoints: 0, lines: 0, forecasts: new Set() };

/** The state before the reveal, when it is known who said what; the last one; and how many lines people played, by seat. */
function fold(start: MatchState, entries: readonly Entry[]) {
  const lines = new Map<number, number>();
  let [before, state] = [start, start];
  for (const entry of entries) {
    const { by } = entry;
    if (entry.type === 'moved' && isPersonAt(state, by)) lines.set(by, (lines.get(by) ?? 0) + 1);
    if (entry.type === 'revealed') before = state;
    state = evolve(state, entry);
  }
  return { before, after: state, lines };
}

function forecastsIn(before: MatchState, { round }: MatchState, { player }: SeatState): string[] {
  const said = before.seats.find((seat) => seat.player.seat === player.seat)?.forecasts[1] ?? null;
  if (said === 'hidden') throw new Error('a log with secrets');
  const counted = round?.revealed?.forecasts.find(({ seat }) => seat === player.seat)?.values ?? {};
  return (round?.stakes ?? []).map((stake) =>
    forecastText({
      scenario: round?.scenario.id ?? '',
      object: stake,
      first: said?.[stake] ?? null,
      counted: counted[stake] ?? 50,
      alive: round?.instants.T?.[stake]?.alive ?? false,
    }),
  );
}

/** From the document that "JSON" downloads. */
export async function figuresInJson(page: Page): Promise<ClassFigures> {
  const report = JSON.parse(await downloaded(page, 'json')) as SessionReport;
  const scenarios = new Map(report.rounds.map(({ round, name }) => [round, name]));
  return new Map(
    report.students.map(({ pseudonym, points, lines, forecasts }) => [
      pseudonym,
      {
        forecastPoints: points.forecasts,
        contractPoints: points.contracts,
        lines: lines.total,
        forecasts: new Set(
          forecasts.map((forecast) => forecastText({ ...forecast, scenario: scenarios.get(forecast.round) ?? '' })),
        ),
      },
    ]),
  );
}

/** From the tables that "CSV" downloads, of students and of forecasts. */
export async function figuresInCsv(page: Page): Promise<ClassFigures> {
  const forecasts = rowsOf(await downloaded(page, 'forecasts'), 'forecasts');
  return new Map(
    rowsOf(await downloaded(page, 'students'), 'students').map((row) => {
      const pseudonym = row.get('pseudonym') ?? '';
      const own = forecasts.filter((forecast) => forecast.get('pseudonym') === pseudonym);
      return [
        pseudonym,
        {
          forecastPoints: Number(row.get('forecast-points')),
          contractPoints: Number(row.get('contract-points')),
          lines: Number(row.get('lines')),
          forecasts: new Set(
            own.map((forecast) =>
              forecastText({
                scenario: forecast.get('scenario') ?? '',
                object: forecast.get('object') ?? '',
                first: forecast.get('first') === '' ? null : Number(forecast.get('first')),
                counted: Number(forecast.get('counted')),
                alive: forecast.get('alive') === '1',
              }),
            ),
          ),
        },
      ];
    }),
  );
}

function forecastText(forecast: {
  readonly scenario: string;
  readonly object: string;
  readonly first: number | null;
  readonly counted: number;
  readonly alive: boolean;
}): string {
  const { scenario, object, first, counted, alive } = forecast;
  return `${scenario} ${object}: ${first ?? '–'}, counted ${counted}, ${alive ? 'alive' : 'dead'}`;
}

/** What the host's page saves. */
async function downloaded(page: Page, what: ReportTable | 'json'): Promise<string> {
  const exports = page.locator('.results .panel-head');
  if (what !== 'json') await exports.locator('select').selectOption(what);
  const saving = page.waitForEvent('download');
  await exports
    .locator('button')
    .nth(what === 'json' ? 1 : 0)
    .click();
  return readFileSync(await (await saving).path(), 'utf8');
}

/** The rows below the headings, by column; a name that begins like a formula keeps its apostrophe. */
function rowsOf(csv: string, table: ReportTable): ReadonlyMap<string, string>[] {
  const [, ...rows] = csv.replace('\ufeff', '').trimEnd().split('\r\n');
  return rows.map((row) => {
    const cells = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    return new Map(
      REPORT_COLUMNS[table].map((column, index) => [
        column,
        (cells[index]?.[1] ?? cells[index]?.[2] ?? '').replaceAll('""', '"'),
      ]),
    );
  });
}
