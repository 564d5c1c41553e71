import { describe, expect, it } from 'vitest';
import { sampleRecord } from '../../test/server/doubles/samples.ts';
import { changeLobby, type LobbyChange } from './lobby.ts';
import type { TableRecord } from './table-record.ts';

const join = (keyHash: string, name: string | null = keyHash): LobbyChange => ({
  type: 'join',
  keyHash,
  name,
  choice: 0,
});
const BOT: LobbyChange = { type: 'add-bot', strength: 'greedy' };
const leave = (keyHash: string): LobbyChange => ({ type: 'leave', keyHash });
const present = (...keys: string[]) => new Set(keys);

/** The record after all changes, each of which must be taken. */
function changedBy(changes: readonly LobbyChange[], record: TableRecord = sampleRecord()): TableRecord {
  return changes.reduce((before, change) => {
    const changed = changeLobby(before, change);
    if (!changed.ok) throw new Error(`${change.type}: ${changed.refusal.code}`);
    return changed.value;
  }, record);
}
const told = (record: TableRecord, change: LobbyChange): string => {
  const changed = changeLobby(record, change);
  return changed.ok ? 'yes' : changed.refusal.code;
};
const names = (record: TableRecord) => record.sitters.map(({ name }) => name).join(' ');

describe('changeLobby', () => {
  it.each<[string, LobbyChange[], string, string | null]>([
    ['nobody', [], '', null],
    ['the first is the host', [join('Ann'), join('Ben')], 'Ann Ben', 'Ann'],
    ['persons sit before bots', [BOT, join('Ann'), BOT, join('Ben')], 'Ann Ben Bit Byte', 'Ann'],
    ['names are unique', [join('a', 'Ann'), join('b', 'ann')], 'Ann ann 2', 'a'],
    ['whoever brings no name gets one', [join('a', null), join('b', null)], 'Panda Koala', 'a'],
    ['the next is the host when the host leaves', [join('Ann'), BOT, join('Ben'), leave('Ann')], 'Ben Bit', 'Ben'],
    ['nobody is the host of bots', [join('Ann'), BOT, leave('Ann')], 'Bit', null],
    ['a stranger cannot leave', [join('Ann'), leave('Ben')], 'Ann', 'Ann'],
    ['a name can change', [join('Ann'), { type: 'rename', keyHash: 'Ann', name: ' Zoe ' }], 'Zoe', 'Ann'],
    ['a name can change to itself', [join('Ann'), { type: 'rename', keyHash: 'Ann', name: 'Ann' }], 'Ann', 'Ann'],
    ['a bot goes', [join('Ann'), BOT, BOT, { type: 'free-seat', seat: 1 }], 'Ann Byte', 'Ann'],
    ['a person is sent away', [join('Ann'), join('Ben'), { type: 'free-seat', seat: 1 }], 'Ann', 'Ann'],
    [
      'the host passes on',
      [join('Ann'), join('Ben'), join('Cid'), { type: 'pass-host', present: present('Cid') }],
      'Ann Ben Cid',
      'Cid',
    ],
    [
      'a present host stays',
      [join('Ann'), join('Ben'), { type: 'pass-host', present: present('Ann', 'Ben') }],
      'Ann Ben',
      'Ann',
    ],
    [
      'with nobody there the host stays',
      [join('Ann'), join('Ben'), { type: 'pass-host', present: present() }],
      'Ann Ben',
      'Ann',
    ],
  ])('%s', (_case, changes, expectedNames, host) => {
    const record = changedBy(changes);
    expect(names(record)).toBe(expectedNames);
    expect(record.host).toBe(host);
  });

  it.each<[string, LobbyChange[], LobbyChange, string]>([
    ['a ninth seat', Array.from({ length: 8 }, () => BOT), join('Ann'), 'table-full'],
    ['a ninth bot', Array.from({ length: 8 }, () => BOT), BOT, 'table-full'],
    ['a bad name', [], join('a', 'x\u202Ey'), 'name-refused'],
    ['a bad new name', [join('Ann')], { type: 'rename', keyHash: 'Ann', name: 'x\ny' }, 'name-refused'],
    ['a stranger’s new name', [join('Ann')], { type: 'rename', keyHash: 'Ben', name: 'Zoe' }, 'seat-not-yours'],
    ['a seat that is not there', [join('Ann')], { type: 'free-seat', seat: 3 }, 'no-such-seat'],
    ['to free the host’s own seat', [join('Ann'), join('Ben')], { type: 'free-seat', seat: 0 }, 'bad-message'],
    [
      'an unknown scenario',
      [],
      { type: 'choose-playlist', playlist: ['roommates', 'x'], known: present('roommates') },
      'no-such-scenario',
    ],
  ])('refuses %s', (_case, before, change, code) => {
    expect(told(changedBy(before), change)).toBe(code);
  });

  it.each<[string, number, boolean, number, number]>([
    ['goes on', 0, true, 45, 2],
    ['goes off', 45, false, 0, 2],
    ['keeps a length of its own', 120, true, 120, 1],
    ['stays off', 0, false, 0, 1],
  ])('a peer round %s', (_case, before, peer, after, revision) => {
    const record = sampleRecord();
    const start = { ...record, settings: { ...record.settings, peerSeconds: before } };
    const changed = changedBy([{ type: 'choose-peer', peer }], start);
    expect(changed.settings).toEqual({ ...record.settings, peerSeconds: after });
    expect(changed.revision).toBe(revision);
  });

  it('counts revisions, of real changes only', () => {
    expect(changedBy([join('Ann'), BOT]).revision).toBe(3);
    expect(changedBy([join('Ann'), leave('Ben'), { type: 'rename', keyHash: 'Ann', name: 'Ann' }]).revision).toBe(2);
  });

  it('keeps the podium for those who played, and makes a lobby of it when the seats change', () => {
    const podium = changedBy([join('Ann'), join('Ben')], sampleRecord({ stage: { type: 'finished', match: 'm' } }));
    expect(podium.stage).toEqual({ type: 'lobby' });
    const still = { ...podium, stage: { type: 'finished', match: 'm' } } as const;
    expect(changedBy([{ type: 'rename', keyHash: 'Ann', name: 'Zoe' }], still).stage.type).toBe('finished');
    expect(changedBy([leave('Ben')], still).stage.type).toBe('lobby');
  });
});
