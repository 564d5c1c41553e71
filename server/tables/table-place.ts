import type { Place, Request } from '../sockets/place.ts';
import type { Admission } from './admission.ts';
import type { Member } from './audience.ts';
import { encodeFrame } from './frames.ts';
import type { Table } from './table.ts';

/** A connection's place at a table, or beside it. */
export class TablePlace implements Place {
  readonly #table: Table;
  readonly #member: Member;
  readonly #admission: Admission;

  constructor(table: Table, member: Member, admission: Admission) {
    this.#table = table;
    this.#member = member;
    this.#admission = admission;
  }

  get kind(): Place['kind'] {
    return this.#admission.role === 'seated' ? 'seated' : 'spectating';
  }

  async request(message: Request): Promise<void> {
    if (message.t === 'host' || message.t === 'lost') {
      const refusal = { code: 'no-such-session', params: {} } as const;
      this.#member.send(encodeFrame({ t: 'refused', id: message.id, refusal }));
      return;
    }
    await this.#table.request(this.#member, this.#admission, message);
  }

  gone(): void {
    this.#table.gone(this.#member);
  }
}
