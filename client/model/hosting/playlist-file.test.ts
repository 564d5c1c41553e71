import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEMPLATES, tableRound } from '../../../shared/session/playlist.ts';
import { playlistFileName, readPlaylist, writePlaylist } from './playlist-file.ts';

const SCENARIOS = new Set(['moving-day', 'roommates', 'old-town', 'guest-book', 'phoenix-nest', 'night-shift']);
const [first] = TEMPLATES[10];

/** A file of one activity with something changed in it. */
function fileWith(change: Record<string, unknown>): string {
  return JSON.stringify({ format: 'garbage-day-playlist/1', title: 'x', activities: [{ ...first, ...change }] });
}

describe('a playlist as a file', () => {
  it.each([10, 30, 50] as const)('is read as it was written: %i minutes', (minutes) => {
    const read = readPlaylist(writePlaylist('Week 7', TEMPLATES[minutes]), SCENARIOS);
    expect(read).toEqual({
      ok: true,
      playlist: { format: 'garbage-day-playlist/1', title: 'Week 7', activities: TEMPLATES[minutes] },
    });
  });

  it('keeps a lecture with its script', () => {
    const lecture = { mode: 'lecture', title: '循环', runtime: '3.13', script: 'a = Node()\n# forecast\n' } as const;
    const read = readPlaylist(writePlaylist('L', [lecture]), SCENARIOS);
    expect(read.ok && read.playlist.activities).toEqual([lecture]);
  });

  it.each([
    ['no JSON', '{', { key: 'playlist.not-json' }],
    ['another format', '{"format":"garbage-day/1"}', { key: 'playlist.wrong-format' }],
    ['no object', '7', { key: 'playlist.wrong-format' }],
    [
      'no activities',
      '{"format":"garbage-day-playlist/1","title":"x","activities":[]}',
      { key: 'playlist.activity-count', params: { most: 12 } },
    ],
    [
      'no title',
      '{"format":"garbage-day-playlist/1","activities":[]}',
      { key: 'playlist.missing-in-file', params: { field: 'title' } },
    ],
    [
      'something strange beside',
      '{"format":"garbage-day-playlist/1","title":"x","activities":[],"colour":1}',
      { key: 'playlist.activity-count' },
    ],
    [
      'an unknown scenario',
      fileWith({ scenario: 'no-such' }),
      { key: 'playlist.no-such-scenario', params: { number: 1, scenario: 'no-such' } },
    ],
    [
      'a scenario that is no id',
      fileWith({ scenario: '../x' }),
      { key: 'playlist.wrong-in-activity', params: { number: 1, field: 'scenario', value: '"../x"' } },
    ],
    [
      'a time that is too short',
      fileWith({ times: { ...(first?.mode === 'tables' ? first.times : {}), buildSeconds: 2 } }),
      { key: 'playlist.wrong-in-activity', params: { number: 1, field: 'times.buildSeconds', value: '2' } },
    ],
    [
      'a missing field',
      fileWith({ contracts: undefined }),
      { key: 'playlist.missing-in-activity', params: { number: 1, field: 'contracts' } },
    ],
    [
      'an unknown field',
      fileWith({ colour: 'red' }),
      { key: 'playlist.unknown-in-activity', params: { number: 1, field: 'colour' } },
    ],
    [
      'an unknown mode',
      fileWith({ mode: 'solo' }),
      { key: 'playlist.wrong-in-activity', params: { number: 1, field: 'mode', value: '"solo"' } },
    ],
    [
      'too many',
      writePlaylist(
        'x',
        Array.from({ length: 13 }, () => tableRound('moving-day')),
      ),
      { key: 'playlist.activity-count' },
    ],
  ] as const)('says what is wrong with %s', (_title, text, saying) => {
    expect(readPlaylist(text, SCENARIOS)).toMatchObject({ ok: false, saying });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => !readPlaylist(text, SCENARIOS).ok));
  });

  it.each([
    ['Week 7: cycles!', 'week-7-cycles.playlist.json'],
    ['内存管理', '内存管理.playlist.json'],
    ['../..', 'playlist.playlist.json'],
  ])('%s is called %s', (title, name) => {
    expect(playlistFileName(title)).toBe(name);
  });
});
