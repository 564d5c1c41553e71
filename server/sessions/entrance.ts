/** Lets people into a session: students with their key or as somebody new, hosts with a link, projectors. */
import { randomInt } from 'node:crypto';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { HostHello, ScreenHello, StudentHello } from '../../shared/protocol/session-hellos.ts';
import type { Place } from '../sockets/place.ts';
import type { Member } from '../tables/audience.ts';
import { MAX_SCREENS } from './class-audience.ts';
import type { HostDesk } from './host-desk.ts';
import { comeBack, join } from './roster.ts';
import type { SessionParts } from './session-parts.ts';
import { type Student, studentOfKey } from './session-record.ts';
import type { StudentDesk } from './student-desk.ts';

export class Entrance {
  readonly #parts: SessionParts;
  readonly #students: StudentDesk;
  readonly #hosts: HostDesk;
  readonly #gone: (member: Member) => void;

  /** `gone`: a member's connection is gone. */
  constructor(parts: SessionParts, students: StudentDesk, hosts: HostDesk, gone: (member: Member) => void) {
    this.#parts = parts;
    this.#students = students;
    this.#hosts = hosts;
    this.#gone = gone;
  }

  hello(member: Member, hello: StudentHello | HostHello | ScreenHello): Promise<Result<Place>> {
    switch (hello.t) {
      case 'hello-student':
        return this.#student(member, hello);
      case 'hello-host':
        return this.#host(member, hello);
      case 'hello-screen':
        return this.#screen(member, hello);
    }
  }

  async #student(member: Member, hello: StudentHello): Promise<Result<Place>> {
    const { services, audience, conductor, lectern, announcer } = this.#parts;
    const key = hello.key ?? services.ids.seatKey();
    const found = await this.#found(sha256Hex(key), hello);
    if (!found.ok) return found;
    const student = found.value;
    const taken = audience.arrive(student.id, { member, key });
    if (taken !== null) {
      this.#students.left(taken);
      lectern.gone(taken);
      taken.dismiss('taken-over');
    }
    announcer.welcomeStudent({ member, key }, student);
    conductor.run(false);
    lectern.showStudent(member, student.id);
    const table = await conductor.admit(student);
    if (table !== null && audience.students.get(student.id)?.member === member) {
      this.#students.seat(member, student, key, table, hello.since);
    }
    return {
      ok: true,
      value: {
        kind: 'student',
        request: (message) => this.#students.request(member, student.id, message),
        gone: () => {
          this.#students.left(member);
          this.#gone(member);
        },
      },
    };
  }

  async #found(keyHash: string, { key, name, sealedName }: StudentHello): Promise<Result<Student>> {
    const { journal, services } = this.#parts;
    const { record } = journal.state;
    if (record.stage.type === 'ended') return refuse('session-over');
    if (record.banned.includes(keyHash)) return refuse('banned');
    const known = studentOfKey(journal.state, keyHash);
    // whoever was removed has a key that opens nothing
    if (known === null && key !== undefined) return refuse('seat-not-yours');
    const choice = randomInt(1_000_000) / 1_000_000;
    const changed = await journal.change((state) => {
      const back = studentOfKey(state, keyHash);
      if (back !== null) return { ok: true, value: comeBack(state, back, sealedName ?? null) };
      return join(state, { keyHash, name: name ?? null, sealedName: sealedName ?? null, choice }, services.filter);
    });
    if (!changed.ok) return changed;
    const student = studentOfKey(changed.value, keyHash);
    return student === null ? refuse('no-such-student') : { ok: true, value: student };
  }

  async #host(member: Member, { key }: HostHello): Promise<Result<Place>> {
    const { audience, journal, lectern, announcer } = this.#parts;
    const hash = sha256Hex(key);
    const known = journal.state.record.hostKeys.find((candidate) => candidate.hash === hash);
    if (known === undefined) return refuse('not-a-host');
    // what other hosts have not been told yet they are told first: from here on all know the same
    announcer.tell();
    audience.hosts.set(member, { key: known.id });
    announcer.welcomeHost(member);
    lectern.show(member, 'host');
    return {
      ok: true,
      value: {
        kind: 'host',
        request: (message) => this.#hosts.request(member, message),
        gone: () => this.#gone(member),
      },
    };
  }

  async #screen(member: Member, { key }: ScreenHello): Promise<Result<Place>> {
    const { audience, journal, lectern, announcer } = this.#parts;
    if (sha256Hex(key) !== journal.state.record.screenHash) return refuse('not-a-host');
    if (audience.screens.size >= MAX_SCREENS) return refuse('session-full');
    audience.screens.add(member);
    announcer.welcomeScreen(member);
    lectern.show(member, 'screen');
    this.#hosts.showOn(member);
    return {
      ok: true,
      value: {
        kind: 'screen',
        request: (message) => this.#hosts.screenRequest(member, message),
        gone: () => this.#gone(member),
      },
    };
  }
}
