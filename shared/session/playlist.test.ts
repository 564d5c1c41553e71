import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  activitiesSchema,
  LESSON_MINUTES,
  lengthOf,
  PLAYLIST_FORMAT,
  playlistFileSchema,
  TEMPLATES,
  tableRound,
  UNTIMED_SECONDS,
} from './playlist.ts';

const shipped = new Set(
  readdirSync(join(import.meta.dirname, '..', 'scenarios')).map((file) => file.replace(/\.py$/, '')),
);

describe.each(LESSON_MINUTES)('the playlist for %i minutes', (minutes) => {
  const activities = TEMPLATES[minutes];

  it('is one, of scenarios that are shipped', () => {
    expect(v.is(activitiesSchema, activities)).toBe(true);
    for (const activity of activities) if (activity.mode === 'tables') expect(shipped).toContain(activity.scenario);
  });

  it('leaves time to talk, and fills most of the lesson', () => {
    const length = activities.reduce((sum, activity) => sum + (lengthOf(activity) ?? 0), 0) / 60;
    expect(length).toBeLessThan(minutes);
    expect(length).toBeGreaterThan(minutes / 2);
  });
});

describe('an activity', () => {
  it('takes as long as its phases, or as long as the host wants', () => {
    expect(lengthOf(tableRound('roommates'))).toBe(25 + 90 + 60 + 6 + 30 + 60);
    expect(lengthOf(tableRound('roommates', { peerSeconds: UNTIMED_SECONDS }))).toBeNull();
    expect(lengthOf({ mode: 'lecture', title: 'Cycles', runtime: '3.15', script: '' })).toBeNull();
  });
});

describe('a playlist file', () => {
  const file = { format: PLAYLIST_FORMAT, title: 'Monday', activities: [tableRound('roommates')] };

  it('is read back', () => {
    expect(v.parse(playlistFileSchema, JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  it.each([
    ['another format', { ...file, format: 'other/1' }],
    ['no activity', { ...file, activities: [] }],
    ['a truck that there is not', { ...file, activities: [tableRound('roommates', { truck: 3 as never })] }],
    ['a field too many', { ...file, more: 1 }],
    ['a phase of no length', { ...file, activities: [tableRound('roommates', { peerSeconds: 1 })] }],
  ])('with %s is refused', (_what, wrong) => {
    expect(v.is(playlistFileSchema, wrong)).toBe(false);
  });
});
