import type { Entry, LoggedEntry } from '../match/entries.ts';
import type { MatchLog } from '../match/log.ts';
import { entryHash, headerHash } from '../match/log-chain.ts';
import { publicHeader } from '../match/view.ts';
import { type ToldMatch, tellMatch } from './told-match.ts';

export type ToldLog =
  | { readonly ok: true; readonly match: ToldMatch }
  /** The first entry that does not follow from those before, and its line in the file, from 1. */
  | { readonly ok: false; readonly seq: number; readonly line: number };

/**
 * The match of a log, whole or cut short. What is exported was played: an entry that was changed or left out breaks the
 * chain. Whether a table would have played it so, and who signed it, is for `verifyMatch` to say.
 * @throws UnfoldableEntry where the entries are no match
 */
export function tellLog({ header, entries }: Pick<MatchLog, 'header' | 'entries'>): ToldLog {
  let hash = headerHash(header);
  for (const [index, entry] of entries.entries()) {
    hash = entryHash(hash, withoutHash(entry));
    if (hash !== entry.hash) return { ok: false, seq: entry.seq, line: index + 2 };
  }
  return { ok: true, match: tellMatch(publicHeader(header), entries.map(withoutHash)) };
}

function withoutHash({ hash: _, ...entry }: LoggedEntry): Entry {
  return entry;
}
