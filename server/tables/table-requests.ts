import type { Forecast } from '../../shared/match/entries.ts';
import type { Refusal } from '../../shared/match/refusals.ts';
import type { Admission } from './admission.ts';
import type { Member } from './audience.ts';
import { encodeFrame } from './frames.ts';
import { mayDo, type Role } from './permissions.ts';
import type { TableParts } from './table-parts.ts';
import type { Answer } from './table-play.ts';
import { isUnused } from './table-record.ts';
import type { TableRequest } from './table-request.ts';

type Task = Exclude<TableRequest, { t: 'ping' }>;

/** Does what members ask. */
export class TableRequests {
  readonly #parts: TableParts;

  constructor(parts: TableParts) {
    this.#parts = parts;
  }

  /** Gives exactly one answer; whoever leaves is released after it. Never rejects. */
  async request(member: Member, admission: Admission, message: TableRequest): Promise<void> {
    const { id } = message;
    if (message.t === 'ping') return member.send(encodeFrame({ t: 'pong', id, now: this.#parts.play.now }));
    const answer = await this.#answer(member, admission, message);
    if (answer.ok) member.send(encodeFrame({ t: 'done', id, ...(answer.value === null ? {} : { seq: answer.value }) }));
    else this.#refuse(member, admission, message, answer.refusal);
    if (message.t === 'leave' && answer.ok) member.release();
  }

  async #answer(member: Member, admission: Admission, message: Task): Promise<Answer> {
    const { journal, play } = this.#parts;
    try {
      const allowed = mayDo(message.t, journal.record.stage.type, this.#roleOf(admission));
      if (!allowed.ok) return allowed;
      return await this.#perform(member, admission, message);
    } catch (error) {
      return play.internalError(error, message.t);
    }
  }

  async #perform(member: Member, admission: Admission, message: Task): Promise<Answer> {
    const { services, play, attendance } = this.#parts;
    const keyHash = admission.role === 'seated' ? admission.keyHash : '';
    switch (message.t) {
      case 'rename':
        return play.change({ type: 'rename', keyHash, name: message.name });
      case 'add-bot':
        return play.change({ type: 'add-bot', strength: message.strength });
      case 'free-seat':
        return play.change({ type: 'free-seat', seat: message.seat });
      case 'set-playlist': {
        const known = new Set(services.catalogue.keys());
        return play.change({ type: 'choose-playlist', playlist: message.playlist, known });
      }
      case 'set-settings':
        return play.change({ type: 'choose-peer', peer: message.peer });
      case 'start':
        return play.start(() => attendance.begin());
      case 'leave':
        return this.#leave(member, admission);
      case 'line':
        return play.playFor(keyHash, (seat) => ({ type: 'play-line', seat, text: message.text }));
      case 'forecast':
        return play.playFor(keyHash, (seat) => ({ type: 'forecast', seat, values: message.values as Forecast }));
      case 'ready':
        return play.playFor(keyHash, (seat) => ({ type: 'ready', seat }));
      case 'disagree':
        return this.#startOver(member, admission, message.seq);
    }
  }

  #roleOf(admission: Admission): Role {
    if (admission.role === 'spectator') return 'spectator';
    return admission.keyHash === this.#parts.journal.record.host ? 'host' : 'player';
  }

  /** The member's copy of the match has gone astray: they get a new one. */
  #startOver(member: Member, admission: Admission, seq: number): Answer {
    const { services, journal, announcer } = this.#parts;
    services.metrics.disagreements.inc();
    services.logger.warn({ table: journal.record.code, seq }, 'a client disagrees with a checkpoint');
    announcer.welcome(member, admission.role === 'seated' ? admission.keyHash : null);
    return { ok: true, value: null };
  }

  async #leave(member: Member, admission: Admission): Promise<Answer> {
    const { journal, play, gone } = this.#parts;
    if (admission.role === 'spectator') return { ok: true, value: null };
    const { keyHash } = admission;
    if (journal.record.stage.type !== 'playing') return this.#giveUpSeat(member, keyHash);
    const left = await play.playFor(keyHash, (seat) => ({ type: 'drop-out', seat }));
    if (left.ok) gone(member);
    return left;
  }

  async #giveUpSeat(member: Member, keyHash: string): Promise<Answer> {
    const { audience, journal, play, attendance, park } = this.#parts;
    const seated = audience.seatedAs(keyHash);
    // before it is announced: nobody is to be told that the seat is theirs no longer who has just said so
    audience.unseat(member);
    const left = await play.change({ type: 'leave', keyHash });
    if (!left.ok) {
      if (seated !== null) audience.seat(keyHash, member, seated.key);
      return left;
    }
    if (isUnused(journal.durable.record)) {
      // nobody has a key to come back with
      void journal.remove();
      park();
      return left;
    }
    if (!audience.hasPersons) attendance.waitForPersons();
    return left;
  }

  #refuse(member: Member, admission: Admission, message: TableRequest, refusal: Refusal): void {
    if (admission.role === 'seated') this.#parts.keeper?.refused(admission.keyHash, message, refusal);
    this.#parts.services.metrics.refusals.inc({ code: refusal.code });
    member.send(encodeFrame({ t: 'refused', id: message.id, refusal }));
  }
}
