/**
 * Recomputes a match: the chain of hashes, the fold, everything that the seed decides, and whether every entry was one
 * that the rules allow. It asks the same `decide` that the server asked, so a log holds exactly if a table made it so.
 */
import type { RuntimeId } from '../heap/runtime.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import type { LoggedEntry, SeatResult } from './entries.ts';
import { EntryCheck, type Fault } from './entry-check.ts';
import {
  countLines,
  type LogProblem,
  type MatchLog,
  readEntry,
  readHeader,
  readSignature,
  type SplitText,
} from './log.ts';
import { canonicalText, type HashText, type IsSignedBy, sha256Hex, signatureHolds } from './log-chain.ts';
import { scenarioOf } from './round-start.ts';
import { ScenarioError } from './scenario-error.ts';
import type { LogHeader, Player } from './settings.ts';
import type { MatchState } from './state.ts';

/** What a log that holds says. */
export interface LogSummary {
  readonly match: string;
  readonly createdAt: string;
  /** Those of the header, then those who came late. */
  readonly players: readonly Player[];
  readonly rounds: number;
  readonly entries: number;
  readonly moves: number;
  readonly totals: readonly SeatResult[];
  /** Whose signature it is, in hex. */
  readonly publicKey: string;
}

export type Verdict = { readonly ok: true; readonly summary: LogSummary } | ({ readonly ok: false } & LogProblem);

export interface VerifyOptions {
  /** SHA-256 where the platform has one that is faster than ours. */
  readonly hashText?: HashText;
  /** The same for Ed25519. */
  readonly isSignedBy?: IsSignedBy;
  /** The key (hex) that must have signed; without it the header's own is believed. */
  readonly publicKey?: string;
}

/** Whether a log's text holds, or the first line that does not and why. */
export function verifyLog(text: string, options: VerifyOptions = {}): Verdict {
  return verifyLines(text.split('\n'), options);
}

/**
 * The same of what stands between a log's newlines. Each entry is checked as soon as it has been read, and forgotten: a
 * long log takes no more room than a short one.
 */
export function verifyLines(split: SplitText, options: VerifyOptions = {}): Verdict {
  const whole = countLines(split);
  if (!whole.ok) return whole;
  const last = whole.value - 1;
  const first = split.at(0) ?? '';
  const header = readHeader(first);
  if (!header.ok) return header;
  const check = new MatchCheck(header.value, options, first);
  const bad = check.header();
  if (bad !== null) return bad;
  for (let index = 1; index < last; index++) {
    const line = split.at(index) ?? '';
    let wrong = check.nextDecided(line);
    if (wrong === undefined) {
      const entry = readEntry(line, index + 1);
      if (!entry.ok) return entry;
      wrong = check.next(entry.value, line);
    }
    if (wrong !== null) return wrong;
  }
  const signature = readSignature(split.at(last) ?? '', last + 1);
  return signature.ok ? check.end(signature.value) : signature;
}

/** The same for a log that has been read. */
export function verifyMatch({ header, entries, signature }: MatchLog, options: VerifyOptions = {}): Verdict {
  const check = new MatchCheck(header, options);
  const bad = check.header();
  if (bad !== null) return bad;
  for (const entry of entries) {
    const wrong = check.next(entry, canonicalText(entry));
    if (wrong !== null) return wrong;
  }
  return check.end(signature);
}

/** Checks a log part by part, in order; says of each what is wrong, or null. */
class MatchCheck {
  private readonly log: LogHeader;
  private readonly options: VerifyOptions;
  private readonly entries: EntryCheck;
  private count = 0;
  private moves = 0;

  /** `line`: the header's canonical text, where it is at hand. */
  constructor(header: LogHeader, options: VerifyOptions, line?: string) {
    this.log = header;
    this.options = options;
    this.entries = new EntryCheck(header, options.hashText ?? sha256Hex, line);
  }

  header(): Verdict | null {
    const fault = headerFault(this.log, this.options);
    return fault === null ? null : { ok: false, line: 1, seq: null, ...fault };
  }

  /** Of the line of an entry that had to come; undefined, and nothing is checked, for every other line. */
  nextDecided(line: string): Verdict | null | undefined {
    const taken = this.entries.nextDecided(line);
    if (taken === null) return undefined;
    this.count++;
    return this.problem(taken.fault, this.count);
  }

  /** `line`: the canonical text of the entry. */
  next(entry: LoggedEntry, line: string): Verdict | null {
    this.count++;
    if (entry.type === 'moved') this.moves++;
    return this.problem(this.entries.next(entry, line), entry.seq);
  }

  /** With the entry that was looked at last, which says that it is at `seq`. */
  private problem(fault: Fault | null, seq: number): Verdict | null {
    return fault === null ? null : { ok: false, line: this.count + 1, seq, ...fault };
  }

  end(signature: string): Verdict {
    const line = this.count + 2;
    const { state, hash } = this.entries;
    if (state.stage.type !== 'finished') {
      return { ok: false, line, seq: null, code: 'not-finished', message: 'the match is not over' };
    }
    if (!signatureHolds(signature, hash, this.log.publicKey, this.options.isSignedBy)) {
      return {
        ok: false,
        line,
        seq: null,
        code: 'wrong-signature',
        message: 'the signature is not over the last hash',
      };
    }
    return { ok: true, summary: this.summary(state, state.stage.totals) };
  }

  private summary({ seats }: MatchState, totals: readonly SeatResult[]): LogSummary {
    const { match, createdAt, settings, publicKey } = this.log;
    const players = seats.map(({ player }) => player);
    const rounds = settings.playlist.length;
    return { match, createdAt, players, rounds, entries: this.count, moves: this.moves, totals, publicKey };
  }
}

function headerFault(header: LogHeader, { publicKey }: VerifyOptions): Fault | null {
  if (header.engine !== ENGINE_VERSION) {
    return { code: 'wrong-engine', message: `made by engine ${header.engine}, this is engine ${ENGINE_VERSION}` };
  }
  if (sha256Hex(header.seed) !== header.seedHash) {
    return { code: 'wrong-seed', message: 'the seed is not the one that was promised by seedHash' };
  }
  const runtime = firstRuntimeOf(header);
  if (runtime !== null && header.runtime !== runtime) {
    return { code: 'wrong-runtime', message: `runtime ${header.runtime}, where the first scenario has ${runtime}` };
  }
  if (publicKey !== undefined && header.publicKey !== publicKey) {
    return { code: 'wrong-key', message: `signed with ${header.publicKey}, not with ${publicKey}` };
  }
  return null;
}

/** The first scenario's; null where there is none that can be read, which shows when the round begins. */
function firstRuntimeOf(header: LogHeader): RuntimeId | null {
  try {
    return scenarioOf(header, 0)?.runtime ?? null;
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}
