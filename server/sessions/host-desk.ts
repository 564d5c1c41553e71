/** What hosts ask for, and what projectors are shown because of it. */
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { HostAction, ScreenContent } from '../../shared/protocol/host-actions.ts';
import { isLectureAction } from '../../shared/protocol/lecture-actions.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import type { LectureActivity, TableActivity } from '../../shared/session/playlist.ts';
import { checkedScript } from '../lectures/lecture-hall.ts';
import type { Request } from '../sockets/place.ts';
import type { Member } from '../tables/audience.ts';
import { encodeFrame } from '../tables/frames.ts';
import type { Table } from '../tables/table.ts';
import { isoNow } from '../tables/table-services.ts';
import { answer } from './answer.ts';
import { GuestOfTable } from './guest-of-table.ts';
import { remove, setTeam, setTimeFactor, showName } from './roster.ts';
import { beginLecture, beginRound } from './rounds.ts';
import type { SessionChange } from './session-journal.ts';
import type { SessionParts } from './session-parts.ts';
import {
  addKey,
  deal,
  endSession,
  lock,
  moveStudent,
  revokeKey,
  setOptions,
  setPaused,
  show,
  swapStudents,
} from './session-settings.ts';
import type { StudentDesk } from './student-desk.ts';

type Done = Promise<Result<unknown>>;

export class HostDesk {
  readonly #parts: SessionParts;
  readonly #students: StudentDesk;
  /** One activity begins at a time. */
  #isStarting = false;

  constructor(parts: SessionParts, students: StudentDesk) {
    this.#parts = parts;
    this.#students = students;
  }

