/** What a table tells those who are there: only what is durable, and each only what they may see. */
import type { LoggedEntry } from '../../shared/match/entries.ts';
import type { Seat } from '../../shared/match/settings.ts';
import type { Catalogue } from '../scenario-catalogue.ts';
import type { Audience, Member } from './audience.ts';
import { encodeFrame, entryFrames, shownHeader } from './frames.ts';
import type { RunningMatch } from './running-match.ts';
import { seatOfKey, shownName, type TableRecord } from './table-record.ts';
import { connectedSeats, lobbyView, type Since, shownNames, welcome } from './table-views.ts';

/** Where the announcer looks. */
export interface Announced {
  readonly durable: { readonly record: TableRecord; readonly match: RunningMatch | null };
  /** As decided: who has come with the entries that are told has their name there already. */
  readonly named: TableRecord;
  /** Match time in ms. */
  readonly now: number;
  /** Whether it runs, or a host has stopped it. */
  readonly running: boolean;
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
    const { durable, now, running } = this.#look();
    const key = keyHash === null ? null : (this.#audience.seatedAs(keyHash)?.key ?? null);
    const shown = shownNames(durable.record);
    const match = durable.match === null ? null : { of: durable.match, now, running, shown };
    member.send(encodeFrame(welcome(this.#seatOf(keyHash), key, this.#lobby(), match, since)));
  }

  presence(): void {
    const connected = connectedSeats(this.#look().durable.record, this.#audience.present);
    this.#audience.sendAll(encodeFrame({ t: 'presence', connected }));
  }

  /** Match time has stopped, or goes on. */
  clock(): void {
    const { now, running } = this.#look();
    this.#audience.sendAll(encodeFrame({ t: 'clock', now, running }));
  }

  /**
   * The record has changed: whose seat has moved is welcomed anew, as is everybody when a name is shown otherwise, and
   * who has no seat any more is sent away.
   */
  record(before: TableRecord, after: TableRecord): void {
    const renamed = after.stage.type === 'playing' && haveOtherNames(before, after);
    const frame = encodeFrame({ t: 'lobby', lobby: this.#lobby() });
    for (const [member, keyHash] of this.#audience) {
      const seat = keyHash === null ? null : seatOfKey(after, keyHash);
      if (keyHash !== null && seat === null) member.dismiss('removed');
      else if (renamed || (keyHash !== null && seat !== seatOfKey(before, keyHash))) this.welcome(member, keyHash);
      else member.send(frame);
    }
  }

  /** What one commit made durable leaves as one frame, after the header when the match begins with it. */
  entries(match: RunningMatch, entries: readonly LoggedEntry[]): void {
    const { named, now, running } = this.#look();
    const shown = shownNames(named);
    if (entries[0]?.seq === 1) {
      const header = shownHeader(match.header, shown);
      this.#audience.sendAll(encodeFrame({ t: 'match-started', header, now, running }));
    }
    const frameFor = entryFrames(entries, shown);
    for (const [member, keyHash] of this.#audience) member.send(frameFor(this.#seatOf(keyHash)));
  }

  #seatOf(keyHash: string | null): Seat | null {
    return keyHash === null ? null : seatOfKey(this.#look().durable.record, keyHash);
  }

  #lobby() {
    return lobbyView(this.#look().durable.record, this.#audience.present, this.#catalogue);
  }
}

/** Whether somebody who was there before is called otherwise now. */
function haveOtherNames(before: TableRecord, after: TableRecord): boolean {
  return before.sitters.some((sitter, seat) => {
    const same = after.sitters[seat];
    return same !== undefined && shownName(same) !== shownName(sitter);
  });
}
