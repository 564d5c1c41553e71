import type { RuntimeId } from '../../shared/heap/runtime.ts';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import { type Result, refuse } from '../../shared/match/refusals.ts';
import { withVariant } from '../../shared/match/scenario-variant.ts';
import { type LogHeader, MIN_SEATS } from '../../shared/match/settings.ts';
import type { Catalogue } from '../scenario-catalogue.ts';
import type { TableRecord } from './table-record.ts';

export interface MatchOrigin {
  readonly match: string;
  readonly seed: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Ed25519, hex. */
  readonly publicKey: string;
}

/** The header of the match that would begin at this table now. */
export function headerFor(record: TableRecord, catalogue: Catalogue, origin: MatchOrigin): Result<LogHeader> {
  if (record.sitters.length < MIN_SEATS) return refuse('too-few-players', { least: MIN_SEATS });
  const scenarios: Record<string, string> = {};
  let runtime: RuntimeId | null = null;
  for (const id of record.playlist) {
    const entry = catalogue.get(id);
    if (entry === undefined) return refuse('no-such-scenario', { id });
    scenarios[id] = record.variant === undefined ? entry.text : withVariant(entry.text, record.variant);
    runtime ??= record.variant?.runtime ?? entry.scenario.runtime;
  }
  if (runtime === null) return refuse('no-such-scenario', { id: '' });
  const { seed, ...open } = origin;
  return {
    ok: true,
    value: {
      ...open,
      format: 'garbage-day/1',
      engine: ENGINE_VERSION,
      runtime,
      settings: { playlist: record.playlist, ...record.settings },
      players: record.sitters.map(({ kind, name }, seat) => ({ seat, name, kind })),
      scenarios,
      seedHash: sha256Hex(seed),
      seed,
    },
  };
}
