/** What is kept of a table beside its matches: who sits there, who is the host, and what will be played. */
import type { ScenarioVariant } from '../../shared/match/scenario-variant.ts';
import type { BotStrength, MatchSettings, Seat } from '../../shared/match/settings.ts';

/** A match's settings without what the host chooses in the lobby. */
export type Settings = Omit<MatchSettings, 'playlist'>;

export type Sitter =
  /**
   * `keyHash`: SHA-256 of the seat's key, in hex. The key itself is known to the person alone. `shown`: what others see
   * instead of the name, which goes into the log.
   */
  | { readonly kind: 'person'; readonly name: string; readonly keyHash: string; readonly shown?: string }
  | { readonly kind: BotStrength; readonly name: string };
export type Person = Extract<Sitter, { kind: 'person' }>;

export type TableStage =
  | { readonly type: 'lobby' }
  | { readonly type: 'playing'; readonly match: string }
  /** The podium; the same seats may play again. */
  | { readonly type: 'finished'; readonly match: string };

export interface TableRecord {
  readonly code: string;
  /** Rises by one with each change: a change says which one it follows. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** By seat: persons first, then bots. */
  readonly sitters: readonly Sitter[];
  /** The key hash of the person who is the host; null while there is none. */
  readonly host: string | null;
  readonly playlist: readonly string[];
  readonly settings: Settings;
  readonly stage: TableStage;
  /** The code of the session that it belongs to: then the session says who sits there and what is played. */
  readonly session?: string;
  /** What is played instead of what the scenarios say. */
  readonly variant?: ScenarioVariant;
}

/** What others see of a sitter. */
export function shownName(sitter: Sitter): string {
  return sitter.kind === 'person' ? (sitter.shown ?? sitter.name) : sitter.name;
}

/** The seat of the person with that key; null when there is none. */
export function seatOfKey(record: TableRecord, keyHash: string): Seat | null {
  const seat = record.sitters.findIndex((sitter) => sitter.kind === 'person' && sitter.keyHash === keyHash);
  return seat === -1 ? null : seat;
}

/** Whether no person has a seat there. */
export function isUnused({ sitters }: TableRecord): boolean {
  return !sitters.some(({ kind }) => kind === 'person');
}
