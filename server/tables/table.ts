import { randomInt } from 'node:crypto';
import type { Command } from '../../shared/match/commands.ts';
import type { Forecast, LoggedEntry } from '../../shared/match/entries.ts';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import { type Refusal, type Result, refuse } from '../../shared/match/refusals.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { ClientMessage, Hello } from '../../shared/protocol/client-messages.ts';
import type { Cancel } from '../clock.ts';
import { Absences } from './absences.ts';
import { Announcer } from './announcer.ts';
import { Audience, type Member } from './audience.ts';
import type { CommitOutcome } from './committer.ts';
import { encodeFrame } from './frames.ts';
import { changeLobby, type LobbyChange } from './lobby.ts';
import { headerFor } from './match-header.ts';
import { MatchPulse } from './match-pulse.ts';
import { mayDo, type Role } from './permissions.ts';
import type { RunningMatch } from './running-match.ts';
import { type JournalListener, type Played, TableJournal } from './table-journal.ts';
import { isUnused, seatOfKey, type TableRecord } from './table-record.ts';
import { isoNow, type TableServices } from './table-services.ts';
import { isAhead, type Since } from './table-views.ts';

/** Who a connection is at its table. */
export type Admission = { readonly role: 'seated'; readonly keyHash: string } | { readonly role: 'spectator' };
/** Everything that is asked for after the hello. */
export type Request = Exclude<ClientMessage, Hello>;
/** Seq of the first entry that a request made; null when it made none. */
type Answer = Result<number | null>;

/** One heap, up to eight seats and whoever looks on: everything that is said at the table comes through here. */
export class Table implements JournalListener {
  readonly #services: TableServices;
  readonly #audience = new Audience();
  readonly #journal: TableJournal;
  readonly #absences: Absences;
  readonly #announcer: Announcer;
  readonly #putAway: (table: Table) => void;
  #pulse: MatchPulse | null = null;
  #parking: Cancel = () => {};

