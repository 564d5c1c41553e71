/**
 * The lines of a log's file: canonical JSON, each ended by a newline. A header, entries with their hashes, and the
 * signature over the last hash; what a header and an entry are, the log's kind tells.
 */
import * as v from 'valibot';
import { canonicalJson } from './canonical-json.ts';
import { canonicalText, headerHash, logEntry, signHash } from './log-chain.ts';
import { signatureSchema } from './log-schema.ts';

/** A log in memory. Its shape is right; whether it holds is another question. */
export interface Log<Header, Entry> {
  readonly header: Header;
  readonly entries: readonly (Entry & { readonly hash: string })[];
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

type Problem = { readonly ok: false } & LogProblem;
export type LineResult<T> = { readonly ok: true; readonly value: T } | Problem;

/** What a kind of log is made of. */
export interface LogSchemas<Header, Entry> {
  readonly header: v.GenericSchema<unknown, Header>;
  /** Of an entry of that value's type. They give what they read in canonical order. */
  readonly entryOf: (json: unknown) => v.GenericSchema<unknown, Entry & { readonly hash: string }>;
  /** Reads what it can faster than the schemas do, with the same result; null for what it cannot. */
  readonly quickly?: (text: string) => (Entry & { readonly hash: string }) | null;
}

/** The canonical text of a log. */
export function formatLines({ header, entries, signature }: Log<object, object>): string {
  const lines = [canonicalText(header), ...entries.map(canonicalText), canonicalJson({ signature })];
  return `${lines.join('\n')}\n`;
}

/** A log from a header and entries: hashes each, signs the last. `secretKey` is 32 bytes. */
export function sealLines<Header extends object, Entry extends object>(
  header: Header,
  entries: readonly Entry[],
  secretKey: Uint8Array,
): Log<Header, Entry> {
  let hash = headerHash(header);
  const logged = entries.map((entry) => {
    const next = logEntry(hash, entry);
    hash = next.hash;
    return next;
  });
  return { header, entries: logged, signature: signHash(hash, secretKey) };
}

/**
 * Reads what stands between the newlines of a log, its lines and the empty text after the last: the shape of every line
 * and its spelling, not yet what the lines say.
 */
export function readLines<Header, Entry>(
  split: readonly string[],
  schemas: LogSchemas<Header, Entry>,
): LineResult<Log<Header, Entry>> {
  const whole = countLines(split);
  if (!whole.ok) return whole;
  const begun = readBegun(split.slice(0, whole.value - 1), schemas);
  if (!begun.ok) return begun;
  const signature = readSignature(split.at(whole.value - 1) ?? '', whole.value);
  if (!signature.ok) return signature;
  return { ok: true, value: { ...begun.value, signature: signature.value } };
}

/** What stands between the newlines of a text, an array or something that reads each when it is asked for. */
export type SplitText = Pick<readonly string[], 'length' | 'at'>;

/** How many lines a log has that has all it must have: a header, entries perhaps, and a signature. */
export function countLines(split: SplitText): LineResult<number> {
  const count = split.length - 1;
  if (split.at(-1) !== '') return problem(split.length, 'cut-off', 'the last line does not end with a newline');
  if (count < 2) return problem(Math.max(1, count), 'cut-off', 'a log has a header and a signature at least');
  return { ok: true, value: count };
}

/** Reads the first line. */
export function readHeaderLine<Header>(
  text: string,
  { header }: Pick<LogSchemas<Header, never>, 'header'>,
): LineResult<Header> {
  return readLine(text, 1, () => header, 'bad-header');
}

/** Reads a line between the first and the last; `line` counts from 1. */
export function readEntryLine<Entry>(
  text: string,
  line: number,
  { entryOf, quickly }: Omit<LogSchemas<never, Entry>, 'header'>,
): LineResult<Entry & { readonly hash: string }> {
  const value = quickly?.(text) ?? null;
  return value === null ? readLine(text, line, entryOf, 'bad-entry') : { ok: true, value };
}

/** Reads the last line. */
export function readSignature(text: string, line: number): LineResult<string> {
  const read = readLine(text, line, () => signatureSchema, 'bad-signature-line');
  return read.ok ? { ok: true, value: read.value.signature } : read;
}

/** What is there of a log that ends before its signature: the header and the entries, each line whole. */
export function readUnsealedLines<Header, Entry>(
  text: string,
  schemas: LogSchemas<Header, Entry>,
): LineResult<Omit<Log<Header, Entry>, 'signature'>> {
  const lines = text.split('\n');
  if (lines.pop() !== '') return problem(lines.length + 1, 'cut-off', 'the last line does not end with a newline');
  return readBegun(lines, schemas);
}

function readBegun<Header, Entry>(
  [first = '', ...rest]: readonly string[],
  schemas: LogSchemas<Header, Entry>,
): LineResult<Omit<Log<Header, Entry>, 'signature'>> {
  const header = readHeaderLine(first, schemas);
  if (!header.ok) return header;
  const entries: (Entry & { readonly hash: string })[] = [];
  for (const [index, line] of rest.entries()) {
    const entry = readEntryLine(line, index + 2, schemas);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return { ok: true, value: { header: header.value, entries } };
}

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

function problem(line: number, code: LogProblemCode, message: string, seq: number | null = null): Problem {
  return { ok: false, line, seq, code, message };
}
