/**
 * Plays matches and writes their logs, a JSON array of texts, to standard output. In a process of its own, so that
 * whoever verifies them has not dealt them before.
 */
import { botLog, readScenarios } from './matches.ts';

/** A match that is to be played. */
export interface MatchPlan {
  readonly rounds: number;
  readonly seats: number;
  readonly seed: string;
}

const [folder = '', plans = '[]'] = process.argv.slice(2);
const scenarios = readScenarios(folder);
const logs = (JSON.parse(plans) as MatchPlan[]).map(({ rounds, seats, seed }) =>
  botLog(scenarios, rounds, seats, seed),
);
process.stdout.write(JSON.stringify(logs));
