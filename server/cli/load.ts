import { type Command, InvalidArgumentError } from 'commander';
import { startOwnServer } from '../load/own-server.ts';
import { spread } from '../load/percentiles.ts';
import { loadTables, type TablesOutcome, type TablesPlan } from '../load/tables-load.ts';

interface LoadOptions {
  readonly tables: number;
  readonly players: number;
  readonly seconds: number;
  readonly every: number;
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
    .option('--url <url>', 'a server that runs already; without it, one is started for the occasion')
    .action(async (options: LoadOptions) => {
      const server = options.url === undefined ? await startOwnServer() : null;
      try {
        const plan: TablesPlan = { ...options, everyMs: options.every };
        const outcome = await loadTables(options.url ?? server?.url ?? '', plan);
        for (const line of tell(plan, outcome)) console.log(line);
        if (outcome.errors.length > 0 || outcome.deliveries.length < outcome.expected) process.exitCode = 1;
      } finally {
        await server?.stop();
      }
    });
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
