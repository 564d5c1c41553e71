/** Keeps the lecture that is on: who is shown it, what is asked of it, and what it was worth. */
import type { LoggedLectureEntry } from '../../shared/lecture/entries.ts';
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { LectureAction } from '../../shared/protocol/lecture-actions.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import { LECTURE_LEFT, LectureHall, type LectureKeeper } from '../lectures/lecture-hall.ts';
import type { Member } from '../tables/audience.ts';
import type { Answer } from '../tables/table-play.ts';
import type { ClassAudience } from './class-audience.ts';
import { endActivity, scoreRound } from './rounds.ts';
import type { SessionJournal } from './session-journal.ts';
import { type RoundScore, roundAtHand } from './session-record.ts';
import type { SessionServices } from './session-services.ts';

export interface LecternParts {
  readonly services: SessionServices;
  readonly journal: SessionJournal;
  readonly audience: ClassAudience;
}

export class Lectern implements LectureKeeper {
  readonly #parts: LecternParts;
  #hall: LectureHall | null = null;
  /** Nobody is there: time stands still. */
  #isDeserted = true;

  constructor(parts: LecternParts) {
    this.#parts = parts;
  }

  /** Opens the lecture that is on, or that was last, and shows it to everybody who is there; closes one before it. */
  async open(): Promise<Result<null>> {
    const { journal, services, audience } = this.#parts;
    const { record } = journal.state;
    const round = roundAtHand(record);
    const activity = round === null ? undefined : record.activities[round.activity];
    const id = round?.lecture ?? null;
    if (this.#hall?.id === id) return { ok: true, value: null };
    this.close();
    if (id === null || activity?.mode !== 'lecture') return { ok: true, value: null };
    const { title, runtime, script } = activity;
    const opened = await LectureHall.open(
      services,
      { lecture: id, session: record.code, title, runtime, script },
      this,
    );
    if (!opened.ok) return opened;
    this.#hall = opened.value;
    this.run();
    for (const [student, { member }] of audience.students) this.showStudent(member, student);
    for (const member of audience.hosts.keys()) this.#hall.hello(member, 'host');
    for (const member of audience.screens) this.#hall.hello(member, 'screen');
    return { ok: true, value: null };
  }

  /** Shows the lecture to a student who has come. */
  showStudent(member: Member, id: StudentId): void {
    this.#hall?.hello(member, { student: numberOf(id) });
  }

  /** Shows the lecture to a host's device or a projector that has come. */
  show(member: Member, as: 'host' | 'screen'): void {
    this.#hall?.hello(member, as);
  }

  gone(member: Member): void {
    this.#hall?.gone(member);
  }

  /** A student's forecast; null where no lecture is on. */
  forecast(id: StudentId, values: Readonly<Record<`#${number}`, number>>): Promise<Answer> | null {
    return this.#hall?.forecast(numberOf(id), values) ?? null;
  }

  /** What a host asks of the lecture. */
  async host(action: LectureAction): Promise<Answer> {
    return this.#hall === null ? refuse('no-lecture') : this.#hall.host(action);
  }

  /** Ends the lecture, if one is on; its points count. */
  async finish(): Promise<Result<null>> {
    const finished = (await this.#hall?.finish()) ?? { ok: true, value: null };
    if (!finished.ok) return finished;
    await this.#settle();
    return { ok: true, value: null };
  }

  /** Lets its time run, or stand still, as the session says. */
  run(isDeserted = this.#isDeserted): void {
    this.#isDeserted = isDeserted;
    this.#hall?.hold(isDeserted || this.#parts.journal.state.record.isPaused);
  }

  /** It is shown to nobody any more. */
  close(): void {
    if (this.#hall === null) return;
    const { audience } = this.#parts;
    const students = [...audience.students.values()].map(({ member }) => member);
    for (const member of [...students, ...audience.hosts.keys(), ...audience.screens]) member.send(LECTURE_LEFT);
    this.#hall.stop();
    this.#hall = null;
  }

  moved(hall: LectureHall, _entries: readonly LoggedLectureEntry[]): void {
    if (hall.finished) void this.#settle();
  }

  lost(hall: LectureHall): void {
    if (this.#hall !== hall) return;
    this.#hall = null;
    void this.open();
  }

  /** What the lecture was worth counts, once; with its end the activity is over. */
  async #settle(): Promise<void> {
    const { journal } = this.#parts;
    const hall = this.#hall;
    if (hall === null || !hall.finished) return;
    const scores = new Map<StudentId, Omit<RoundScore, 'round'>>();
    for (const [number, forecastPoints] of hall.results) {
      scores.set(`s${number}`, { forecastPoints, contractPoints: 0, forecast: {} });
    }
    await journal.change((state) => {
      if (state.record.stage.type !== 'activity' || state.record.rounds.at(-1)?.lecture !== hall.id) {
        return { ok: true, value: state };
      }
      const scored = scoreRound(state, scores);
      return scored.ok ? endActivity(scored.value) : scored;
    });
  }
}

/** What a lecture's log calls a student. */
function numberOf(id: StudentId): number {
  return Number(id.slice(1));
}
