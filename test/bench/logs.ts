/** How long it takes to verify a log and to get to any point of a match, and what the parts of that cost. */
import { verifyBytes } from '../../server/cli/verify.ts';
import { readLog } from '../../shared/match/log.ts';
import { Timeline } from '../../shared/match/timeline.ts';
import { botLog, readScenarios } from './matches.ts';
import { alone, REPETITIONS, secondsOf } from './side-by-side.ts';
import { type Measure, median } from './verdict.ts';

const SEATS = 4;
/** A match that a class plays in an hour, and one of all rounds that a playlist can have. */
const ROUNDS = 10;
const MANY_ROUNDS = 100;
/** Verified before anything counts, with other seeds: a server has seen its scenarios before. */
const WARMING = 6;

const LEAST_ENTRIES_A_SECOND = 100_000;
const ENTRIES_TO_FOLD = 2_000;
const MOST_MS_TO_A_POINT = 20;
const POINTS = 200;

/** `folder` holds the scenarios. */
export function measureLogs(folder: string): Measure[] {
  const scenarios = readScenarios(folder);
  for (let index = 0; index < WARMING; index++) verified(botLog(scenarios, ROUNDS, SEATS, `warm ${index}`));
  // no two logs have a seed in common: what one verification has drawn is of no use to another
  const matches = Array.from({ length: REPETITIONS + 1 }, (_, index) =>
    botLog(scenarios, ROUNDS, SEATS, `match ${index}`),
  );
  const long = botLog(scenarios, MANY_ROUNDS, SEATS, 'long');
  return [
    verifying(`verifying matches of ${ROUNDS} rounds`, matches),
    verifying(`verifying a match of ${MANY_ROUNDS} rounds`, [long]),
    ...reading(matches),
    ...folding(long),
  ];
}

/** The number of entries of a log that holds, verified as the command line does it. */
function verified(text: string): number {
  const verdict = verifyBytes(new TextEncoder().encode(text));
  if (!verdict.ok) throw new Error(`a bot's match does not hold: ${verdict.message}`);
  return verdict.summary.entries;
}

function verifying(name: string, logs: readonly string[]): Measure {
  const rates = logs.map((text) => {
    let entries = 0;
    const seconds = secondsOf(() => {
      entries = verified(text);
    });
    return entries / seconds;
  });
  return {
    name,
    unit: 'entries/s',
    ours: median(rates),
    against: LEAST_ENTRIES_A_SECOND,
    required: { bound: 'at least', factor: 1 },
  };
}

function reading(logs: readonly string[]): Measure[] {
  const entries = logs.reduce((sum, text) => sum + text.split('\n').length - 3, 0);
  const seconds = alone(() => secondsOf(() => void logs.map(readLog)));
  const told = { against: null, required: null };
  return [
    { ...told, name: 'entries in a round of those matches', unit: '', ours: entries / logs.length / ROUNDS },
    { ...told, name: 'reading an entry', unit: 'µs', ours: (1e6 * seconds) / entries },
  ];
}

/** The slowest of many points, each the median of several visits. */
function folding(text: string): Measure[] {
  const read = readLog(text);
  if (!read.ok) throw new Error(read.message);
  const { header } = read.log;
  const entries = read.log.entries.slice(0, ENTRIES_TO_FOLD);
  if (entries.length < ENTRIES_TO_FOLD) throw new Error(`a match of ${entries.length} entries is too short to fold`);
  const timeline = new Timeline(header, entries);
  const points = Array.from({ length: POINTS }, (_, index) => Math.round(((index + 1) * ENTRIES_TO_FOLD) / POINTS) - 1);
  const slowest = Math.max(...points.map((point) => alone(() => secondsOf(() => void timeline.stateAt(point)))));

  const { machine } = timeline.stateAt(Math.floor(ENTRIES_TO_FOLD / 2));
  const told = { unit: 'µs', against: null, required: null };
  const micros = (work: () => unknown): number => 1e6 * alone(() => secondsOf(() => void work()));
  return [
    {
      name: `folding a match of ${ENTRIES_TO_FOLD} entries to any point`,
      unit: 'ms',
      ours: 1000 * slowest,
      against: MOST_MS_TO_A_POINT,
      required: { bound: 'at most', factor: 1 },
    },
    { ...told, name: 'a fork of a table’s heap', ours: micros(() => machine.fork()) },
    { ...told, name: 'its digest', ours: micros(() => machine.digest()) },
    { ...told, name: 'its picture', ours: micros(() => machine.picture()) },
  ];
}
