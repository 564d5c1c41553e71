/**
 * Recomputes a lecture: the chain of hashes, the fold, and whether every entry was one that the rules allow. It asks
 * the same `decideLecture` that the server asked.
 */

import { canonicalJson, isSameJson, type JsonValue } from '../match/canonical-json.ts';
import { ENGINE_VERSION } from '../match/engine-version.ts';
import { entryHash, headerHash, sha256Hex, signatureHolds } from '../match/log-chain.ts';
import type { LogProblem, LogProblemCode } from '../match/log-lines.ts';
import type { VerifyOptions } from '../match/verify-log.ts';
import type { LectureCommand } from './commands.ts';
import { type DecidedInLecture, decideLecture, LINES_PER_DIGEST } from './decide-lecture.ts';
import type { LectureEntry, LoggedLectureEntry } from './entries.ts';
import { evolveLecture, startLecture } from './evolve-lecture.ts';
import type { LectureHeader, Student } from './header.ts';
import { type LectureLog, readLectureLog } from './lecture-log.ts';
import type { Script } from './script.ts';
import { ScriptError } from './script-error.ts';
import { scriptOf } from './script-of.ts';
import type { LectureState } from './state.ts';
import { viewLectureHeader } from './view-lecture.ts';

/** What a log that holds says. */
export interface LectureSummary {
  readonly lecture: string;
  readonly title: string;
  readonly createdAt: string;
  readonly entries: number;
  readonly lines: number;
  readonly checkpoints: number;
  /** Everybody who forecast in a checkpoint that was revealed, by number, with their points. */
  readonly points: ReadonlyMap<Student, number>;
  /** Whose signature it is, in hex. */
  readonly publicKey: string;
}

export type LectureVerdict =
  | { readonly ok: true; readonly summary: LectureSummary }
  | ({ readonly ok: false } & LogProblem);

/** Whether a log's text holds, or the first line that does not and why. */
export function verifyLecture(text: string, options: VerifyOptions = {}): LectureVerdict {
  const read = readLectureLog(text.split('\n'));
  return read.ok ? verifyLectureLog(read.log, options) : read;
}

/** A problem before it is known on which line. */
interface Fault {
  readonly code: LogProblemCode;
  readonly message: string;
}

/** The same for a log that has been read. */
export function verifyLectureLog(log: LectureLog, options: VerifyOptions = {}): LectureVerdict {
  const { header, entries, signature } = log;
  const script = readScriptOf(header);
  const badHeader = headerFault(header, options) ?? ('code' in script ? script : null);
  if (badHeader !== null || 'code' in script) return { ok: false, line: 1, seq: null, ...(badHeader as Fault) };

  const check = new LectureCheck(header, script, options.hashText ?? sha256Hex);
  for (const [index, entry] of entries.entries()) {
    const fault = check.next(entry);
    if (fault !== null) return { ok: false, line: index + 2, seq: entry.seq, ...fault };
  }
  const line = entries.length + 2;
  if (check.state.stage.type !== 'finished') {
    return { ok: false, line, seq: null, code: 'not-finished', message: 'the lecture is not over' };
  }
  if (!signatureHolds(signature, check.hash, header.publicKey, options.isSignedBy)) {
    return { ok: false, line, seq: null, code: 'wrong-signature', message: 'the signature is not over the last hash' };
  }
  return { ok: true, summary: summarize(log, check.state) };
}

function summarize({ header, entries }: LectureLog, { program, checkpoints, points }: LectureState): LectureSummary {
  const { lecture, title, createdAt, publicKey } = header;
  const counts = { entries: entries.length, lines: program.length, checkpoints: checkpoints.length };
  return { lecture, title, createdAt, ...counts, points, publicKey };
}

function headerFault({ engine, publicKey }: LectureHeader, options: VerifyOptions): Fault | null {
  if (engine !== ENGINE_VERSION) {
    return { code: 'wrong-engine', message: `made by engine ${engine}, this is engine ${ENGINE_VERSION}` };
  }
  if (options.publicKey !== undefined && publicKey !== options.publicKey) {
    return { code: 'wrong-key', message: `signed with ${publicKey}, not with ${options.publicKey}` };
  }
  return null;
}

function readScriptOf(header: LectureHeader): Script | Fault {
  try {
    return scriptOf(header);
  } catch (error) {
    if (error instanceof ScriptError) return { code: 'bad-header', message: `the script: ${error.message}` };
    throw error;
  }
}

