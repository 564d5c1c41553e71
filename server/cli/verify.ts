import { isUtf8 } from 'node:buffer';
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { isLectureLog } from '../../shared/lecture/lecture-log.ts';
import { type LectureSummary, type LectureVerdict, verifyLecture } from '../../shared/lecture/verify-lecture.ts';
import { Memory } from '../../shared/match/memory.ts';
import { type LogSummary, type Verdict, verifyLines } from '../../shared/match/verify-log.ts';
import { ByteLines, NEWLINE } from './byte-lines.ts';

/** Everything is fine; some log does not hold; some file could not be read. */
const EXIT = { valid: 0, invalid: 1, unreadable: 2 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Where the answers go. */
interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Adds `verify LOG...` to the command line. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('recompute matches and lectures from their logs; says the first entry that does not hold')
    .argument('<log...>', 'log files')
    .option('--key <hex>', 'the public key that must have signed', readKey)
    .action(async (files: readonly string[], options: { readonly key?: string }) => {
      process.exitCode = await verifyFiles(files, options, { out: console.log, err: console.error });
    });
}

/** Verifies each file and says so, a line for each; gives the exit code, the worst that was met. */
export async function verifyFiles(
  files: readonly string[],
  { key }: { readonly key?: string },
  { out, err }: Output,
): Promise<Exit> {
  let worst: Exit = EXIT.valid;
  for (const file of files) {
    const bytes = await readFile(file).catch((error: unknown) => {
      err(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    if (bytes === null) {
      worst = EXIT.unreadable;
      continue;
    }
    const verdict = verifyBytes(bytes, key);
    out(printable(`${file}: ${inWords(verdict)}`));
    if (!verdict.ok && worst === EXIT.valid) worst = EXIT.invalid;
  }
  return worst;
}

/** Verifies a log, of a match or a lecture, as it lies on the disk; bytes that are not UTF-8 are no log. */
export function verifyBytes(bytes: Uint8Array, publicKey?: string): Verdict | LectureVerdict {
  if (!isUtf8(bytes)) {
    return { ok: false, line: firstBadLine(bytes), seq: null, code: 'not-json', message: 'the file is not UTF-8' };
  }
  const platform = { hashText, isSignedBy };
  const options = publicKey === undefined ? platform : { ...platform, publicKey };
  const lines = new ByteLines(bytes);
  return isLectureLog(lines.at(0) ?? '')
    ? verifyLecture(new TextDecoder().decode(bytes), options)
    : verifyLines(lines, options);
}

/** Node's own SHA-256 does in a moment what one in JavaScript takes a while for. */
function hashText(text: string): string {
  return hash('sha256', text);
}

/** A server signs all its matches with one key. */
const keys = new Memory<string, KeyObject>(64);

/** As strict as ours: RFC 8032's `S` in range, and `R` as it is spelt. */
function isSignedBy(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = keys.recall(x, () => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }));
  return verify(null, message, key, signature);
}

/** The first line, from 1, that is not UTF-8 by itself. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, start);
    const stop = end === -1 ? bytes.length : end;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return line;
}

function inWords(verdict: Verdict | LectureVerdict): string {
  if (!verdict.ok) {
    const entry = verdict.seq === null ? '' : `, entry ${verdict.seq}`;
    return `INVALID at line ${verdict.line}${entry}: ${verdict.code}: ${verdict.message}`;
  }
  return 'match' in verdict.summary ? matchInWords(verdict.summary) : lectureInWords(verdict.summary);
}

function matchInWords({ match, rounds, moves, entries, players, totals, publicKey }: LogSummary): string {
  const scores = totals.map(({ seat, forecastPoints, contractPoints }) => {
    const name = players.find((player) => player.seat === seat)?.name ?? `seat ${seat}`;
    return `${name} ${forecastPoints + contractPoints}`;
  });
  const counts = `${rounds} rounds, ${moves} moves, ${entries} entries`;
  return `valid: match ${match}, ${counts}; ${scores.join(', ')}; signed by ${publicKey}`;
}

function lectureInWords({ lecture, checkpoints, lines, entries, points, publicKey }: LectureSummary): string {
  const counts = `${counted(checkpoints, 'checkpoint')}, ${counted(lines, 'line')}, ${counted(entries, 'entry', 'entries')}`;
  const sum = [...points.values()].reduce((total, value) => total + value, 0);
  const each = points.size === 0 ? '' : `, ${Math.round((10 * sum) / points.size) / 10} points each`;
  return `valid: lecture ${lecture}, ${counts}; ${counted(points.size, 'student')}${each}; signed by ${publicKey}`;
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** A log may come from anywhere; a terminal obeys control characters. */
function printable(line: string): string {
  return line.replace(/\p{C}/gu, '\uFFFD');
}

function readKey(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('expected 64 lower-case hex digits');
  return text;
}
