import { expect, it } from 'vitest';
import { ManualClock } from '../../test/server/doubles/manual-clock.ts';
import { MatchClock } from './match-clock.ts';

it('goes on from where it was, and only while it runs', () => {
  const clock = new ManualClock();
  const match = new MatchClock(clock, 500);
  clock.advance(1_000);
  expect(match.now()).toBe(500);
  match.resume();
  clock.advance(250.7);
  match.resume();
  expect(match.now()).toBe(750);
  match.pause();
  clock.advance(1_000);
  expect(match.now()).toBe(750);
  expect(match.isRunning).toBe(false);
});
