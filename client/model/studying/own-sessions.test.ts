import { describe, expect, it } from 'vitest';
import type { OwnNote } from '../beliefs/own-note.ts';
import type { TextStore } from '../preferences.ts';
import { type OwnRound, type OwnSession, openOwnSessions } from './own-sessions.ts';

function mapStore(): TextStore {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}

function session(code: string, points = 0): Omit<OwnSession, 'rounds' | 'notes'> {
  return {
    code,
    title: 'Lesson',
    name: 'Ana',
    who: 'a',
    forecastPoints: points,
    contractPoints: 0,
    rank: null,
    students: 6,
  };
}

function round(match: string, forecastPoints: number): OwnRound {
  return { match, title: { en: 'Roommates', zh: '室友' }, forecastPoints, contractPoints: 10, isLecture: false };
}

describe('own sessions', () => {
  it('keep their rounds when the session goes on, also in the next page', () => {
    const store = mapStore();
    const sessions = openOwnSessions(store);
    sessions.keep(session('AAAA'));
    sessions.keepRound('AAAA', round('m1', 5));
    sessions.keep(session('AAAA', 5));
    const again = openOwnSessions(store).list.value;
    expect(again).toEqual([{ ...session('AAAA', 5), rounds: [round('m1', 5)], notes: [] }]);
  });

  it('take a round anew instead of twice', () => {
    const sessions = openOwnSessions(mapStore());
    sessions.keep(session('AAAA'));
    for (const points of [5, 7]) sessions.keepRound('AAAA', round('m1', points));
    sessions.keepRound('AAAA', round('m2', -3));
    expect(sessions.list.value[0]?.rounds).toEqual([round('m1', 7), round('m2', -3)]);
  });

  it('keep what the forecasts say, a round anew instead of twice, and read what was kept before there were notes', () => {
    const store = mapStore();
    const sessions = openOwnSessions(store);
    sessions.keep(session('AAAA'));
    const note = (of: string, percent: number): OwnNote => ({
      round: of,
      title: { en: 'Roommates', zh: '室友' },
      said: [{ stake: '#1', percent, truth: false }],
      disputed: [{ belief: 'counts-alone', stake: '#1', matter: 0, reason: null }],
    });
    sessions.keepNotes('AAAA', [note('m1.0', 10)]);
    sessions.keepNotes('AAAA', [note('m1.0', 20), note('m2.0', 30)]);
    sessions.keep(session('AAAA', 5));
    expect(openOwnSessions(store).list.value[0]?.notes).toEqual([note('m1.0', 20), note('m2.0', 30)]);
    store.write('garbage-day.attended', JSON.stringify([{ ...session('BBBB'), rounds: [] }]));
    expect(openOwnSessions(store).list.value).toEqual([{ ...session('BBBB'), rounds: [], notes: [] }]);
  });

  it('begin anew for somebody else at the same device', () => {
    const sessions = openOwnSessions(mapStore());
    sessions.keep(session('AAAA'));
    sessions.keepRound('AAAA', round('m1', 5));
    sessions.keep({ ...session('AAAA'), who: 'b' });
    expect(sessions.list.value).toEqual([{ ...session('AAAA'), who: 'b', rounds: [], notes: [] }]);
  });

  it('forget the oldest of more than twenty, and what is asked for', () => {
    const sessions = openOwnSessions(mapStore());
    for (let index = 10; index < 35; index++) sessions.keep(session(`S0${index}`));
    expect(sessions.list.value).toHaveLength(20);
    expect(sessions.list.value[0]?.code).toBe('S034');
    sessions.forget('S034');
    expect(sessions.list.value[0]?.code).toBe('S033');
  });

  it('start anew from what cannot be read', () => {
    const store = mapStore();
    store.write('garbage-day.attended', '[{"code":1}, 2');
    expect(openOwnSessions(store).list.value).toEqual([]);
  });
});
