/** What is wrong with an entry where it stands: its place, its hash, and whether the rules give it. */
import { isSameJson, type JsonValue } from './canonical-json.ts';
import type { Command } from './commands.ts';
import { type Decided, decide, MOVES_PER_CHECKPOINT, type Secrets } from './decide.ts';
import type { Entry, LoggedEntry } from './entries.ts';
import { evolve, startMatch } from './evolve.ts';
import { judgeLine } from './line-judgement.ts';
import type { LogProblemCode } from './log.ts';
import { canonicalText, type HashText, hashOfLine, lineAfter, placedEntry } from './log-chain.ts';
import type { Refusal } from './refusals.ts';
import type { LogHeader } from './settings.ts';
import type { MatchState } from './state.ts';
import { publicHeader } from './view.ts';

/** A problem before it is known on which line. */
export interface Fault {
  readonly code: LogProblemCode;
  readonly message: string;
}

/** Follows a match entry by entry. Before each, `state` is what the entries so far come to, and `hash` covers them. */
export class EntryCheck {
  state: MatchState;
  hash: string;
  /** What the last command must still have appended, the next one last, at that match time. */
  private expected: Decided[] = [];
  private expectedAt = 0;
  private readonly secrets: Secrets;
  private readonly hashText: HashText;

  /** `line`: the header's canonical text, where it is at hand. */
  constructor(header: LogHeader, hashText: HashText, line = canonicalText(header)) {
    this.secrets = { seed: header.seed, hashText };
    this.hashText = hashText;
    this.state = startMatch(publicHeader(header), { record: false });
    this.hash = hashText(line);
  }

  /**
   * Folds in the entry that must come next, if that is its line: one that the last command decided is known to the
   * letter, and needs no reading. Null, and nothing is done, for every other line.
   */
  nextDecided(line: string): { readonly fault: Fault | null } | null {
    const decided = this.expected.at(-1);
    if (decided === undefined) return null;
    const entry: Entry = placedEntry(decided, { seq: this.state.seq + 1, at: this.expectedAt });
    const right = lineAfter(this.hash, entry, this.hashText);
    if (right.line !== line) return null;
    this.expected.pop();
    this.hash = right.hash;
    try {
      return { fault: this.fold(entry) };
    } catch (error) {
      return { fault: unfoldable(error) };
    }
  }

  /** What is wrong with the entry that comes next, whose line that is; null when nothing is, and it has been folded. */
  next(entry: LoggedEntry, line: string): Fault | null {
    const misplaced = this.placeFault(entry, line);
    if (misplaced !== null) return misplaced;
    this.hash = entry.hash;
    try {
      return this.ruleFault(entry) ?? this.fold(entry);
    } catch (error) {
      return unfoldable(error);
    }
  }

  private placeFault(entry: LoggedEntry, line: string): Fault | null {
    const seq = this.state.seq + 1;
    if (entry.seq !== seq) return { code: 'wrong-seq', message: `seq ${entry.seq} where ${seq} belongs` };
    if (entry.at < this.state.at) {
      return { code: 'wrong-time', message: `match time falls from ${this.state.at} to ${entry.at}` };
    }
    const right = hashOfLine(this.hash, line, entry.hash, this.hashText);
    if (right !== entry.hash) return { code: 'wrong-hash', message: `the hash should be ${right}` };
    return null;
  }

  private ruleFault(entry: LoggedEntry): Fault | null {
    const next = this.expected.pop();
    if (next !== undefined) return differenceFrom(next, this.expectedAt, entry);
    return entry.type === 'moved' ? this.moveFault(entry) : this.commandFault(entry);
  }

