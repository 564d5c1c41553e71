import type { RuntimeId } from '../heap/runtime.ts';

/** Which lists the collection after the bell takes: `gc.collect(truck)`. */
export type Truck = 0 | 1 | 2;

/** A seat at the table, counted from 0. */
export type Seat = number;
export const MAX_SEATS = 8;
export const MIN_SEATS = 2;
/** How many may join a round that is on, to forecast only. */
export const MAX_FORECASTERS = 24;

export const BOT_STRENGTHS = ['random', 'greedy', 'lookahead'] as const;
export type BotStrength = (typeof BOT_STRENGTHS)[number];

/** What is fixed before a match begins. All times are in seconds. */
export interface MatchSettings {
  /** Scenario ids, one a round. */
  readonly playlist: readonly string[];
  readonly briefingSeconds: number;
  readonly buildSeconds: number;
  readonly predictSeconds: number;
  /** How long the table talks between two forecasts; 0: there is no peer round. */
  readonly peerSeconds: number;
  readonly bellSeconds: number;
  readonly collectSeconds: number;
  readonly revealSeconds: number;
  readonly contractsPerSeat: number;
  /** The stock of tokens at the start of a build phase, the most one can have, and how long one takes to come back. */
  readonly tokensAtStart: number;
  readonly tokensAtMost: number;
  readonly secondsPerToken: number;
  /** False: a phase lasts until its time is over or it is cut short, however ready everybody is; as when absent, it ends early else. */
  readonly endsWhenReady?: boolean;
}

/** How long the table talks where the host has switched the peer round on and said no more, in seconds. */
export const PEER_SECONDS = 45;

export const DEFAULT_SETTINGS: Omit<MatchSettings, 'playlist' | 'endsWhenReady'> = {
  briefingSeconds: 25,
  buildSeconds: 90,
  predictSeconds: 60,
  peerSeconds: 0,
  bellSeconds: 6,
  collectSeconds: 30,
  revealSeconds: 60,
  contractsPerSeat: 2,
  tokensAtStart: 4,
  tokensAtMost: 6,
  secondsPerToken: 4,
};

/** Who sits where, by pseudonym. */
export interface Player {
  readonly seat: Seat;
  readonly name: string;
  /** A person, or a bot of that strength. */
  readonly kind: 'person' | BotStrength;
}

/** What everybody at the table may know before the first entry. */
export interface PublicHeader {
  readonly format: 'garbage-day/1';
  /** The engine's version: a log is replayed by an engine with the same number. */
  readonly engine: number;
  readonly match: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Of the first round; each round runs on its scenario's. */
  readonly runtime: RuntimeId;
  readonly settings: MatchSettings;
  readonly players: readonly Player[];
  /** The text of each scenario in the playlist, by id, so that a log needs nothing beside it. */
  readonly scenarios: Readonly<Record<string, string>>;
  /** SHA-256 of the seed in hex: what was drawn was fixed from the start. */
  readonly seedHash: string;
}

/** The first line of a log. The seed decides contracts and stakes, so it is secret until the match is over. */
export interface LogHeader extends PublicHeader {
  readonly seed: string;
  /** The server's Ed25519 public key, in hex. */
  readonly publicKey: string;
}
