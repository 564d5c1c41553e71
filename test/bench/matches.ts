/** Logs of whole matches that bots have played, as the server would have written them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import { formatLog, sealLog } from '../../shared/match/log.ts';
import { publicKeyOf, sha256Hex } from '../../shared/match/log-chain.ts';
import { randomFor } from '../../shared/match/random.ts';
import { parseScenario } from '../../shared/match/scenario-file.ts';
import { BOT_STRENGTHS, DEFAULT_SETTINGS, type LogHeader } from '../../shared/match/settings.ts';
import { playMatch, type ScenarioText } from '../match/rounds-of-bots.ts';

/** A key for measurements alone: nobody trusts it. */
const SECRET_KEY = new Uint8Array(32).fill(9);
/** Time and tokens for a round of some 120 entries, as a table of four has that is in no hurry. */
const SETTINGS = { ...DEFAULT_SETTINGS, buildSeconds: 180, secondsPerToken: 2 };

/** The scenarios that the game ships, from a folder of the project's sources. */
export function readScenarios(folder: string): ScenarioText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .map((name) => ({ id: name.slice(0, -'.py'.length), text: readFileSync(join(folder, name), 'utf8') }));
}

/** The text of the log of a match of so many rounds and seats; the seed decides all of it, where the playlist begins, too. */
export function botLog(scenarios: readonly ScenarioText[], rounds: number, seats: number, seed: string): string {
  const header = headerFor(scenarios, rounds, seats, seed);
  return formatLog(sealLog(header, playMatch(header, seed), SECRET_KEY));
}

function headerFor(scenarios: readonly ScenarioText[], rounds: number, seats: number, seed: string): LogHeader {
  const first = randomFor(seed, 'playlist').below(scenarios.length);
  const inOrder = [...scenarios.slice(first), ...scenarios.slice(0, first)];
  const playlist = Array.from({ length: rounds }, (_, round) => inOrder[round % inOrder.length]?.id ?? '');
  const [begun] = inOrder;
  if (begun === undefined) throw new Error('there are no scenarios to play');
  return {
    format: 'garbage-day/1',
    engine: ENGINE_VERSION,
    match: `bench-${seed}`,
    createdAt: '2026-11-21T00:00:00.000Z',
    runtime: parseScenario(begun.id, begun.text).runtime,
    settings: { ...SETTINGS, playlist },
    players: Array.from({ length: seats }, (_, seat) => {
      const kind = BOT_STRENGTHS[seat % BOT_STRENGTHS.length] ?? 'random';
      return { seat, name: `${kind} ${seat}`, kind };
    }),
    scenarios: Object.fromEntries(scenarios.map(({ id, text }) => [id, text])),
    seedHash: sha256Hex(seed),
    seed,
    publicKey: publicKeyOf(SECRET_KEY),
  };
}