/** Follows a lecture entry by entry. Before each, `state` is what the entries so far come to, and `hash` covers them. */
class LectureCheck {
  state: LectureState;
  hash: string;
  /** What the last command must still have appended, at that time. */
  #expected: { readonly bodies: readonly DecidedInLecture[]; readonly at: number } = { bodies: [], at: 0 };
  readonly #script: Script;
  readonly #hashText: (text: string) => string;

  constructor(header: LectureHeader, script: Script, hashText: (text: string) => string) {
    this.#script = script;
    this.#hashText = hashText;
    this.state = startLecture(viewLectureHeader(header, 'screen'));
    this.hash = headerHash(header);
  }

  /** What is wrong with the entry that comes next; null when nothing is, and it has been folded. */
  next({ hash, ...entry }: LoggedLectureEntry): Fault | null {
    const misplaced = this.#placeFault(entry, hash);
    if (misplaced !== null) return misplaced;
    this.hash = hash;
    try {
      const fault = this.#ruleFault(entry);
      if (fault !== null) return fault;
      this.state = evolveLecture(this.state, entry);
      this.#expectDigest(entry);
      return null;
    } catch (error) {
      // a file may say anything: what makes the engine throw is the file's fault
      return { code: 'not-foldable', message: error instanceof Error ? error.message : String(error) };
    }
  }

  #placeFault(entry: LectureEntry, hash: string): Fault | null {
    const seq = this.state.seq + 1;
    if (entry.seq !== seq) return { code: 'wrong-seq', message: `seq ${entry.seq} where ${seq} belongs` };
    if (entry.at < this.state.at) {
      return { code: 'wrong-time', message: `the time falls from ${this.state.at} to ${entry.at}` };
    }
    const right = entryHash(this.hash, entry, this.#hashText);
    return right === hash ? null : { code: 'wrong-hash', message: `the hash should be ${right}` };
  }

  #ruleFault(entry: LectureEntry): Fault | null {
    const [next, ...rest] = this.#expected.bodies;
    if (next !== undefined) {
      const { at } = this.#expected;
      this.#expected = { bodies: rest, at };
      return differenceFrom({ ...next, seq: entry.seq, at }, entry);
    }
    const command = commandBehind(entry);
    if (command === null) return { code: 'illegal-entry', message: `${entry.type} comes without its cause` };
    const decided = decideLecture(this.state, command, this.#script);
    if (!decided.ok) {
      const { code, params } = decided.refusal;
      return { code: 'illegal-entry', message: `${code} ${canonicalJson(params)}` };
    }
    const [first] = decided.value;
    if (first === undefined) return { code: 'illegal-entry', message: `nothing gives cause for ${entry.type} now` };
    return differenceFrom({ ...first, seq: entry.seq, at: entry.at }, entry);
  }

  #expectDigest({ type, at }: LectureEntry): void {
    const due = type === 'line-run' && this.state.linesSinceDigest >= LINES_PER_DIGEST;
    if (!due && type !== 'checkpoint-revealed') return;
    const digest = this.state.machine.digest();
    this.#expected = { bodies: [{ type: 'checkpointed', digest, by: 'server' }], at };
  }
}

/** The command that alone can have made an entry that comes first; null for one that never does. */
function commandBehind(entry: LectureEntry): LectureCommand | null {
  switch (entry.type) {
    case 'line-run':
      return entry.step === null ? { type: 'run-line', text: entry.line } : { type: 'next' };
    case 'note-shown':
      return { type: 'next' };
    case 'step-skipped':
      return { type: 'skip' };
    case 'checkpoint-opened':
      return entry.step === null ? { type: 'open-checkpoint', stakes: entry.stakes } : { type: 'next' };
    case 'forecast-made':
      return typeof entry.by === 'number' ? { type: 'forecast', student: entry.by, values: entry.values } : null;
    case 'forecasts-closed':
      return { type: 'close-forecasts' };
    case 'distribution-shown':
      return { type: 'show-distribution' };
    case 'peer-opened':
      return entry.step === null ? { type: 'open-peer' } : { type: 'next' };
    case 'checkpoint-revealed':
      return { type: 'reveal' };
    case 'finished':
      return { type: 'finish' };
    case 'checkpointed':
      return null;
  }
}

function differenceFrom(right: LectureEntry, entry: LectureEntry): Fault | null {
  const [expected, found] = [right as unknown as JsonValue, entry as unknown as JsonValue];
  if (isSameJson(expected, found)) return null;
  const [given, read] = [canonicalJson(expected), canonicalJson(found)];
  return { code: 'wrong-entry', message: `found ${read}, the rules give ${given}` };
}
