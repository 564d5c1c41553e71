import { randomInt } from 'node:crypto';
import { sha256Hex } from '../../shared/match/log-chain.ts';
import { type Result, refuse } from '../../shared/match/refusals.ts';
import type { Hello } from '../../shared/protocol/client-messages.ts';
import type { Member } from './audience.ts';
import { mayDo } from './permissions.ts';
import type { TableParts } from './table-parts.ts';
import type { Answer } from './table-play.ts';
import { isUnused, seatOfKey } from './table-record.ts';
import { isAhead, type Since } from './table-views.ts';

/** Who a connection is at its table. */
export type Admission = { readonly role: 'seated'; readonly keyHash: string } | { readonly role: 'spectator' };

/** Lets people in. */
export class Door {
  readonly #parts: TableParts;

  constructor(parts: TableParts) {
    this.#parts = parts;
  }

  /** Back to their seat with its key, to a new seat, or as a spectator. Answers with `welcome`. */
  async hello(member: Member, { key, name, role, since }: Hello): Promise<Result<Admission>> {
    if (this.#parts.journal.record.session !== undefined) return refuse('table-of-session');
    if (key !== undefined) return this.seat(member, sha256Hex(key), key, since);
    if (role === 'spectator') return this.watch(member, since);
    const newKey = this.#parts.services.ids.seatKey();
    const keyHash = sha256Hex(newKey);
    const joined = await this.#join(keyHash, name ?? null);
    if (!joined.ok) return joined;
    this.#sitDown(member, keyHash, newKey, since);
    return { ok: true, value: { role: 'seated', keyHash } };
  }

  /** Lets somebody in to their seat, without asking whether it is open to them. */
  seat(member: Member, keyHash: string, key: string, since: Since | undefined): Result<Admission> {
    if (seatOfKey(this.#parts.journal.durable.record, keyHash) === null) return refuse('seat-not-yours');
    this.#sitDown(member, keyHash, key, since);
    return { ok: true, value: { role: 'seated', keyHash } };
  }

  async #join(keyHash: string, name: string | null): Promise<Answer> {
    const { journal, play } = this.#parts;
    const allowed = mayDo('join', journal.record.stage.type, 'newcomer');
    if (!allowed.ok) return allowed;
    return play.change({ type: 'join', keyHash, name, choice: randomInt(1_000_000) / 1_000_000 });
  }

  /** Lets somebody look on; nobody at the table is told. */
  watch(member: Member, since: Since | undefined): Result<Admission> {
    const { audience, journal, attendance, announcer } = this.#parts;
    if (audience.isFull) return refuse('table-full');
    audience.watch(member);
    // whoever looks on at an empty table waits for others: that may take longer
    if (isUnused(journal.record)) attendance.waitForPersons();
    announcer.welcome(member, null, since);
    return { ok: true, value: { role: 'spectator' } };
  }

  #sitDown(member: Member, keyHash: string, key: string, since: Since | undefined): void {
    const { services, audience, journal, attendance, announcer, play } = this.#parts;
    const { record, match } = journal.durable;
    if (isAhead(since, match)) {
      services.logger.error({ table: record.code, since }, 'a client holds entries that the log has lost');
    }
    audience.seat(keyHash, member, key)?.dismiss('taken-over');
    attendance.came(keyHash);
    announcer.welcome(member, keyHash, since);
    announcer.presence();
    attendance.begin();
    const seat = seatOfKey(record, keyHash);
    if (seat !== null) play.handOver('return', seat);
  }
}
