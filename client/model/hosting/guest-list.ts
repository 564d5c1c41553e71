/** A guest list: a name on each line becomes a personal link, and an entry that the server can know its owner by. */
import { MAX_NAME_LENGTH } from '../../../shared/protocol/limits.ts';
import { guestKey, type HostKeys, hashOfKey, type RandomBytes } from './host-keys.ts';
import { sealName } from './sealed-name.ts';

/** A line of the list: `Ana López`, or `Ana López, owl` for somebody who is to be shown as owl. */
export interface GuestLine {
  readonly realName: string;
  readonly nickname: string | null;
}

export interface Guest extends GuestLine {
  /** The secret of the personal link, `/play/CODE#KEY`. */
  readonly key: string;
}

/** As the server takes it: nothing in it tells the real name or the key. */
export interface ExpectedGuest {
  readonly keyHash: string;
  readonly name: string;
  readonly sealedName: string;
}

/** The names in a pasted text, a line each; commas, semicolons and tabs (as spreadsheets copy them) part a nickname. */
export function readGuestLines(text: string): readonly GuestLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [realName = '', nickname = ''] = line.split(/[\t,;，；]/).map((part) => part.trim());
    if (realName === '') return [];
    return [{ realName, nickname: nickname === '' ? null : shortened(nickname) }];
  });
}

/** Each line with its link's secret: pasted again, the same list has the same links. */
export function guestsOf(keys: HostKeys, lines: readonly GuestLine[]): readonly Guest[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const times = (seen.get(line.realName) ?? 0) + 1;
    seen.set(line.realName, times);
    return { ...line, key: guestKey(keys, times === 1 ? line.realName : `${line.realName}#${times}`) };
  });
}

/** What the server is told. `nameFor`: what others call somebody without a nickname, by their place in the list. */
export function expectedGuests(
  keys: HostKeys,
  guests: readonly Guest[],
  nameFor: (guest: Guest, index: number) => string,
  random: RandomBytes,
): readonly ExpectedGuest[] {
  return guests.map((guest, index) => ({
    keyHash: hashOfKey(guest.key),
    name: guest.nickname ?? shortened(nameFor(guest, index)),
    sealedName: sealName(keys.publicKey, guest.realName, random),
  }));
}

/** As many characters as a name may have, none of them cut in two. */
function shortened(name: string): string {
  let text = '';
  for (const character of name) {
    if (text.length + character.length > MAX_NAME_LENGTH) break;
    text += character;
  }
  return text.trim();
}
