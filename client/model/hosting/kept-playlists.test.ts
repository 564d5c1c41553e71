import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../../shared/session/playlist.ts';
import type { TextStore } from '../preferences.ts';
import { openKeptPlaylists } from './kept-playlists.ts';
import { openRecentSessions } from './recent-sessions.ts';

function mapStore(): TextStore {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}

const session = (code: string, at = '2026-11-21T12:00:00.000Z') => ({ code, title: code, fragment: 'f', at });

describe('the playlists that a browser keeps', () => {
  it('are there again, by title, one for each title', () => {
    const store = mapStore();
    const playlists = openKeptPlaylists(store);
    playlists.keep('b', TEMPLATES[10]);
    playlists.keep('a', TEMPLATES[10]);
    playlists.keep('b', TEMPLATES[50]);
    expect(openKeptPlaylists(store).list.value.map(({ title, activities }) => [title, activities.length])).toEqual([
      ['a', TEMPLATES[10].length],
      ['b', TEMPLATES[50].length],
    ]);
    playlists.forget('a');
    expect(openKeptPlaylists(store).list.value.map(({ title }) => title)).toEqual(['b']);
  });

  it.each(['nonsense', '{}', '[{"format":"garbage-day-playlist/0"}]'])('are none where %s was kept', (text) => {
    const store = mapStore();
    store.write('garbage-day.playlists', text);
    expect(openKeptPlaylists(store).list.value).toEqual([]);
  });
});

describe('the sessions that were hosted here', () => {
  it('are there again, newest first, each once, and not for ever', () => {
    const store = mapStore();
    const sessions = openRecentSessions(store);
    for (let number = 10; number < 35; number++) sessions.keep(session(`CODE${number}`));
    sessions.keep(session('CODE30'));
    const codes = openRecentSessions(store).list.value.map(({ code }) => code);
    expect(codes).toHaveLength(20);
    expect(codes.slice(0, 3)).toEqual(['CODE30', 'CODE34', 'CODE33']);
    sessions.forget('CODE30');
    expect(openRecentSessions(store).list.value[0]?.code).toBe('CODE34');
  });

  it('are none where something else was kept', () => {
    const store = mapStore();
    store.write('garbage-day.hosted', '[{"code":"<b>"}]');
    expect(openRecentSessions(store).list.value).toEqual([]);
  });
});
