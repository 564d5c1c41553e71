/** How long it takes to verify a log and to get to any point of a match, and what the parts of that cost. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { verifyBytes } from '../../server/cli/verify.ts';
import { digestHeap } from '../../shared/heap/digest.ts';
import { dealContracts } from '../../shared/match/deal.ts';
import { startMatch } from '../../shared/match/evolve.ts';
import { readLog } from '../../shared/match/log.ts';
import { randomFor } from '../../shared/match/random.ts';
import { roundToDeal, scenarioOf } from '../../shared/match/round-start.ts';
import { Timeline } from '../../shared/match/timeline.ts';
import { publicHeader } from '../../shared/match/view.ts';
import type { MatchPlan } from './play-matches.ts';
import { alone, coreSecondsOf, secondsOf, warm } from './side-by-side.ts';
import { type Measure, median } from './verdict.ts';

const SEATS = 4;
/** A match that a class plays in an hour, and one of many hours. */
const ROUNDS = 10;
const MANY_ROUNDS = 40;
const MATCHES = 15;
const LONG_MATCHES = 8;
/**
 * Verified again and again before anything counts, with other seeds, until compilers know what there is to know: with too
 * few of them what is rare is new to them in the matches that count.
 */
const WARMING = 60;
const WARM_SECONDS = 15;
/** So often each scenario is dealt before, with other seeds: what it can be dealt a server knows after an evening. */
const DEALS = 150;

const LEAST_ENTRIES_A_SECOND = 100_000;
const ENTRIES_TO_FOLD = 2_000;
const MOST_MS_TO_A_POINT = 20;
const POINTS = 200;

/** Room for the logs that another process writes. */
const MOST_BYTES = 1 << 28;

/** `folder` holds the scenarios. No two matches have a seed in common. */
export function measureLogs(folder: string): Measure[] {
  const seeds = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name} ${index}`);
  const logs = played(folder, [
    ...seeds(WARMING, 'warm').map((seed) => ({ rounds: ROUNDS, seats: SEATS, seed })),
    ...seeds(MATCHES, 'match').map((seed) => ({ rounds: ROUNDS, seats: SEATS, seed })),
    ...seeds(LONG_MATCHES, 'long').map((seed) => ({ rounds: MANY_ROUNDS, seats: SEATS, seed })),
  ]);
  const files = logs.map((text) => new TextEncoder().encode(text));
  const matches = logs.slice(WARMING, -LONG_MATCHES);
  const long = logs.at(-1) ?? '';
  dealBefore(long);
  const known = files.slice(0, WARMING);
  warm(() => secondsOf(() => known.forEach(verified)), WARM_SECONDS);
  const rates = entriesASecond(files.slice(WARMING), known);
  return [
    ...verifying(ROUNDS, rates.slice(0, MATCHES)),
    ...verifying(MANY_ROUNDS, rates.slice(MATCHES)),
    ...reading(matches),
    ...folding(long),
  ];
}

/** The logs of those matches, from another process. */
function played(folder: string, plans: readonly MatchPlan[]): readonly string[] {
  const program = fileURLToPath(new URL('play-matches.js', import.meta.url));
  const output = execFileSync(process.execPath, [program, folder, JSON.stringify(plans)], { maxBuffer: MOST_BYTES });
  return JSON.parse(output.toString()) as string[];
}

/** Deals every scenario of that match many times, as a server has that has run for some time. */
function dealBefore(text: string): void {
  const read = readLog(text);
  if (!read.ok) throw new Error(read.message);
  const state = startMatch(publicHeader(read.log.header), { record: false });
  for (const round of state.header.settings.playlist.keys()) {
    const scenario = scenarioOf(state.header, round);
    if (scenario === null) throw new Error(`there is no scenario for round ${round}`);
    const started = roundToDeal(state, round, scenario);
    const times = Math.ceil((DEALS * Object.keys(state.header.scenarios).length) / MANY_ROUNDS);
    for (let time = 0; time < times; time++) dealContracts(started, randomFor(`dealt before ${time}`, `deal/${round}`));
  }
}

/** The number of entries of a log that holds, verified as the command line does it. */
function verified(file: Uint8Array): number {
  const verdict = verifyBytes(file);
  if (!verdict.ok) throw new Error(`a bot's match does not hold: ${verdict.message}`);
  return verdict.summary.entries;
}

/**
 * Each match is verified once, when nobody has seen it before. The known ones are in between, and the kinds are mixed, so
 * that all of them are spread over some time.
 */
function entriesASecond(files: readonly Uint8Array[], known: readonly Uint8Array[]): readonly number[] {
  const rates: number[] = [];
  for (const index of randomFor('order', 'bench').shuffle([...files.keys()])) {
    known.forEach(verified);
    let entries = 0;
    const seconds = coreSecondsOf(() => {
      entries = verified(files[index] ?? new Uint8Array());
    });
    rates[index] = entries / seconds;
  }
  return rates;
}

/** The fastest counts, as it does where work can be repeated; the median is told. */
function verifying(rounds: number, rates: readonly number[]): Measure[] {
  return [
    {
      name: `verifying matches of ${rounds} rounds, scenarios dealt before`,
      unit: 'entries/s',
      ours: Math.max(...rates),
      against: LEAST_ENTRIES_A_SECOND,
      required: { bound: 'at least', factor: 1 },
    },
    { name: '… the median of them', unit: 'entries/s', ours: median(rates), against: null, required: null },
  ];
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

/** The slowest of many points, each the fastest of several visits. */
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
    { ...told, name: 'its digest', ours: micros(() => digestHeap(machine.heap)) },
    { ...told, name: 'its picture', ours: micros(() => machine.picture()) },
  ];
}