  /** `putAway` is called once, when nobody has been there for long, or when the table no longer owns its log. */
  constructor(
    services: TableServices,
    record: TableRecord,
    match: RunningMatch | null,
    putAway: (table: Table) => void,
  ) {
    this.#services = services;
    this.#putAway = putAway;
    const journalServices = { ...services, isoNow: () => isoNow(services.clock) };
    this.#journal = new TableJournal(journalServices, this, record, match);
    const look = () => ({ durable: this.#journal.durable, now: this.#now() });
    this.#announcer = new Announcer(this.#audience, services.catalogue, look);
    this.#absences = new Absences(services.clock, services.dropOutMs, (keyHash) => this.#absenceLasts(keyHash));
    this.#setPulse();
    this.#waitForPersons();
  }

  get code(): string {
    return this.#journal.record.code;
  }

  /** As it is durable. */
  get record(): TableRecord {
    return this.#journal.durable.record;
  }

  /** Lets somebody in: back to their seat with its key, to a new seat, or as a spectator. Answers with `welcome`. */
  async hello(member: Member, { key, name, role, since }: Hello): Promise<Result<Admission>> {
    if (key !== undefined) return this.#returnTo(member, key, since);
    if (role === 'spectator') return this.#watch(member, since);
    const newKey = this.#services.ids.seatKey();
    const keyHash = sha256Hex(newKey);
    const joined = await this.#join(keyHash, name ?? null);
    if (!joined.ok) return joined;
    this.#sitDown(member, keyHash, newKey, since);
    return { ok: true, value: { role: 'seated', keyHash } };
  }

  /** Does what a member asks and gives exactly one answer; whoever leaves is released after it. Never rejects. */
  async request(member: Member, admission: Admission, message: Request): Promise<void> {
    const { id } = message;
    if (message.t === 'ping') return member.send(encodeFrame({ t: 'pong', id, now: this.#now() }));
    const answer = await this.#answer(member, admission, message);
    if (answer.ok) member.send(encodeFrame({ t: 'done', id, ...(answer.value === null ? {} : { seq: answer.value }) }));
    else this.#refuse(member, id, answer.refusal);
    if (message.t === 'leave' && answer.ok) member.release();
  }

  /** The member's connection is gone. */
  gone(member: Member): void {
    this.#audience.unwatch(member);
    const keyHash = this.#audience.unseat(member);
    if (keyHash === null) return;
    this.#announcer.presence();
    this.#absences.began(keyHash);
    if (!this.#audience.hasPersons) this.#waitForPersons();
  }

  /** Everybody is told that the server stops; resolves when what is under way is on the disk. */
  async stop(): Promise<void> {
    this.#rest();
    this.#audience.clear((member) => member.dismiss('server-stopping'));
    await this.#services.committer.idle();
    this.#journal.close();
  }

  recordStored(before: TableRecord, after: TableRecord): void {
    this.#setPulse();
    this.#announcer.record(before, after);
    // whoever has been absent for a whole match is still the host, until that has lasted here as well
    if (before.stage.type === 'playing' && this.#audience.hasPersons) this.#awaitMissing();
  }

  entriesStored(match: RunningMatch, entries: readonly LoggedEntry[]): void {
    this.#announcer.entries(match, entries);
    const { moves, matchesFinished } = this.#services.metrics;
    moves.inc(entries.filter(({ type }) => type === 'moved').length);
    if (entries.at(-1)?.type === 'finished') matchesFinished.inc();
  }

  lost(reason: 'failed' | 'conflict'): void {
    this.#setPulse();
    if (reason === 'failed') {
      this.#pulse?.rest();
      return;
    }
    this.#services.logger.error({ table: this.code }, 'somebody else has written to the log of this table');
    this.#rest();
    this.#audience.clear((member) => member.dismiss('internal-error'));
    this.#putAway(this);
  }

  async #answer(member: Member, admission: Admission, message: Exclude<Request, { t: 'ping' }>): Promise<Answer> {
    try {
      const allowed = mayDo(message.t, this.#journal.record.stage.type, this.#roleOf(admission));
      if (!allowed.ok) return allowed;
      return await this.#perform(member, admission, message);
    } catch (error) {
      return this.#internalError(error, message.t);
    }
  }

  async #perform(member: Member, admission: Admission, message: Exclude<Request, { t: 'ping' }>): Promise<Answer> {
    const keyHash = admission.role === 'seated' ? admission.keyHash : '';
    switch (message.t) {
      case 'rename':
        return this.#change({ type: 'rename', keyHash, name: message.name });
      case 'add-bot':
        return this.#change({ type: 'add-bot', strength: message.strength });
      case 'free-seat':
        return this.#change({ type: 'free-seat', seat: message.seat });
      case 'set-playlist': {
        const known = new Set(this.#services.catalogue.keys());
        return this.#change({ type: 'choose-playlist', playlist: message.playlist, known });
      }
      case 'set-settings':
        return this.#change({ type: 'choose-peer', peer: message.peer });
      case 'start':
        return this.#start();
      case 'leave':
        return this.#leave(member, admission);
      case 'line':
        return this.#playFor(keyHash, (seat) => ({ type: 'play-line', seat, text: message.text }));
      case 'forecast':
        return this.#playFor(keyHash, (seat) => ({ type: 'forecast', seat, values: message.values as Forecast }));
      case 'ready':
        return this.#playFor(keyHash, (seat) => ({ type: 'ready', seat }));
      case 'disagree':
        this.#services.metrics.disagreements.inc();
        this.#services.logger.warn({ table: this.code, seq: message.seq }, 'a client disagrees with a checkpoint');
        this.#announcer.welcome(member, admission.role === 'seated' ? keyHash : null);
        return { ok: true, value: null };
    }
  }

  #roleOf(admission: Admission): Role {
    if (admission.role === 'spectator') return 'spectator';
    return admission.keyHash === this.#journal.record.host ? 'host' : 'player';
  }

  async #join(keyHash: string, name: string | null): Promise<Answer> {
    const allowed = mayDo('join', this.#journal.record.stage.type, 'newcomer');
    if (!allowed.ok) return allowed;
    return this.#change({ type: 'join', keyHash, name, choice: randomInt(1_000_000) / 1_000_000 });
  }

  #returnTo(member: Member, key: string, since: Since | undefined): Result<Admission> {
    const keyHash = sha256Hex(key);
    if (seatOfKey(this.record, keyHash) === null) return refuse('seat-not-yours');
    this.#sitDown(member, keyHash, key, since);
    return { ok: true, value: { role: 'seated', keyHash } };
  }

  #watch(member: Member, since: Since | undefined): Result<Admission> {
    if (this.#audience.isFull) return refuse('table-full');
    this.#audience.watch(member);
    // whoever looks on at an empty table waits for others: that may take longer
    if (isUnused(this.#journal.record)) this.#waitForPersons();
    this.#announcer.welcome(member, null, since);
    return { ok: true, value: { role: 'spectator' } };
  }

  #sitDown(member: Member, keyHash: string, key: string, since: Since | undefined): void {
    if (isAhead(since, this.#journal.durable.match)) {
      this.#services.logger.error({ table: this.code, since }, 'a client holds entries that the log has lost');
    }
    this.#audience.seat(keyHash, member, key)?.dismiss('taken-over');
    this.#absences.ended(keyHash);
    this.#announcer.welcome(member, keyHash, since);
    this.#announcer.presence();
    this.#personCame();
    const seat = seatOfKey(this.record, keyHash);
    if (this.#pulse !== null && seat !== null) this.#playByItself(this.#pulse.match, { type: 'return', seat });
  }

  /** From the first person on, time runs, and whoever else is missing is waited for. */
  #personCame(): void {
    this.#parking();
    this.#pulse?.start();
    this.#awaitMissing();
  }

  #awaitMissing(): void {
    for (const sitter of this.record.sitters) {
      if (sitter.kind === 'person' && !this.#audience.has(sitter.keyHash)) this.#absences.began(sitter.keyHash);
    }
  }

  #absenceLasts(keyHash: string): void {
    const seat = seatOfKey(this.#journal.record, keyHash);
    if (seat === null) return;
    if (this.#journal.record.stage.type !== 'playing') {
      if (this.#journal.record.host === keyHash) {
        void this.#change({ type: 'pass-host', present: this.#audience.present });
      }
    } else if (this.#pulse !== null) this.#playByItself(this.#pulse.match, { type: 'drop-out', seat });
  }

  async #change(change: LobbyChange): Promise<Answer> {
    const changed = changeLobby(this.#journal.record, change);
    if (!changed.ok) return changed;
    if (changed.value === this.#journal.record) return { ok: true, value: null };
    return this.#outcome(await this.#journal.save(changed.value), null);
  }

  async #leave(member: Member, admission: Admission): Promise<Answer> {
    if (admission.role === 'spectator') return { ok: true, value: null };
    const { keyHash } = admission;
    if (this.#journal.record.stage.type !== 'playing') return this.#giveUpSeat(member, keyHash);
    const left = await this.#playFor(keyHash, (seat) => ({ type: 'drop-out', seat }));
    if (left.ok) this.gone(member);
    return left;
  }

  async #giveUpSeat(member: Member, keyHash: string): Promise<Answer> {
    const seated = this.#audience.seatedAs(keyHash);
    // before it is announced: nobody is to be told that the seat is theirs no longer who has just said so
    this.#audience.unseat(member);
    const left = await this.#change({ type: 'leave', keyHash });
    if (!left.ok) {
      if (seated !== null) this.#audience.seat(keyHash, member, seated.key);
      return left;
    }
    if (isUnused(this.record)) {
      // nobody has a key to come back with
      void this.#journal.remove();
      this.#park();
      return left;
    }
    if (!this.#audience.hasPersons) this.#waitForPersons();
    return left;
  }

  async #start(): Promise<Answer> {
    const { ids, clock, catalogue, publicKey } = this.#services;
    const origin = { match: ids.matchId(), seed: ids.matchSeed(), createdAt: isoNow(clock), publicKey };
    const header = headerFor(this.#journal.record, catalogue, origin);
    if (!header.ok) return header;
    const begun = this.#journal.begin(header.value);
    if (!begun.ok) return begun;
    this.#setPulse();
    this.#personCame();
    return this.#outcome(await begun.value.committed, 1);
  }

  async #playFor(keyHash: string, command: (seat: Seat) => Command): Promise<Answer> {
    const seat = seatOfKey(this.#journal.record, keyHash);
    const pulse = this.#pulse;
    if (seat === null || pulse === null) return refuse('not-started');
    const played = this.#journal.play(pulse.match, command(seat), pulse.now());
    if (!played.ok) return played;
    pulse.beat();
    return this.#outcome(await played.value.committed, played.value.entries[0]?.seq ?? null);
  }

  /** What the table itself and its bots do; nobody waits for an answer. */
  #playByItself(match: RunningMatch, command: Command): boolean {
    const played: Result<Played> = this.#journal.play(match, command, this.#now());
    if (!played.ok) {
      this.#services.logger.debug({ table: this.code, command: command.type, code: played.refusal.code }, 'refused');
      return false;
    }
    if (command.type === 'return' || command.type === 'drop-out') this.#pulse?.beat();
    return played.value.entries.length > 0;
  }

  #outcome(outcome: CommitOutcome, seq: number | null): Answer {
    if (outcome === 'written') return { ok: true, value: seq };
    return this.#internalError(new Error(`the commit: ${outcome}`), 'commit');
  }

  #internalError(error: unknown, during: string): { ok: false; refusal: Refusal } {
    const reference = this.#services.ids.reference();
    this.#services.logger.error({ err: error, table: this.code, reference, during }, 'a request failed');
    return refuse('internal-error', { reference });
  }

  #refuse(member: Member, id: number, refusal: Refusal): void {
    this.#services.metrics.refusals.inc({ code: refusal.code });
    member.send(encodeFrame({ t: 'refused', id, refusal }));
  }

  /** One pulse for the match that is being played, none otherwise. */
  #setPulse(): void {
    const { match, record } = this.#journal;
    const playing = record.stage.type === 'playing' ? match : null;
    if (this.#pulse?.match === playing || (this.#pulse === null && playing === null)) return;
    this.#pulse?.stop();
    const { clock, logger } = this.#services;
    const play = (running: RunningMatch, command: Command) => this.#playByItself(running, command);
    this.#pulse = playing === null ? null : new MatchPulse(playing, clock, logger, play);
  }

  #now(): number {
    return this.#pulse?.now() ?? this.#journal.match?.state.at ?? 0;
  }

  #waitForPersons(): void {
    this.#parking();
    const { clock, parkMs, unusedMs } = this.#services;
    const isForgotten = isUnused(this.#journal.record) && this.#audience.isEmpty;
    this.#parking = clock.after(isForgotten ? unusedMs : parkMs, () => {
      // what is under way may be somebody who sits down
      if (this.#journal.record !== this.#journal.durable.record) this.#waitForPersons();
      else this.#park();
    });
  }

  /** Nobody is there: the table leaves the memory, and time stands still until somebody comes back. */
  #park(): void {
    this.#rest();
    this.#audience.clear((member) => member.release());
    this.#putAway(this);
  }

  #rest(): void {
    this.#parking();
    this.#absences.clear();
    this.#pulse?.stop();
  }
}