  /** Gives exactly one answer. Never rejects. */
  async request(member: Member, message: Request): Promise<void> {
    const { audience, now } = this.#parts;
    const { id } = message;
    if (message.t === 'ping') return member.send(encodeFrame({ t: 'pong', id, now: now() }));
    if (message.t === 'disagree') {
      this.#parts.lectern.show(member, 'host');
      return answer(this.#parts, member, id, { ok: true, value: null });
    }
    if (message.t !== 'host') return answer(this.#parts, member, id, refuse('seat-not-yours'));
    const host = audience.hosts.get(member);
    if (host === undefined) return answer(this.#parts, member, id, refuse('not-a-host'));
    try {
      answer(this.#parts, member, id, await this.#perform(member, host.key, message.action));
    } catch (error) {
      const { services, journal } = this.#parts;
      const reference = services.ids.reference();
      services.logger.error(
        { err: error, session: journal.state.record.code, reference },
        'a host could not be served',
      );
      answer(this.#parts, member, id, refuse('internal-error', { reference }));
    }
  }

  /** A projector asks for nothing but the time, and for a fresh copy of the table or the lecture that it shows. */
  async screenRequest(member: Member, message: Request): Promise<void> {
    const { id } = message;
    if (message.t === 'ping') return member.send(encodeFrame({ t: 'pong', id, now: this.#parts.now() }));
    if (message.t !== 'disagree') return answer(this.#parts, member, id, refuse('not-a-host'));
    this.showOn(member);
    this.#parts.lectern.show(member, 'screen');
    answer(this.#parts, member, id, { ok: true, value: null });
  }

  /** Brings a projector to the table that it is to show, if it is one. */
  showOn(member: Member): void {
    const { screen } = this.#parts.journal.state.record;
    this.#look(member, screen.show === 'table' || screen.show === 'replay' ? screen.table : null);
  }

  #perform(member: Member, key: string, action: HostAction): Done {
    if (isLectureAction(action)) return this.#parts.lectern.host(action);
    switch (action.do) {
      case 'set-options':
        return this.#change((state) => setOptions(state, action.options));
      case 'lock':
        return this.#change((state) => lock(state, action.locked));
      case 'rename-student':
        return this.#students.rename(action.student, action.name, false);
      case 'show-name':
        return this.#showName(action.student, action.shown);
      case 'remove-student':
        return this.#remove(action.student, action.ban);
      case 'delete-student':
        return this.#remove(action.student, false);
      case 'set-time-factor':
        return this.#change((state) => setTimeFactor(state, action.student, action.factor));
      case 'set-team':
        return this.#change((state) => setTeam(state, action.student, action.team));
      case 'deal':
        return this.#change((state) => deal(state, (id) => this.#parts.audience.isThere(id)));
      case 'move-student':
        return this.#change((state) => moveStudent(state, action));
      case 'swap-students':
        return this.#change((state) => swapStudents(state, action));
      case 'start':
        return this.#start(action.activity);
      case 'pause':
        return this.#change((state) => setPaused(state, true));
      case 'resume':
        return this.#change((state) => setPaused(state, false));
      case 'extend':
        return this.#parts.conductor.retime(action.table, action.seconds * 1000);
      case 'skip':
        return this.#parts.conductor.retime(action.table, 'now');
      case 'end-activity':
        return this.#endActivity();
      case 'end-session':
        return this.#endSession();
      case 'merge-table':
        return this.#merge(action.table, action.into);
      case 'show':
        return this.#show(action.content);
      case 'look':
        return Promise.resolve(this.#look(member, action.table));
      case 'add-key':
        return this.#addKey(action.name, action.hash);
      case 'revoke-key':
        return this.#revokeKey(action.key, key);
    }
  }

  #change(change: SessionChange): Done {
    return this.#parts.journal.change(change);
  }

  async #start(activity: number): Done {
    const { journal } = this.#parts;
    const { stage, activities } = journal.state.record;
    if (stage.type === 'activity' || stage.type === 'ended' || this.#isStarting) {
      return refuse('wrong-stage', { stage: stage.type });
    }
    const planned = activities[activity];
    if (planned === undefined) return refuse('no-such-activity', { activity });
    this.#isStarting = true;
    try {
      return await (planned.mode === 'tables'
        ? this.#startTables(activity, planned)
        : this.#startLecture(activity, planned));
    } finally {
      this.#isStarting = false;
    }
  }

  async #startTables(activity: number, { scenario }: TableActivity): Done {
    const { journal, services, conductor, lectern, audience } = this.#parts;
    if (!services.catalogue.has(scenario)) return refuse('no-such-scenario', { id: scenario });
    if (journal.state.record.deal === null) {
      const dealt = await this.#change((state) => deal(state, (id) => audience.isThere(id)));
      if (!dealt.ok) return dealt;
    }
    const tables = journal.state.record.deal?.length ?? 0;
    const codes = await Promise.all(Array.from({ length: tables }, () => services.registry.freeCode()));
    const begun = await this.#change((state) => beginRound(state, activity, codes));
    if (!begun.ok) return begun;
    lectern.close();
    const opened = await conductor.open();
    this.#students.seatAll();
    await this.#students.seatLoose();
    return opened;
  }

  async #startLecture(activity: number, source: LectureActivity): Done {
    const { services, conductor, lectern } = this.#parts;
    const script = checkedScript(source);
    if (!script.ok) return script;
    const id = services.ids.matchId();
    const begun = await this.#change((state) => beginLecture(state, activity, id));
    if (!begun.ok) return begun;
    // whoever still sees the table of the round before leaves it
    await conductor.open();
    this.#students.seatAll();
    return lectern.open();
  }

  async #endActivity(): Done {
    const { conductor, lectern, journal } = this.#parts;
    const { stage } = journal.state.record;
    if (stage.type !== 'activity') return refuse('wrong-stage', { stage: stage.type });
    if (stage.mode === 'lecture') return lectern.finish();
    await conductor.finish();
    return { ok: true, value: null };
  }

  async #endSession(): Done {
    const { conductor, lectern, journal, audience } = this.#parts;
    if (journal.state.record.stage.type === 'activity') await this.#endActivity();
    const ended = await this.#change(endSession);
    if (!ended.ok) return ended;
    // hosts and projectors stay: the report is theirs
    for (const { member } of audience.students.values()) this.#students.left(member);
    conductor.close();
    lectern.close();
    return ended;
  }

  async #merge(from: string, into: string): Done {
    const merged = await this.#parts.conductor.merge(from, into);
    this.#students.seatAll();
    return merged;
  }

  async #showName(id: StudentId, shown: boolean): Done {
    const changed = await this.#change((state) => showName(state, id, shown));
    return changed.ok ? this.#students.nameChanged(id) : changed;
  }

  async #remove(id: StudentId, ban: boolean): Done {
    const { journal, conductor, audience, lost } = this.#parts;
    const student = journal.state.students.get(id);
    if (student === undefined) return refuse('no-such-student', { student: id });
    const forgotten = await conductor.forget(student);
    if (!forgotten.ok) return forgotten;
    const removed = await this.#change((state) => remove(state, id, ban));
    if (!removed.ok) return removed;
    lost.delete(id);
    const there = audience.students.get(id);
    audience.students.delete(id);
    there?.member.dismiss(ban ? 'banned' : 'removed');
    return removed;
  }

  async #show(content: ScreenContent): Done {
    const { conductor, audience } = this.#parts;
    if (content.show === 'table' || content.show === 'replay') {
      const state = conductor.tableOf(content.table)?.match?.state;
      if (state === undefined) return refuse('no-such-table');
      if (content.show === 'replay' && state.round?.revealed == null) return refuse('wrong-stage', { stage: 'reveal' });
    }
    const changed = await this.#change((state) => show(state, content));
    if (changed.ok) for (const member of audience.screens) this.showOn(member);
    return changed;
  }

  /** Looks at a table, unseen; null: no longer. */
  #look(member: Member, code: string | null): Result<null> {
    const { looking, conductor, announcer } = this.#parts;
    const before = looking.get(member);
    if (before?.table === code) return { ok: true, value: null };
    if (before !== undefined) {
      before.stop();
      looking.delete(member);
      member.send(encodeFrame({ t: 'table-left' }));
    }
    announcer.changed();
    if (code === null) return { ok: true, value: null };
    const table: Table | null = conductor.tableOf(code);
    if (table === null) return refuse('no-such-table');
    const guest = new GuestOfTable(member);
    const watched = table.watch(guest);
    if (!watched.ok) return watched;
    looking.set(member, { table: code, stop: () => table.gone(guest) });
    return { ok: true, value: null };
  }

  #addKey(name: string, hash: string): Done {
    const { services } = this.#parts;
    const key = { id: services.ids.reference(), name, hash, createdAt: isoNow(services.clock) };
    return this.#change((state) => addKey(state, key));
  }

  async #revokeKey(id: string, by: string): Done {
    const { audience } = this.#parts;
    const revoked = await this.#change((state) => revokeKey(state, id, by));
    if (!revoked.ok) return revoked;
    for (const [member, { key }] of [...audience.hosts]) if (key === id) member.dismiss('not-a-host');
    return revoked;
  }
}
