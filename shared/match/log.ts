/** The file of a match. See log-lines.ts for how the file of any log is written. */
import type { Entry, LoggedEntry } from './entries.ts';
import {
  formatLines,
  type LineResult,
  type Log,
  type LogProblem,
  readEntryLine,
  readHeaderLine,
  readLines as readLogLines,
  readUnsealedLines,
  sealLines,
} from './log-lines.ts';
import { headerSchema, schemaOf } from './log-schema.ts';
import { readQuickly } from './quick-entries.ts';
import type { LogHeader } from './settings.ts';

export {
  countLines,
  LOG_PROBLEM_CODES,
  type LogProblem,
  type LogProblemCode,
  readSignature,
  type SplitText,
} from './log-lines.ts';

/** A log in memory. Its shape is right; whether it holds, `verifyLog` tells. */
export type MatchLog = Log<LogHeader, Entry>;

export type ReadResult = { readonly ok: true; readonly log: MatchLog } | ({ readonly ok: false } & LogProblem);

const SCHEMAS = { header: headerSchema, entryOf: schemaOf, quickly: readQuickly };

/** The canonical text of a log. */
export function formatLog(log: MatchLog): string {
  return formatLines(log);
}

/** A log from a match's header and entries: hashes each, signs the last. `secretKey` is 32 bytes. */
export function sealLog(header: LogHeader, entries: readonly Entry[], secretKey: Uint8Array): MatchLog {
  return sealLines(header, entries, secretKey);
}

/** Reads a log's text: the shape of every line and its spelling, not yet what the lines say. */
export function readLog(text: string): ReadResult {
  return readLines(text.split('\n'));
}

/** The same of what stands between the newlines of a log: its lines, and the empty text after the last. */
export function readLines(split: readonly string[]): ReadResult {
  const read = readLogLines(split, SCHEMAS);
  return read.ok ? { ok: true, log: read.value } : read;
}

/** Reads the first line. */
export function readHeader(text: string): LineResult<LogHeader> {
  return readHeaderLine(text, SCHEMAS);
}

/** Reads a line between the first and the last; `line` counts from 1. */
export function readEntry(text: string, line: number): LineResult<LoggedEntry> {
  return readEntryLine(text, line, SCHEMAS);
}

/** What is there of a log that ends before its signature: the header and the entries, each line whole. */
export function readUnsealedLog(
  text: string,
): { readonly ok: true; readonly log: Omit<MatchLog, 'signature'> } | ({ readonly ok: false } & LogProblem) {
  const read = readUnsealedLines(text, SCHEMAS);
  return read.ok ? { ok: true, log: read.value } : read;
}
