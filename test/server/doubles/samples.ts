/** Values for tests of storage: shaped like the real ones, made up. */
import type { TableRecord } from '../../../server/tables/table-record.ts';
import type { LoggedEntry } from '../../../shared/match/entries.ts';
import { DEFAULT_SETTINGS, type LogHeader } from '../../../shared/match/settings.ts';

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
