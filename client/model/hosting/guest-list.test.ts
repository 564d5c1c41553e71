import { describe, expect, it } from 'vitest';
import { expectedGuests, guestsOf, readGuestLines } from './guest-list.ts';
import { guestTable } from './guest-table.ts';
import { hashOfKey, newHostKeys } from './host-keys.ts';
import { openName } from './sealed-name.ts';

const random = (count: number) => new Uint8Array(count).fill(5);
const keys = newHostKeys(random);

describe('a guest list', () => {
  it.each([
    [
      'Ana\nBo',
      [
        ['Ana', null],
        ['Bo', null],
      ],
    ],
    [
      '  Ana López , owl \r\n\r\n小明，熊猫\n',
      [
        ['Ana López', 'owl'],
        ['小明', '熊猫'],
      ],
    ],
    ['Ana\towl', [['Ana', 'owl']]],
    ['', []],
    [', owl', []],
    [`Ana,${'x'.repeat(30)}`, [['Ana', 'x'.repeat(20)]]],
  ] as const)('%j has its lines read', (text, lines) => {
    expect(readGuestLines(text).map(({ realName, nickname }) => [realName, nickname])).toEqual(lines);
  });

  it('gives the same links again, and different ones to namesakes', () => {
    const once = guestsOf(keys, readGuestLines('Ana\nBo\nAna'));
    const again = guestsOf(keys, readGuestLines('Bo\nAna\nAna'));
    expect(new Set(once.map(({ key }) => key)).size).toBe(3);
    expect(new Set([...once, ...again].map(({ key }) => key)).size).toBe(3);
  });

  it('tells the server neither a key nor a real name', () => {
    const guests = guestsOf(keys, readGuestLines('Ana López\nZoë Quince, owl'));
    const expected = expectedGuests(keys, guests, (_guest, index) => `Guest ${index + 1}`, random);
    const text = JSON.stringify(expected);
    for (const secret of ['Ana', 'Zoë', ...guests.map(({ key }) => key)]) expect(text).not.toContain(secret);
    expect(expected.map(({ name }) => name)).toEqual(['Guest 1', 'owl']);
    expect(expected.map(({ sealedName }) => openName(keys.names, sealedName))).toEqual(['Ana López', 'Zoë Quince']);
    expect(expected.map(({ keyHash }) => keyHash)).toEqual(guests.map(({ key }) => hashOfKey(key)));
  });

  it('is a table that spreadsheet programs read and do not run', () => {
    const guests = guestsOf(keys, readGuestLines('=HYPERLINK("x")\n小"明'));
    expect(guestTable(['Name', 'Link'], guests, () => 'http://x/#k')).toBe(
      '\ufeff"Name","Link"\r\n"\'=HYPERLINK(""x"")","http://x/#k"\r\n"小""明","http://x/#k"\r\n',
    );
  });
});
