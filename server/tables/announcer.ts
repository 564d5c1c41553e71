/** What a table tells those who are there: only what is durable, and each only what they may see. */
import type { LoggedEntry } from '../../shared/match/entries.ts';
import type { Seat } from '../../shared/match/settings.ts';
import { publicHeader } from '../../shared/match/view.ts';
import type { Catalogue } from '../scenario-catalogue.ts';
import type { Audience, Member } from './audience.ts';
import { encodeFrame, entryFrames } from './frames.ts';
import type { RunningMatch } from './running-match.ts';
import { seatOfKey, type TableRecord } from './table-record.ts';
import { connectedSeats, lobbyView, type Since, welcome } from './table-views.ts';

/** Where the announcer looks. */
export interface Announced {
  readonly durable: { readonly record: TableRecord; readonly match: RunningMatch | null };
  /** Match time in ms. */
  readonly now: number;
}

export class Announcer {
  readonly #audience: Audience;
  readonly #catalogue: Catalogue;
  readonly #look: () => Announced;

  constructor(audience: Audience, catalogue: Catalogue, look: () => Announced) {
    this.#audience = audience;
    this.#catalogue = catalogue;
    this.#look = look;
  }

  /** Brings a member up to date: `keyHash` is null for a spectator. */
  welcome(member: Member, keyHash: string | null, since?: Since): void {
    const { durable, now } = this.#look();
    const key = keyHash === null ? null : (this.#audience.seatedAs(keyHash)?.key ?? null);
    const match = durable.match === null ? null : { running: durable.match, now };
    member.send(encodeFrame(welcome(this.#seatOf(keyHash), key, this.#lobby(), match, since)));
  }

  presence(): void {
    const connected = connectedSeats(this.#look().durable.record, this.#audience.present);
    this.#audience.sendAll(encodeFrame({ t: 'presence', connected }));
  }

  /** The record has changed: whose seat has moved is welcomed anew, and who has none any more is sent away. */
  record(before: TableRecord, after: TableRecord): void {
    const frame = encodeFrame({ t: 'lobby', lobby: this.#lobby() });
    for (const [member, keyHash] of this.#audience) {
      const seat = keyHash === null ? null : seatOfKey(after, keyHash);
      if (keyHash !== null && seat === null) member.dismiss('removed');
      else if (keyHash !== null && seat !== seatOfKey(before, keyHash)) this.welcome(member, keyHash);
      else member.send(frame);
    }
  }

  /** What one commit made durable leaves as one frame, after the header when the match begins with it. */
  entries(match: RunningMatch, entries: readonly LoggedEntry[]): void {
    if (entries[0]?.seq === 1) {
      const header = publicHeader(match.header);
      this.#audience.sendAll(encodeFrame({ t: 'match-started', header, now: this.#look().now }));
    }
    const frameFor = entryFrames(entries);
    for (const [member, keyHash] of this.#audience) member.send(frameFor(this.#seatOf(keyHash)));
  }

  #seatOf(keyHash: string | null): Seat | null {
    return keyHash === null ? null : seatOfKey(this.#look().durable.record, keyHash);
  }

  #lobby() {
    return lobbyView(this.#look().durable.record, this.#audience.present, this.#catalogue);
  }
}
