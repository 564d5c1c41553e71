import { describe, expect, it } from 'vitest';
import { UNTIMED_SECONDS } from '../../shared/session/playlist.ts';
import { clockText } from './clock-text.ts';

describe('a clock', () => {
  it('counts a second until it is over', () => {
    expect(clockText(61_000)).toBe('1:01');
    expect(clockText(60_001)).toBe('1:01');
    expect(clockText(9_000)).toBe('0:09');
    expect(clockText(-5)).toBe('0:00');
  });

  it('shows nothing of a day', () => {
    expect(clockText(UNTIMED_SECONDS * 1000 - 60_000)).toBeNull();
  });
});
