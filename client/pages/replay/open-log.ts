import type { Entry } from '../../../shared/match/entries.ts';
import type { LogProblemCode, MatchLog } from '../../../shared/match/log.ts';
import { readLog } from '../../../shared/match/log.ts';
import type { PublicHeader } from '../../../shared/match/settings.ts';
import { verifyMatch } from '../../../shared/match/verify-log.ts';

/** A log that can be shown, at least in part. */
export interface OpenedLog {
  readonly header: PublicHeader;
  readonly entries: readonly Entry[];
  readonly log: MatchLog;
}

export type LogOpening =
  | { readonly type: 'opened'; readonly log: OpenedLog }
  | { readonly type: 'unreadable'; readonly line: number; readonly code: LogProblemCode };

/** Reads a log's text. Whether it holds is another, longer question: see `checkLog`. */
export function openLog(text: string): LogOpening {
  const read = readLog(text);
  if (!read.ok) return { type: 'unreadable', line: read.line, code: read.code };
  const { header, entries } = read.log;
  return { type: 'opened', log: { header, entries, log: read.log } };
}

export type LogCheck =
  | { readonly type: 'holds' }
  /** `seq`: the first entry that does not hold; null where it is the header or the signature. */
  | { readonly type: 'fails'; readonly seq: number | null; readonly line: number; readonly code: LogProblemCode };

/** Recomputes the whole match. */
export function checkLog({ log }: OpenedLog): LogCheck {
  const verdict = verifyMatch(log);
  return verdict.ok ? { type: 'holds' } : { type: 'fails', seq: verdict.seq, line: verdict.line, code: verdict.code };
}

/** Whose signature a log bears: a log can be sealed anew with any key. `unknown`: this server did not say what its key is. */
export type Signer = 'this-server' | 'other' | 'unknown';

/** Compares the key (hex) that signed with the server's; null where that is not known. */
export function signerOf({ log }: OpenedLog, serverKey: string | null): Signer {
  return signerOfKey(log.header.publicKey, serverKey);
}

/** The same of a key (hex) alone. */
export function signerOfKey(publicKey: string, serverKey: string | null): Signer {
  if (serverKey === null) return 'unknown';
  return publicKey.toLowerCase() === serverKey.toLowerCase() ? 'this-server' : 'other';
}
