/** Values for tests of storage: shaped like the real ones, made up. */

import type { SessionRecord, Student } from '../../../server/sessions/session-record.ts';
import type { TableRecord } from '../../../server/tables/table-record.ts';
import type { LoggedEntry } from '../../../shared/match/entries.ts';
import { DEFAULT_SETTINGS, type LogHeader } from '../../../shared/match/settings.ts';
import { DEFAULT_OPTIONS } from '../../../shared/session/options.ts';
import { tableRound } from '../../../shared/session/playlist.ts';

export function sampleRecord(change: Partial<TableRecord> = {}): TableRecord {
  return {
    code: 'BCDFGH',
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    sitters: [],
    host: null,
    playlist: ['roommates'],
    settings: DEFAULT_SETTINGS,
    stage: { type: 'lobby' },
    ...change,
  };
}

export function sampleHeader(match: string, change: Partial<LogHeader> = {}): LogHeader {
  return {
    format: 'garbage-day/1',
    engine: 1,
    match,
    createdAt: '2026-01-01T00:00:00.000Z',
    runtime: '3.15',
    settings: { playlist: ['roommates'], ...DEFAULT_SETTINGS },
    players: [
      { seat: 0, name: 'Ann', kind: 'person' },
      { seat: 1, name: 'Bit', kind: 'greedy' },
    ],
    scenarios: {},
    seedHash: '00',
    seed: 'a secret',
    publicKey: '00',
    ...change,
  };
}

export function sampleEntry(seq: number): LoggedEntry {
  return { type: 'readied', seq, at: seq * 10, by: 0, hash: `hash ${seq}` };
}

export const FINISHED = [{ seat: 0, forecastPoints: 12, contractPoints: 20 }] as const;

export function finishedEntry(seq: number): LoggedEntry {
  return { type: 'finished', totals: FINISHED, seq, at: seq * 10, by: 'server', hash: `hash ${seq}` };
}

export function sampleSession(change: Partial<SessionRecord> = {}): SessionRecord {
  return {
    code: 'SESSN1',
    revision: 1,
    createdAt: '2026-11-20T10:00:00.000Z',
    touchedAt: '2026-11-20T10:00:00.000Z',
    hostKeys: [],
    screenHash: 'ab'.repeat(32),
    publicKey: 'cd'.repeat(32),
    options: DEFAULT_OPTIONS,
    activities: [tableRound('roommates')],
    stage: { type: 'lobby' },
    isPaused: false,
    isLocked: false,
    banned: [],
    screen: { show: 'lobby' },
    deal: null,
    rounds: [],
    lost: [],
    seed: 'a seed',
    nextStudent: 2,
    ...change,
  };
}

export function sampleStudent(change: Partial<Student> = {}): Student {
  return {
    id: 's1',
    keyHash: '12'.repeat(32),
    name: 'Ann',
    isNameShown: true,
    pseudonym: 'Player 1',
    sealedName: null,
    team: null,
    timeFactor: 1,
    isExpected: false,
    scores: [],
    ...change,
  };
}
