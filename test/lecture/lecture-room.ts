/** A lecture without a server: commands in, entries out, folded as they come. */
import type { RuntimeId } from '../../shared/heap/runtime.ts';
import type { LectureCommand } from '../../shared/lecture/commands.ts';
import { decideLecture, stampLecture } from '../../shared/lecture/decide-lecture.ts';
import type { LectureEntry, LectureEntryType } from '../../shared/lecture/entries.ts';
import { evolveLecture, startLecture } from '../../shared/lecture/evolve-lecture.ts';
import type { LectureHeader } from '../../shared/lecture/header.ts';
import { type LectureLog, sealLecture } from '../../shared/lecture/lecture-log.ts';
import { scriptOf } from '../../shared/lecture/script-of.ts';
import type { LectureState } from '../../shared/lecture/state.ts';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import { publicKeyOf } from '../../shared/match/log-chain.ts';

export const LECTURE_KEY = new Uint8Array(32).fill(3);

export function lectureHeader(script: string, runtime: RuntimeId = '3.15'): LectureHeader {
  return {
    format: 'garbage-day-lecture/1',
    engine: ENGINE_VERSION,
    lecture: 'test-lecture',
    createdAt: '2026-01-01T00:00:00.000Z',
    runtime,
    title: 'Two who hold each other',
    script,
    publicKey: publicKeyOf(LECTURE_KEY),
  };
}

export class LectureRoom {
  readonly header: LectureHeader;
  readonly entries: LectureEntry[] = [];
  state: LectureState;
  now = 0;

  constructor(script: readonly string[] | string = [], runtime: RuntimeId = '3.15') {
    this.header = lectureHeader(typeof script === 'string' ? script : script.join('\n'), runtime);
    this.state = startLecture(this.header);
  }

  /** What the command comes to, in words: the types of its entries, or the refusal's code. */
  ask(command: LectureCommand): string {
    const decided = decideLecture(this.state, command, scriptOf(this.header));
    if (!decided.ok) return decided.refusal.code;
    const entries = stampLecture(this.state, decided.value, this.now);
    for (const entry of entries) this.state = evolveLecture(this.state, entry);
    this.entries.push(...entries);
    return entries.map(({ type }) => type).join(' ');
  }

  /** The host says yes to what the script has next, so many times. */
  next(times = 1): this {
    for (let time = 0; time < times; time++) {
      const said = this.ask({ type: 'next' });
      if (!said.includes('-')) throw new Error(said);
      if (said === 'script-over' || said === 'python-error') throw new Error(said);
    }
    return this;
  }

  line(text: string): this {
    const said = this.ask({ type: 'run-line', text });
    if (!said.startsWith('line-run')) throw new Error(`${text}: ${said}`);
    return this;
  }

  /** The last entry of that type. */
  last<T extends LectureEntryType>(type: T): Extract<LectureEntry, { type: T }> {
    const found = this.entries.findLast((entry) => entry.type === type);
    if (found === undefined) throw new Error(`no ${type}`);
    return found as Extract<LectureEntry, { type: T }>;
  }

  log(): LectureLog {
    return sealLecture(this.header, this.entries, LECTURE_KEY);
  }
}
