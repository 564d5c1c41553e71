/**
 * One lecture that is on: everything that is said in it comes through here. The session that keeps it says who comes
 * and goes and passes on what they ask; the hall writes, and tells everybody what they may see.
 */
import type { LectureCommand } from '../../shared/lecture/commands.ts';
import type { LoggedLectureEntry } from '../../shared/lecture/entries.ts';
import { LECTURE_FORMAT, type LectureHeader, type Student } from '../../shared/lecture/header.ts';
import { ScriptError } from '../../shared/lecture/script-error.ts';
import { scriptOf } from '../../shared/lecture/script-of.ts';
import type { LectureState } from '../../shared/lecture/state.ts';
import type { LectureViewer } from '../../shared/lecture/view-lecture.ts';
import { ENGINE_VERSION } from '../../shared/match/engine-version.ts';
import type { Forecast } from '../../shared/match/entries.ts';
import { type Refusal, type Result, refuse } from '../../shared/match/refusals.ts';
import { commandOf, type LectureAction } from '../../shared/protocol/lecture-actions.ts';
import type { Member } from '../tables/audience.ts';
import { OUTCOME_ONLY } from '../tables/committer.ts';
import { encodeFrame } from '../tables/frames.ts';
import { MatchClock } from '../tables/match-clock.ts';
import type { Answer } from '../tables/table-play.ts';
import { isoNow, type TableServices } from '../tables/table-services.ts';
import { LectureSnapshot, lectureFrames } from './lecture-frames.ts';
import { LectureJournal, type LectureListener } from './lecture-journal.ts';
import type { LectureRecord } from './lecture-record.ts';
import { progressFrame, Throttle } from './progress.ts';
import { RunningLecture } from './running-lecture.ts';

export type LectureServices = Pick<
  TableServices,
  'clock' | 'ids' | 'store' | 'committer' | 'logger' | 'signingKey' | 'publicKey'
>;

/** Who looks at a lecture; whoever keeps the log does not look. */
export type HallViewer = Exclude<LectureViewer, 'everything'>;

/** What the session wants to know of its lecture. */
export interface LectureKeeper {
  /** These entries are durable, and told. */
  moved(hall: LectureHall, entries: readonly LoggedLectureEntry[]): void;
  /** Somebody else has written to its log: the hall is closed, and is to be opened again. */
  lost(hall: LectureHall): void;
}

export class LectureHall implements LectureListener {
  readonly #services: LectureServices;
  readonly #keeper: LectureKeeper;
  readonly #lecture: RunningLecture;
  readonly #journal: LectureJournal;
  readonly #time: MatchClock;
  readonly #members = new Map<Member, HallViewer>();
  readonly #progress: Throttle;
  #snapshot: LectureSnapshot | null = null;
  #untold: LoggedLectureEntry[] = [];

  private constructor(services: LectureServices, keeper: LectureKeeper, lecture: RunningLecture) {
    this.#services = services;
    this.#keeper = keeper;
    this.#lecture = lecture;
    this.#journal = new LectureJournal({ ...services, isoNow: () => isoNow(services.clock) }, lecture, this);
    this.#time = new MatchClock(services.clock, lecture.at);
    this.#progress = new Throttle(services.clock, () => this.#tellProgress());
    if (!this.finished) this.#time.resume();
  }

  /**
   * The lecture of that id as it stands in storage, or a new one. Refused as `bad-script` when its script cannot be
   * given. Rejects with a StorageError when the medium fails.
   */
  static async open(
    services: LectureServices,
    record: LectureRecord,
    keeper: LectureKeeper,
  ): Promise<Result<LectureHall>> {
    const { store } = services;
    const stored = await store.readLecture(record.lecture);
    if (stored !== null) {
      const entries = await store.readLectureEntries(record.lecture);
      return { ok: true, value: new LectureHall(services, keeper, new RunningLecture(stored.header, entries)) };
    }
    const header = headerFor(services, record);
    const script = checkedScript(header);
    if (!script.ok) return script;
    const created = { type: 'lecture-created', header, session: record.session } as const;
    const outcome = await services.committer.submit(OUTCOME_ONLY, [created]);
    const hall = new LectureHall(services, keeper, new RunningLecture(header, []));
    return outcome === 'written' ? { ok: true, value: hall } : hall.#internalError(`the commit: ${outcome}`);
  }

  get id(): string {
    return this.#lecture.id;
  }

  /** As it is durable; its machine belongs to the hall, so whoever runs something forks it. */
  get state(): LectureState {
    return this.#lecture.durable;
  }

  get finished(): boolean {
    return this.state.stage.type === 'finished';
  }

  /** Every student's points in what has been revealed so far. */
  get results(): ReadonlyMap<Student, number> {
    return this.state.points;
  }

