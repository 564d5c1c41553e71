/**
 * The file of a match: JSON lines in canonical JSON, each ended by a newline. The header, then the entries with their
 * hashes, then the server's signature over the last hash.
 */
import * as v from 'valibot';
import { canonicalJson } from './canonical-json.ts';
import type { Entry, LoggedEntry } from './entries.ts';
import { canonicalText, headerHash, logEntry, signHash } from './log-chain.ts';
import { headerSchema, schemaOf, signatureSchema } from './log-schema.ts';
import type { LogHeader } from './settings.ts';

/** A log in memory. Its shape is right; whether it holds, `verifyLog` tells. */
export interface MatchLog {
  readonly header: LogHeader;
  readonly entries: readonly LoggedEntry[];
  /** Ed25519 over the last hash, in hex. */
  readonly signature: string;
}

/** Why a text is not a log. `line` counts from 1. */
export interface LogProblem {
  readonly line: number;
  /** The entry's, where the line is one that could be read; else null. */
  readonly seq: number | null;
  readonly code: LogProblemCode;
  /** What is wrong, in English, for command lines and logs. */
  readonly message: string;
}

export const LOG_PROBLEM_CODES = [
  'not-json',
  'not-canonical',
  'bad-header',
  'bad-entry',
  'bad-signature-line',
  'cut-off',
  'wrong-engine',
  'wrong-seed',
  'wrong-runtime',
  'wrong-seq',
  'wrong-time',
  'wrong-hash',
  'wrong-signature',
  'wrong-key',
  'illegal-entry',
  'wrong-entry',
  'not-foldable',
  'not-finished',
] as const;
export type LogProblemCode = (typeof LOG_PROBLEM_CODES)[number];

export type ReadResult = { readonly ok: true; readonly log: MatchLog } | ({ readonly ok: false } & LogProblem);

/** The canonical text of a log. */
export function formatLog({ header, entries, signature }: MatchLog): string {
  const lines = [canonicalText(header), ...entries.map(canonicalText), canonicalJson({ signature })];
  return `${lines.join('\n')}\n`;
}

/** A log from a match's header and entries: hashes each, signs the last. `secretKey` is 32 bytes. */
export function sealLog(header: LogHeader, entries: readonly Entry[], secretKey: Uint8Array): MatchLog {
  let hash = headerHash(header);
  const logged = entries.map((entry) => {
    const next = logEntry(hash, entry);
    hash = next.hash;
    return next;
  });
  return { header, entries: logged, signature: signHash(hash, secretKey) };
}

/** Reads a log's text: the shape of every line and its spelling, not yet what the lines say. */
export function readLog(text: string): ReadResult {
  return readLines(text.split('\n'));
}

/** The same of what stands between the newlines of a log: its lines, and the empty text after the last. */
export function readLines(split: readonly string[]): ReadResult {
  const whole = wholeLines(split);
  if (!whole.ok) return whole;
  const lines = whole.value;
  const header = readHeader(lines[0] ?? '');
  if (!header.ok) return header;
  const entries = readEntries(lines.slice(1, -1));
  if (!entries.ok) return entries;
  const signature = readSignature(lines.at(-1) ?? '', lines.length);
  if (!signature.ok) return signature;
  return { ok: true, log: { header: header.value, entries: entries.value, signature: signature.value } };
}

/** The lines of a log that has all it must have: a header, entries perhaps, and a signature. */
export function wholeLines(split: readonly string[]): LineResult<readonly string[]> {
  const lines = split.slice(0, -1);
  if (split.at(-1) !== '') return problem(split.length, 'cut-off', 'the last line does not end with a newline');
  if (lines.length < 2) {
    return problem(Math.max(1, lines.length), 'cut-off', 'a log has a header and a signature at least');
  }
  return { ok: true, value: lines };
}

/** Reads the first line. */
export function readHeader(text: string): LineResult<LogHeader> {
  return readLine(text, 1, () => headerSchema, 'bad-header');
}

/** Reads a line between the first and the last; `line` counts from 1. */
export function readEntry(text: string, line: number): LineResult<LoggedEntry> {
  return readLine(text, line, schemaOf, 'bad-entry');
}

/** Reads the last line. */
export function readSignature(text: string, line: number): LineResult<string> {
  const read = readLine(text, line, () => signatureSchema, 'bad-signature-line');
  return read.ok ? { ok: true, value: read.value.signature } : read;
}

/** What is there of a log that ends before its signature: the header and the entries, each line whole. */
export function readUnsealedLog(
  text: string,
): { readonly ok: true; readonly log: Omit<MatchLog, 'signature'> } | ({ readonly ok: false } & LogProblem) {
  const lines = text.split('\n');
  if (lines.pop() !== '') return problem(lines.length + 1, 'cut-off', 'the last line does not end with a newline');
  const header = readHeader(lines[0] ?? '');
  if (!header.ok) return header;
  const entries = readEntries(lines.slice(1));
  return entries.ok ? { ok: true, log: { header: header.value, entries: entries.value } } : entries;
}

/** The lines after the header's. */
function readEntries(lines: readonly string[]): LineResult<LoggedEntry[]> {
  const entries: LoggedEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const entry = readEntry(line, index + 2);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return { ok: true, value: entries };
}

export type LineResult<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & LogProblem);

function readLine<T>(
  text: string,
  line: number,
  schemaFor: (json: unknown) => v.GenericSchema<unknown, T>,
  code: LogProblemCode,
): LineResult<T> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return problem(line, 'not-json', cause instanceof Error ? cause.message : String(cause));
  }
  const result = v.safeParse(schemaFor(json), json, { abortEarly: true });
  if (!result.success) return problem(line, code, describe(result.issues[0]), seqOf(json));
  // compares what was understood, so that nothing can hide in a second spelling; the schemas order what they give
  if (JSON.stringify(result.output) !== text) {
    return problem(line, 'not-canonical', 'the line is not in canonical JSON', seqOf(json));
  }
  return { ok: true, value: result.output };
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}

function seqOf(json: unknown): number | null {
  const seq = typeof json === 'object' && json !== null && 'seq' in json ? json.seq : null;
  return typeof seq === 'number' ? seq : null;
}

function problem(line: number, code: LogProblemCode, message: string, seq: number | null = null) {
  return { ok: false, line, seq, code, message } as const;
}
