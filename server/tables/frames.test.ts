import { describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/match/entries.ts';
import { entryFrames } from './frames.ts';

const MOVED: Entry = { type: 'moved', line: 'a = 1', seq: 1, at: 5, by: 0 };
const FORECAST: Entry = { type: 'forecast-made', pass: 1, values: { '#1': 77 }, seq: 2, at: 6, by: 1 };
const LOGGED = { ...MOVED, hash: 'covers secrets' };

/** Everybody is called what the log calls them. */
const NOBODY = () => null;

describe('entryFrames', () => {
  it('encodes what everybody may see once, without its hash', () => {
    const frameFor = entryFrames([LOGGED], NOBODY);
    expect(frameFor(0)).toBe(frameFor(1));
    expect(frameFor(0)).toBe(frameFor(null));
    expect(JSON.parse(String(frameFor(0)))).toEqual({ t: 'entries', entries: [MOVED] });
  });

  it('encodes secrets for each viewer', () => {
    const frameFor = entryFrames([MOVED, FORECAST], NOBODY);
    expect(String(frameFor(1))).toContain('77');
    expect(String(frameFor(0))).not.toContain('77');
    expect(String(frameFor(null))).not.toContain('77');
    expect(frameFor(0)).toBe(frameFor(0));
  });
});
