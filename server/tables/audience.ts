import type { RefusalCode } from '../../shared/match/refusals.ts';
import type { Frame } from './frames.ts';

/** A connection as a table knows it. */
export interface Member {
  send(frame: Frame): void;
  /** Says why, and closes. */
  dismiss(code: RefusalCode): void;
  /** Closes without a reason: nothing is wrong. */
  release(): void;
}

interface Seated {
  readonly member: Member;
  /** The seat's secret, for its own eyes. */
  readonly key: string;
}

/** More would be a flood, not an audience. */
export const MAX_SPECTATORS = 64;

/** Who is connected: persons by the hash of their key, since seats can move, and spectators. */
export class Audience {
  readonly #seated = new Map<string, Seated>();
  readonly #spectators = new Set<Member>();

  /** The key hashes of the persons who are there. */
  get present(): ReadonlySet<string> {
    return new Set(this.#seated.keys());
  }

  get hasPersons(): boolean {
    return this.#seated.size > 0;
  }

  get isEmpty(): boolean {
    return this.#seated.size === 0 && this.#spectators.size === 0;
  }

  get isFull(): boolean {
    return this.#spectators.size >= MAX_SPECTATORS;
  }

  has(keyHash: string): boolean {
    return this.#seated.has(keyHash);
  }

  seatedAs(keyHash: string): Seated | null {
    return this.#seated.get(keyHash) ?? null;
  }

  /** Seats a person; whoever had the seat until now loses it, and is returned. */
  seat(keyHash: string, member: Member, key: string): Member | null {
    const before = this.#seated.get(keyHash)?.member ?? null;
    this.#seated.set(keyHash, { member, key });
    return before === member ? null : before;
  }

  /** Null when the seat has been taken over meanwhile, or was never that member's. */
  unseat(member: Member): string | null {
    for (const [keyHash, seated] of this.#seated) {
      if (seated.member !== member) continue;
      this.#seated.delete(keyHash);
      return keyHash;
    }
    return null;
  }

  watch(member: Member): void {
    this.#spectators.add(member);
  }

  unwatch(member: Member): void {
    this.#spectators.delete(member);
  }

  /** Everybody, with their key hash; null for spectators. */
  *[Symbol.iterator](): Iterator<readonly [member: Member, keyHash: string | null]> {
    for (const [keyHash, { member }] of this.#seated) yield [member, keyHash];
    for (const member of this.#spectators) yield [member, null];
  }

  sendAll(frame: Frame): void {
    for (const [member] of this) member.send(frame);
  }

  /** Everybody leaves; the audience is empty afterwards. */
  clear(part: (member: Member) => void): void {
    const members = [...this].map(([member]) => member);
    this.#seated.clear();
    this.#spectators.clear();
    for (const member of members) part(member);
  }
}
