import type { Member } from '../tables/audience.ts';
import { encodeFrame, type Frame } from '../tables/frames.ts';

/**
 * Somebody of a session at one of its tables: hears what the table says, but when the table sends them away they only
 * leave the table.
 */
export class GuestOfTable implements Member {
  readonly #member: Member;

  constructor(member: Member) {
    this.#member = member;
  }

  send(frame: Frame): void {
    this.#member.send(frame);
  }

  dismiss(): void {
    this.release();
  }

  release(): void {
    this.#member.send(encodeFrame({ t: 'table-left' }));
  }
}
