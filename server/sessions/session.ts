/** A session: one class, its tables, its hosts and projectors. Everything that is said in it comes through here. */
import { sha256Hex } from '../../shared/match/log-chain.ts';
import type { Result } from '../../shared/match/refusals.ts';
import type { HostHello, ScreenHello, StudentHello } from '../../shared/protocol/session-hellos.ts';
import type { HostedSession } from '../../shared/protocol/session-views.ts';
import type { StudentId } from '../../shared/session/dealing.ts';
import type { Cancel } from '../clock.ts';
import type { Place } from '../sockets/place.ts';
import type { Member } from '../tables/audience.ts';
import { isoNow } from '../tables/table-services.ts';
import { ClassAudience } from './class-audience.ts';
import { Conductor } from './conductor.ts';
import { Entrance } from './entrance.ts';
import { HostDesk } from './host-desk.ts';
import { Lectern } from './lectern.ts';
import { SessionAnnouncer } from './session-announcer.ts';
import { SessionJournal } from './session-journal.ts';
import type { SessionParts } from './session-parts.ts';
import { deletedAt, type SessionState } from './session-record.ts';
import type { SessionServices } from './session-services.ts';
import { StudentDesk } from './student-desk.ts';

/** So long after its end a session that is not kept is there still, in ms: everybody hears how it ended. */
const FAREWELL_MS = 3_000;

/** What becomes of a session in the end. */
export interface SessionEnds {
  /** Nobody has been there for long. */
  readonly putAway: (session: Session) => void;
  /** It has ended, and is not to be kept. */
  readonly remove: (session: Session) => void;
}

export class Session {
  readonly #parts: SessionParts;
  readonly #entrance: Entrance;
  readonly #ends: SessionEnds;
  #parking: Cancel = () => {};
  #removing: Cancel = () => {};

