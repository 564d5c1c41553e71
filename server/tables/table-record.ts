/** What is kept of a table beside its matches: who sits there, who is the host, and what will be played. */
import type { BotStrength, MatchSettings, Seat } from '../../shared/match/settings.ts';

/** A match's settings without what the host chooses in the lobby. */
export type Settings = Omit<MatchSettings, 'playlist'>;

export type Sitter =
  /** `keyHash`: SHA-256 of the seat's key, in hex. The key itself is known to the person alone. */
  | { readonly kind: 'person'; readonly name: string; readonly keyHash: string }
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
