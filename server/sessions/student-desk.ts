/** What students ask for: of their table what players ask, and of the session what only students can. */
import type { Forecast } from '../../shared/match/entries.ts';
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { StudentHello } from '../../shared/protocol/session-hellos.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import type { Request } from '../sockets/place.ts';
import type { Member } from '../tables/audience.ts';
import { encodeFrame } from '../tables/frames.ts';
import type { Table } from '../tables/table.ts';
import { answer } from './answer.ts';
import { GuestOfTable } from './guest-of-table.ts';
import { rename } from './roster.ts';
import type { SessionParts } from './session-parts.ts';
import { type Student, shownNameOf } from './session-record.ts';
import { noteLost } from './session-settings.ts';

interface Seated {
  readonly table: Table;
  readonly guest: GuestOfTable;
}

export class StudentDesk {
  readonly #parts: SessionParts;
  readonly #seated = new Map<Member, Seated>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Brings a student to their table; what the table says goes to them from now on. */
  seat(member: Member, student: Student, key: string, table: Table, since: StudentHello['since']): void {
    if (this.#seated.get(member)?.table === table) return;
    this.left(member);
    const guest = new GuestOfTable(member);
    if (table.seat(guest, student.keyHash, key, since).ok) this.#seated.set(member, { table, guest });
  }

  /** Brings everybody who is there to their table of the round that has begun. */
  seatAll(): void {
    const { audience, journal, conductor } = this.#parts;
    for (const [id, { member, key }] of audience.students) {
      const student = journal.state.students.get(id);
      const table = student === undefined ? null : conductor.tableOfStudent(student);
      if (student === undefined) continue;
      if (table !== null) this.seat(member, student, key, table, undefined);
      else if (this.#seated.has(member)) {
        this.left(member);
        member.send(encodeFrame({ t: 'table-left' }));
      }
    }
  }

  /** Whoever is there and was not dealt to a table is as late for the round as who comes now: they forecast. */
  async seatLoose(): Promise<void> {
    const { audience, journal, conductor } = this.#parts;
    const loose = [...audience.students].filter(([, { member }]) => !this.#seated.has(member));
    await Promise.all(
      loose.map(async ([id, { member, key }]) => {
        const student = journal.state.students.get(id);
        const table = student === undefined ? null : await conductor.admit(student);
        if (student === undefined || table === null || audience.students.get(id)?.member !== member) return;
        this.seat(member, student, key, table, undefined);
      }),
    );
  }

  /** The member is at no table any more. */
  left(member: Member): void {
    const seated = this.#seated.get(member);
    if (seated === undefined) return;
    this.#seated.delete(member);
    seated.table.gone(seated.guest);
  }

  /** Gives exactly one answer. Never rejects. */
  async request(member: Member, id: StudentId, message: Request): Promise<void> {
    const { audience, journal } = this.#parts;
    const student = journal.state.students.get(id);
    if (student === undefined || audience.students.get(id)?.member !== member) {
      return answer(this.#parts, member, message.id, refuse('seat-not-yours'));
    }
    switch (message.t) {
      case 'rename':
        return answer(this.#parts, member, message.id, await this.rename(id, message.name, true));
      case 'lost':
        return answer(this.#parts, member, message.id, await this.#lost(id, message.lost));
      case 'leave':
        answer(this.#parts, member, message.id, { ok: true, value: null });
        return member.release();
      case 'line':
      case 'forecast':
      case 'ready':
      case 'disagree':
      case 'ping': {
        const seated = this.#seated.get(member);
        if (seated !== undefined) {
          return seated.table.request(seated.guest, { role: 'seated', keyHash: student.keyHash }, message);
        }
        const said = message.t === 'forecast' ? this.#parts.lectern.forecast(id, message.values as Forecast) : null;
        if (said !== null) return answer(this.#parts, member, message.id, await said);
        if (message.t === 'disagree') {
          this.#parts.lectern.showStudent(member, id);
          return answer(this.#parts, member, message.id, { ok: true, value: null });
        }
        if (message.t !== 'ping') return answer(this.#parts, member, message.id, refuse('not-started'));
        return member.send(encodeFrame({ t: 'pong', id: message.id, now: this.#parts.now() }));
      }
      default:
        return answer(this.#parts, member, message.id, refuse('not-the-host'));
    }
  }

  /** By the student, or by a host, whose word stands against the filter's; the table hears of it. */
  async rename(id: StudentId, name: string, byStudent: boolean): Promise<Result<null>> {
    const { journal, services } = this.#parts;
    const changed = await journal.change((state) => rename(state, id, name, byStudent ? services.filter : null));
    if (!changed.ok) return changed;
    return this.nameChanged(id);
  }

  /** The student's table learns what they are called now. */
  async nameChanged(id: StudentId): Promise<Result<null>> {
    const { journal, conductor } = this.#parts;
    const student = journal.state.students.get(id);
    const table = student === undefined ? null : conductor.tableOfStudent(student);
    if (student === undefined || table === null) return { ok: true, value: null };
    const told = await table.change({ type: 'show-name', keyHash: student.keyHash, shown: shownNameOf(student) });
    return told.ok ? { ok: true, value: null } : told;
  }

  async #lost(id: StudentId, isLost: boolean): Promise<Result<null>> {
    const { lost, journal, now, announcer } = this.#parts;
    if (lost.has(id) === isLost) return { ok: true, value: null };
    if (isLost) lost.add(id);
    else lost.delete(id);
    announcer.changed();
    const noted = await journal.change((state) => noteLost(state, now(), lost.size));
    return noted.ok ? { ok: true, value: null } : noted;
  }
}
