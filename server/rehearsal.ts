/**
 * Deals to a full table that nobody sees, before anybody plays. Dealing is long and in one piece, and
 * the first times, before V8 has compiled it, some ten times as long: better now than in the middle of a class.
 */
import { setImmediate } from 'node:timers/promises';
import { dealContracts } from '../shared/match/deal.ts';
import { startMatch } from '../shared/match/evolve.ts';
import { randomFor } from '../shared/match/random.ts';
import { roundToDeal, scenarioOf } from '../shared/match/round-start.ts';
import { DEFAULT_SETTINGS, MAX_SEATS } from '../shared/match/settings.ts';
import type { Catalogue } from './scenario-catalogue.ts';
import { headerFor } from './tables/match-header.ts';
import type { Sitter, TableRecord } from './tables/table-record.ts';

const ROUNDS = 4;
const ORIGIN = { match: 'rehearsal', seed: 'rehearsal', createdAt: '', publicKey: '' };
const BOTS: readonly Sitter[] = Array.from({ length: MAX_SEATS }, (_, seat) => ({
  kind: 'lookahead',
  name: `bot ${seat}`,
}));

/** Deals the last rounds of the catalogue, the hardest, and gives how many contracts that made. Others have their turn between rounds. */
export async function rehearse(catalogue: Catalogue): Promise<number> {
  const playlist = [...catalogue.keys()].slice(-ROUNDS);
  const header = headerFor(tableWith(playlist), catalogue, ORIGIN);
  if (!header.ok) return 0;
  let dealt = 0;
  for (const round of playlist.keys()) {
    await setImmediate();
    const scenario = scenarioOf(header.value, round);
    if (scenario === null) continue;
    const random = randomFor(ORIGIN.seed, `deal/${round}`);
    dealt += dealContracts(roundToDeal(startMatch(header.value), round, scenario), random).length;
  }
  return dealt;
}

function tableWith(playlist: readonly string[]): TableRecord {
  const { match, createdAt } = ORIGIN;
  const stage = { type: 'playing', match } as const;
  return { code: '', revision: 1, createdAt, sitters: BOTS, host: null, playlist, settings: DEFAULT_SETTINGS, stage };
}