  /** How many students are there. */
  get present(): number {
    return new Set([...this.#members.values()].flatMap((viewer) => (typeof viewer === 'object' ? viewer.student : [])))
      .size;
  }

  /** Shows somebody the lecture from now on, with all that has been: a student, a host's device or a projector. */
  hello(member: Member, viewer: HallViewer): void {
    this.#members.set(member, viewer);
    this.#snapshot ??= new LectureSnapshot(this.#lecture.header, this.#lecture.durableEntries());
    member.send(this.#snapshot.frameFor(viewer));
    if (typeof viewer !== 'object') member.send(progressFrame(this.state, this.present, viewer === 'host'));
    else this.#progress.note();
  }

  /** Shows it no longer. The session says `lecture-left` where the connection stays. */
  gone(member: Member): void {
    const viewer = this.#members.get(member);
    if (this.#members.delete(member) && typeof viewer === 'object') this.#progress.note();
  }

  /** A student's forecast. Resolves when it is durable, or is refused. Never rejects. */
  forecast(student: Student, values: Forecast): Promise<Answer> {
    return this.#ask({ type: 'forecast', student, values });
  }

  /** Does what a host asks. Resolves when it is durable and told, or is refused. Never rejects. */
  host(action: LectureAction): Promise<Answer> {
    return this.#ask(commandOf(action));
  }

  /** Ends the lecture: its log is signed, and nothing more happens in it. Never rejects. */
  finish(): Promise<Answer> {
    return this.finished ? Promise.resolve({ ok: true, value: null }) : this.#ask({ type: 'finish' });
  }

  /** Stops the lecture's time, or lets it run; while it stands, nothing is taken. */
  hold(isHeld: boolean): void {
    if (isHeld || this.finished) this.#time.pause();
    else this.#time.resume();
  }

  /** Tells no more; what is under way is still written. The members are the session's. */
  stop(): void {
    this.#progress.stop();
    this.#members.clear();
  }

  entriesStored(entries: readonly LoggedLectureEntry[]): void {
    // all that one commit wrote is told at once, after the last of its groups
    if (this.#untold.length === 0) queueMicrotask(() => this.#tell());
    this.#untold.push(...entries);
    this.#snapshot = null;
  }

  lost(reason: 'failed' | 'conflict'): void {
    if (reason === 'failed') return;
    this.#services.logger.error({ lecture: this.id }, 'somebody else has written to the log of this lecture');
    this.stop();
    this.#keeper.lost(this);
  }

  async #ask(command: LectureCommand): Promise<Answer> {
    if (this.finished) return refuse('lecture-over');
    if (!this.#time.isRunning && command.type !== 'finish') return refuse('paused');
    try {
      const said = this.#journal.say(command, this.#time.now());
      if (!said.ok) return said;
      const outcome = await said.value.committed;
      if (outcome !== 'written') return this.#internalError(`the commit: ${outcome}`);
      return { ok: true, value: said.value.entries[0]?.seq ?? null };
    } catch (error) {
      return this.#internalError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  #tell(): void {
    const entries = this.#untold;
    this.#untold = [];
    const frameFor = lectureFrames(entries);
    for (const [member, viewer] of this.#members) {
      const frame = frameFor(viewer);
      if (frame !== null) member.send(frame);
    }
    this.#progress.note();
    if (this.finished) this.#time.pause();
    this.#keeper.moved(this, entries);
  }

  #tellProgress(): void {
    const viewers = [...this.#members].filter(([, viewer]) => typeof viewer === 'string');
    for (const kind of ['host', 'screen'] as const) {
      const members = viewers.filter(([, viewer]) => viewer === kind);
      if (members.length === 0) continue;
      const frame = progressFrame(this.state, this.present, kind === 'host');
      for (const [member] of members) member.send(frame);
    }
  }

  #internalError(problem: string): { ok: false; refusal: Refusal } {
    const { ids, logger } = this.#services;
    const reference = ids.reference();
    logger.error({ problem, lecture: this.id, reference }, 'a lecture failed');
    return refuse('internal-error', { reference });
  }
}

/** The frame for those whose lecture is over for them. */
export const LECTURE_LEFT = encodeFrame({ t: 'lecture-left' });

function headerFor({ clock, publicKey }: LectureServices, record: LectureRecord): LectureHeader {
  const { lecture, title, runtime, script } = record;
  const createdAt = isoNow(clock);
  return { format: LECTURE_FORMAT, engine: ENGINE_VERSION, lecture, createdAt, runtime, title, script, publicKey };
}

/** Whether a script can be given; sessions ask before they take an activity. */
export function checkedScript(source: Pick<LectureHeader, 'runtime' | 'script'>): Result<null> {
  try {
    scriptOf(source);
    return { ok: true, value: null };
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const { reason, ...params } = error.params;
    const detail = reason === undefined ? {} : { detail: reason };
    return refuse('bad-script', { ...params, ...detail, line: error.line, reason: error.code });
  }
}
