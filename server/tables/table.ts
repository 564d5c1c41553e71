import type { LoggedEntry } from '../../shared/match/entries.ts';
import type { Result } from '../../shared/match/refusals.ts';
import type { Hello } from '../../shared/protocol/client-messages.ts';
import { type Admission, Door } from './admission.ts';
import { Announcer } from './announcer.ts';
import { Attendance } from './attendance.ts';
import { Audience, type Member } from './audience.ts';
import type { LobbyChange } from './lobby.ts';
import type { RunningMatch } from './running-match.ts';
import { type JournalListener, TableJournal } from './table-journal.ts';
import type { TableKeeper } from './table-keeper.ts';
import type { TableParts } from './table-parts.ts';
import { type Answer, TablePlay } from './table-play.ts';
import { type Person, seatOfKey, type TableRecord } from './table-record.ts';
import type { TableRequest } from './table-request.ts';
import { TableRequests } from './table-requests.ts';
import { isoNow, type TableServices } from './table-services.ts';

/** One heap, up to eight seats and whoever looks on: everything that is said at the table comes through here. */
export class Table implements JournalListener {
  readonly #parts: TableParts;
  readonly #door: Door;
  readonly #requests: TableRequests;
  readonly #putAway: (table: Table) => void;

  /** `keeper`: the session that it belongs to. `putAway` is called once, when nobody has been there for long, or when the table no longer owns its log. */
  constructor(
    services: TableServices,
    record: TableRecord,
    match: RunningMatch | null,
    putAway: (table: Table) => void,
    keeper: TableKeeper | null,
  ) {
    this.#putAway = putAway;
    const audience = new Audience();
    const journal = new TableJournal({ ...services, isoNow: () => isoNow(services.clock) }, this, record, match);
    const play = new TablePlay(services, journal);
    const look = () => ({ durable: journal.durable, named: journal.record, now: play.now, running: !play.isHeld });
    const announcer = new Announcer(audience, services.catalogue, look);
    const park = () => this.#park();
    const attendance = new Attendance(services, audience, journal, play, park, keeper !== null);
    const gone = (member: Member) => this.gone(member);
    this.#parts = { services, audience, journal, play, announcer, attendance, gone, park, keeper };
    this.#door = new Door(this.#parts);
    this.#requests = new TableRequests(this.#parts);
  }

  get code(): string {
    return this.#parts.journal.record.code;
  }

  /** As it is durable. */
  get record(): TableRecord {
    return this.#parts.journal.durable.record;
  }

  /** Lets somebody in: back to their seat with its key, to a new seat, or as a spectator. Answers with `welcome`. */
  hello(member: Member, hello: Hello): Promise<Result<Admission>> {
    return this.#door.hello(member, hello);
  }

  /** Does what a member asks and gives exactly one answer; whoever leaves is released after it. Never rejects. */
  request(member: Member, admission: Admission, message: TableRequest): Promise<void> {
    return this.#requests.request(member, admission, message);
  }

  /** A student of the session comes to their seat. */
  seat(member: Member, keyHash: string, key: string, since: Hello['since']): Result<Admission> {
    return this.#door.seat(member, keyHash, key, since);
  }

  /** Somebody looks on; nobody at the table is told. */
  watch(member: Member): Result<Admission> {
    return this.#door.watch(member, undefined);
  }

  /** Begins the match; whoever is missing is waited for as long as ever. */
  start(): Promise<Answer> {
    const { play, attendance } = this.#parts;
    return play.start(() => attendance.begin());
  }

  /** Stops match time, or lets it run, and tells everybody. */
  hold(isHeld: boolean): void {
    const { play, announcer } = this.#parts;
    if (play.isHeld === isHeld) return;
    play.hold(isHeld);
    announcer.clock();
  }

  /** Moves the end of the phase that is on: to now, or by so many ms. */
  retime(by: number | 'now'): Promise<Answer> {
    return this.#parts.play.retime(by);
  }

  /** Gives a seat to somebody who comes late, to forecast. */
  joinLate(person: Person): Promise<Answer> {
    return this.#parts.play.joinLate(person);
  }

  /** A person leaves for good, in the middle of a match: a bot plays on, and nothing says who it was. */
  async forget(keyHash: string): Promise<Answer> {
    const { journal, play, audience } = this.#parts;
    const seat = seatOfKey(journal.record, keyHash);
    if (seat === null) return { ok: true, value: null };
    play.handOver('drop-out', seat);
    const member = audience.seatedAs(keyHash)?.member;
    // before it is announced: nobody is to be told that the seat is theirs no longer who has just left it
    if (member !== undefined) audience.unseat(member);
    return play.change({ type: 'forget', keyHash });
  }

  /** Changes what a person is called, or whom a seat belongs to; seats stay where they are. */
  change(change: LobbyChange): Promise<Answer> {
    return this.#parts.play.change(change);
  }

  /** The match as it is durable, for the session that keeps the table; null before it. */
  get match(): RunningMatch | null {
    return this.#parts.journal.durable.match;
  }

  /** Match time in ms. */
  get now(): number {
    return this.#parts.play.now;
  }

  get isHeld(): boolean {
    return this.#parts.play.isHeld;
  }

  /** The key hashes of the persons who are there. */
  get present(): ReadonlySet<string> {
    return this.#parts.audience.present;
  }

  /** The member's connection is gone. */
  gone(member: Member): void {
    const { audience, announcer, attendance } = this.#parts;
    audience.unwatch(member);
    const keyHash = audience.unseat(member);
    if (keyHash === null) return;
    announcer.presence();
    attendance.went(keyHash);
  }

  /** Everybody is told that the server stops; resolves when what is under way is on the disk. */
  async stop(): Promise<void> {
    const { services, audience, journal, attendance } = this.#parts;
    attendance.stop();
    audience.clear((member) => member.dismiss('server-stopping'));
    await services.committer.flushed();
    journal.close();
  }

  recordStored(before: TableRecord, after: TableRecord): void {
    const { audience, play, announcer, attendance } = this.#parts;
    play.follow();
    announcer.record(before, after);
    this.#parts.keeper?.moved(this.code, []);
    // whoever has been absent for a whole match is still the host, until that has lasted here as well
    if (before.stage.type === 'playing' && audience.hasPersons) attendance.awaitMissing();
  }

  entriesStored(match: RunningMatch, entries: readonly LoggedEntry[]): void {
    const { services, announcer } = this.#parts;
    announcer.entries(match, entries);
    this.#parts.keeper?.moved(this.code, entries);
    const { moves, matchesFinished } = services.metrics;
    moves.inc(entries.filter(({ type }) => type === 'moved').length);
    if (entries.at(-1)?.type === 'finished') matchesFinished.inc();
  }

  lost(reason: 'failed' | 'conflict'): void {
    const { services, audience, play, attendance } = this.#parts;
    play.follow();
    if (reason === 'failed') {
      play.rest();
      return;
    }
    services.logger.error({ table: this.code }, 'somebody else has written to the log of this table');
    attendance.stop();
    audience.clear((member) => member.dismiss('internal-error'));
    this.#putAway(this);
  }

  /** Nobody is there: the table leaves the memory, and time stands still until somebody comes back. */
  #park(): void {
    const { audience, attendance } = this.#parts;
    attendance.stop();
    audience.clear((member) => member.release());
    this.#putAway(this);
  }
}
