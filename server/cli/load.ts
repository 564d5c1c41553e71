import { type Command, InvalidArgumentError } from 'commander';
import { type LectureOutcome, loadLecture } from '../load/lecture-load.ts';
import { startOwnServer } from '../load/own-server.ts';
import { median, percentile, spread } from '../load/percentiles.ts';
import { loadTables, type TablesOutcome, type TablesPlan } from '../load/tables-load.ts';

interface LoadOptions {
  readonly tables: number;
  readonly players: number;
  readonly seconds: number;
  readonly every: number;
  readonly students?: number;
  readonly runs: number;
  readonly url?: string;
}

/** Adds `load` to the command line. */
export function addLoadCommand(program: Command): void {
  program
    .command('load')
    .description('bots at many tables, or a class in a lecture: latencies, deliveries, errors')
    .option('--tables <n>', 'how many tables', wholeNumber(1, 1_000), 20)
    .option('--players <n>', 'how many players at each', wholeNumber(2, 8), 4)
    .option('--seconds <n>', 'how long they play', wholeNumber(1, 1_200), 20)
    .option('--every <ms>', 'how long a player waits between two lines', wholeNumber(50, 60_000), 2_000)
    .option('--students <n>', 'a lecture with so many students instead of tables', wholeNumber(1, 600))
    .option('--runs <n>', 'how many lectures, one after the other', wholeNumber(1, 50), 1)
    .option('--url <url>', 'a server that runs already; without it, one is started for the occasion')
    .action(async (options: LoadOptions) => {
      const server = options.url === undefined ? await startOwnServer() : null;
      const url = options.url ?? server?.url ?? '';
      try {
        const isWhole =
          options.students === undefined ? await tables(url, options) : await lectures(url, options, options.students);
        if (!isWhole) process.exitCode = 1;
      } finally {
        await server?.stop();
      }
    });
}

/** Whether everything that was to be delivered was. */
async function tables(url: string, options: LoadOptions): Promise<boolean> {
  const plan: TablesPlan = { ...options, everyMs: options.every };
  const outcome = await loadTables(url, plan);
  for (const line of tell(plan, outcome)) console.log(line);
  return outcome.errors.length === 0 && outcome.deliveries.length === outcome.expected;
}

/** Whether every student joined, forecast and heard the reveal, in every run. */
async function lectures(url: string, { runs }: LoadOptions, students: number): Promise<boolean> {
  const outcomes: LectureOutcome[] = [];
  for (let run = 1; run <= runs; run++) {
    const outcome = await loadLecture(url, students);
    outcomes.push(outcome);
    console.log(`run ${run}: ${tellLecture(outcome)}`);
  }
  const last = outcomes.map(({ reveals }) => percentile(reveals, 1));
  const joined = outcomes.map((outcome) => outcome.joined);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  console.log(
    `median of ${runs}: all joined in ${seconds(median(joined))}, reveal with the last in ${seconds(median(last))}`,
  );
  return outcomes.every(
    ({ errors, forecastsIn, reveals }) =>
      errors.length === 0 && forecastsIn === students && reveals.length === students,
  );
}

function tellLecture({ students, joined, forecast, answers, forecastsIn, reveals, errors }: LectureOutcome): string {
  return [
    `${students} students joined in ${joined.toFixed(0)} ms`,
    `${forecastsIn} forecasts in ${forecast.toFixed(0)} ms (${spread(answers)})`,
    `reveal heard by ${reveals.length}: ${spread(reveals)}`,
    `errors: ${errors.length}${errors.length === 0 ? '' : `, the first: ${errors[0]}`}`,
  ].join('; ');
}

function tell({ tables, players, seconds }: TablesPlan, outcome: TablesOutcome): string[] {
  const { lines, refused, errors, answers, deliveries, expected, bytes } = outcome;
  const refusals = [...refused].map(([code, count]) => `${count} ${code}`).join(', ');
  return [
    `${tables} tables, ${players} players each, ${seconds} s: ${lines} lines, ${(lines / seconds).toFixed(1)} a second`,
    `answers: ${spread(answers)}`,
    `deliveries: ${deliveries.length} of ${expected}; ${spread(deliveries)}`,
    `received: ${(bytes / 1024).toFixed(0)} KiB, ${(bytes / Math.max(1, deliveries.length + lines)).toFixed(0)} bytes for each line heard`,
    `refused: ${refusals === '' ? 'none' : refusals}`,
    `errors: ${errors.length}${errors.length === 0 ? '' : `; the first: ${errors[0]}`}`,
  ];
}

/** Reads an option that is a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
  };
}