  /** `state` is durable. */
  constructor(services: SessionServices, state: SessionState, ends: SessionEnds) {
    this.#ends = ends;
    const audience = new ClassAudience();
    const lost = new Set<StudentId>();
    const now = () => Math.floor(services.clock.now() - Date.parse(state.record.createdAt));
    const journal = new SessionJournal(
      {
        committer: services.committer,
        isoNow: () => isoNow(services.clock),
        report: (problem) => {
          const reference = services.ids.reference();
          services.logger.error({ session: state.record.code, reference, problem }, 'a session could not go on');
          return reference;
        },
      },
      state,
      (before, after) => this.#stored(before, after),
    );
    const conductor: Conductor = new Conductor({
      services,
      journal,
      now,
      tableChanged: (code) => announcer.tableChanged(code),
    });
    const lectern = new Lectern({ services, journal, audience });
    const looking = new Map<Member, { readonly table: string; readonly stop: () => void }>();
    const announcer: SessionAnnouncer = new SessionAnnouncer({
      clock: services.clock,
      audience,
      state: () => journal.state,
      isLost: (id) => lost.has(id),
      tableCodes: () => conductor.codes(),
      tableRow: (code) => conductor.row(code),
      tableNow: (code) => conductor.tableOf(code)?.now ?? null,
      hosted: (member) => this.#hosted(member),
    });
    this.#parts = { services, audience, journal, conductor, lectern, announcer, lost, looking, now };
    const students = new StudentDesk(this.#parts);
    const hosts = new HostDesk(this.#parts, students);
    this.#entrance = new Entrance(this.#parts, students, hosts, (member) => this.gone(member));
    this.#waitForSomebody();
  }

  get code(): string {
    return this.#parts.journal.state.record.code;
  }

  /** As it is durable. */
  get state(): SessionState {
    return this.#parts.journal.state;
  }

  get journal(): SessionJournal {
    return this.#parts.journal;
  }

  /** Takes up what was going on; call it once before anybody comes in. */
  async open(): Promise<void> {
    const { conductor, lectern, services } = this.#parts;
    for (const opened of [await conductor.open(), await lectern.open()]) {
      if (opened.ok) continue;
      services.logger.error({ session: this.code, refusal: opened.refusal }, 'what was going on could not be taken up');
    }
  }

  /** Lets somebody in. Answers with `joined`, `hosting` or `screen`. */
  async hello(member: Member, hello: StudentHello | HostHello | ScreenHello): Promise<Result<Place>> {
    const { audience, announcer } = this.#parts;
    // whoever is coming in is waited for no longer
    this.#parking();
    try {
      const place = await this.#entrance.hello(member, hello);
      if (!place.ok) return place;
      this.#run(false);
      announcer.changed();
      return place;
    } finally {
      if (audience.isEmpty) this.#waitForSomebody();
    }
  }

  /** Whether that key (as text) is one of a host. */
  isHostKey(key: string): boolean {
    const hash = sha256Hex(key);
    return this.state.record.hostKeys.some((known) => known.hash === hash);
  }

  /** Whether that table plays, and its round is not revealed yet: then its log holds secrets. */
  isSecret(code: string): boolean {
    const match = this.#parts.conductor.tableOf(code)?.match ?? null;
    return match !== null && match.state.round?.revealed == null;
  }

  /** The member's connection is gone. */
  gone(member: Member): void {
    const { audience, announcer, looking, lectern } = this.#parts;
    lectern.gone(member);
    looking.get(member)?.stop();
    looking.delete(member);
    audience.hosts.delete(member);
    audience.screens.delete(member);
    audience.depart(member);
    announcer.changed();
    if (audience.isEmpty) this.#waitForSomebody();
  }

  /** Everybody is told why, and the session leaves the memory; resolves when everything is on the disk. */
  async stop(code: 'server-stopping' | 'session-over'): Promise<void> {
    const { services, audience, announcer, conductor, lectern, journal } = this.#parts;
    this.#parking();
    this.#removing();
    announcer.stop();
    lectern.close();
    audience.clear((member) => member.dismiss(code));
    conductor.close();
    await journal.idle();
    // what its lecture and its tables have said
    await services.committer.flushed();
  }

  /** Nobody is there: time stands still, and after long enough the session leaves the memory. */
  #waitForSomebody(): void {
    const { services } = this.#parts;
    this.#run(true);
    this.#parking();
    this.#parking = services.clock.after(services.parkMs, () => this.#ends.putAway(this));
  }

  /** Lets time run wherever something is on, unless the session is paused or (`isDeserted`) nobody is there. */
  #run(isDeserted?: boolean): void {
    this.#parts.conductor.run(isDeserted);
    this.#parts.lectern.run(isDeserted);
  }

  #stored(before: SessionState, after: SessionState): void {
    const { services, announcer, lost } = this.#parts;
    if (after.record.stage.type === 'ended' && after.record.options.retentionDays === 0) {
      this.#removing();
      this.#removing = services.clock.after(FAREWELL_MS, () => this.#ends.remove(this));
    }
    if (before.record.isPaused !== after.record.isPaused) this.#run();
    if (before.record.stage !== after.record.stage) lost.clear();
    announcer.changed();
  }

  #hosted(member: Member): HostedSession {
    const { audience, journal, looking, now } = this.#parts;
    const { record } = journal.state;
    const own = audience.hosts.get(member)?.key;
    const connected = new Set([...audience.hosts.values()].map(({ key }) => key));
    return {
      code: record.code,
      createdAt: record.createdAt,
      stage: record.stage,
      paused: record.isPaused,
      locked: record.isLocked,
      options: record.options,
      activities: record.activities,
      keys: record.hostKeys.map(({ id, name, createdAt }) => ({
        id,
        name,
        createdAt,
        own: id === own,
        connected: connected.has(id),
      })),
      screen: record.screen,
      screens: audience.screens.size,
      deal: record.deal,
      banned: record.banned.length,
      lost: record.lost,
      looking: looking.get(member)?.table ?? null,
      now: now(),
      deletedAt:
        record.options.retentionDays === 0
          ? null
          : new Date(deletedAt(record.touchedAt, record.options.retentionDays)).toISOString(),
    };
  }
}
