import { expect, it } from 'vitest';
import { ManualClock } from '../../test/server/doubles/manual-clock.ts';
import { TokenBucket } from './token-bucket.ts';

const takeAll = (bucket: TokenBucket): number => {
  let taken = 0;
  while (taken < 1_000 && bucket.take()) taken++;
  return taken;
};

it('lets a burst through, then the steady rate, and never saves up more than a burst', () => {
  const clock = new ManualClock();
  const bucket = new TokenBucket(clock, 5, 20);
  expect(takeAll(bucket)).toBe(20);
  clock.advance(199);
  expect(takeAll(bucket)).toBe(0);
  clock.advance(1);
  expect(takeAll(bucket)).toBe(1);
  clock.advance(1_000);
  expect(takeAll(bucket)).toBe(5);
  clock.advance(60_000);
  expect(takeAll(bucket)).toBe(20);
});