  /** A move needs no copy of the heap here: when Python refuses it, folding it says so. */
  private moveFault(entry: Extract<Entry, { type: 'moved' }>): Fault | null {
    const seat = entry.by === 'server' ? undefined : this.state.seats[entry.by];
    if (seat === undefined) return { code: 'illegal-entry', message: `nobody sits in seat ${entry.by}` };
    const judged = judgeLine(this.state, seat, entry.line, entry.at);
    if (!judged.ok) return { code: 'illegal-entry', message: `${entry.line}: ${inWords(judged.refusal)}` };
    const { spelling } = judged.value.line;
    return spelling === entry.line
      ? null
      : { code: 'wrong-entry', message: `the line is spelt ${entry.line}, not ${spelling}` };
  }

  private commandFault(entry: LoggedEntry): Fault | null {
    const command = commandBehind(entry, this.state);
    if (command === null) return { code: 'illegal-entry', message: `${entry.type} comes without its cause` };
    const decided = decide(this.state, command, entry.at, this.secrets);
    if (!decided.ok) return { code: 'illegal-entry', message: inWords(decided.refusal) };
    this.expected = decided.value.toReversed();
    this.expectedAt = entry.at;
    const first = this.expected.pop();
    if (first === undefined) return { code: 'illegal-entry', message: `nothing gives cause for ${entry.type} now` };
    return differenceFrom(first, entry.at, entry);
  }

  private fold(entry: Entry): Fault | null {
    this.state = evolve(this.state, entry);
    if (entry.type === 'moved' && this.state.movesSinceCheckpoint >= MOVES_PER_CHECKPOINT) {
      this.expected = [{ type: 'checkpointed', digest: this.state.machine.digest(), by: 'server' }];
      this.expectedAt = entry.at;
    }
    return null;
  }
}

/** A file may say anything: what makes the engine throw is the file's fault. */
function unfoldable(error: unknown): Fault {
  return { code: 'not-foldable', message: error instanceof Error ? error.message : String(error) };
}

/** The command that alone can have made an entry; null for one that never comes first. */
function commandBehind(entry: Entry, state: MatchState): Command | null {
  switch (entry.type) {
    case 'round-started':
      return state.stage.type === 'waiting' ? { type: 'begin' } : null;
    case 'checkpointed':
      return { type: 'tick' };
    case 'forecast-made':
      if (entry.by === 'server' || entry.values === null) return null;
      return { type: 'forecast', seat: entry.by, values: entry.values };
    case 'readied':
      return entry.by === 'server' ? null : { type: 'ready', seat: entry.by };
    case 'phase-retimed':
      return { type: 'retime', until: entry.until };
    case 'forecaster-joined':
      return { type: 'join-late', name: entry.name };
    case 'bot-stepped-in':
      return { type: 'drop-out', seat: entry.seat };
    case 'player-returned':
      return { type: 'return', seat: entry.seat };
    case 'moved':
      return entry.by === 'server' ? null : { type: 'play-line', seat: entry.by, text: entry.line };
    case 'contracts-dealt':
    case 'phase-started':
    case 'stakes-chosen':
    case 'disagreements-shown':
    case 'revealed':
    case 'finished':
      return null;
  }
}

/** How an entry, whose place is right, differs from what was decided at that match time. */
function differenceFrom(decided: Decided, at: number, entry: LoggedEntry): Fault | null {
  if (entry.at === at && isSaidBy(decided, entry)) return null;
  const { hash: _, ...found } = entry;
  const read = canonicalText(found);
  const given = canonicalText({ ...decided, seq: entry.seq, at });
  return { code: 'wrong-entry', message: `found ${read}, the rules give ${given}` };
}

/** What an entry has besides what was decided. */
const OF_ITS_PLACE: ReadonlySet<string> = new Set(['seq', 'at', 'hash']);

function isSaidBy(decided: Decided, entry: LoggedEntry): boolean {
  const [right, found] = [decided, entry] as unknown as Readonly<Record<string, JsonValue>>[];
  if (right === undefined || found === undefined) return false;
  for (const key in right) if (!isSameJson(right[key], found[key])) return false;
  for (const key in found) if (!(key in right || OF_ITS_PLACE.has(key))) return false;
  return true;
}

function inWords({ code, params }: Refusal): string {
  const details = Object.entries(params).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return [code, ...details].join(', ');
}
