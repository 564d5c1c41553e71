import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { activitySchema, LESSON_MINUTES, TEMPLATES, tableRound } from '../../../shared/session/playlist.ts';
import { lengthOfAll, PRESET_TIMES, presetOf, TIME_PRESETS } from './times.ts';

describe('the choices of times', () => {
  it.each(TIME_PRESETS)('%s is one that a session takes, and is known again', (preset) => {
    const activity = tableRound('moving-day', { times: PRESET_TIMES[preset] });
    expect(v.is(activitySchema, activity)).toBe(true);
    expect(presetOf(activity.times)).toBe(preset);
  });

  it('are none where one second is another', () => {
    expect(presetOf({ ...PRESET_TIMES.usual, buildSeconds: 91 })).toBeNull();
  });
});

describe('the length of a playlist', () => {
  it('is what is timed, and counts what is not', () => {
    const lecture = { mode: 'lecture', title: 'x', runtime: '3.15', script: '' } as const;
    const open = tableRound('moving-day', { times: PRESET_TIMES.untimed });
    expect(lengthOfAll([tableRound('moving-day'), lecture, open])).toEqual({ seconds: 271, open: 2 });
    expect(lengthOfAll([])).toEqual({ seconds: 0, open: 0 });
  });

  it.each(LESSON_MINUTES)('fits into the lesson of %i minutes that it is for', (minutes) => {
    const { seconds } = lengthOfAll(TEMPLATES[minutes]);
    expect(seconds / 60).toBeLessThanOrEqual(minutes);
  });
});
